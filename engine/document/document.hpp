// What a file says, in reading order: the form in which every reader hands over its document.
//
// Road: archive > worker > extract > layout > [document] > passages > text > index.
// Units: text is well-formed UTF-8, NFC, without soft hyphens; offsets are bytes into it; boxes are
// PDF points (1/72 inch) from the top left corner of the page as it is shown; pages count from 1,
// 0 means that the format has no pages (HTML, DOCX, ODT, TXT).
#pragma once

#include <cstddef>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace probant::document {

struct Box {
    int page = 0;
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;

    bool operator==(const Box&) const = default;
};

/// The part of a text that stands in one box: bytes [begin, end) of the block's or passage's text.
/// A word parted at a line end gives two pieces that meet inside the joined word.
struct Piece {
    std::size_t begin = 0, end = 0;
    Box box;

    bool operator==(const Piece&) const = default;
};

enum class BlockKind { Heading, Paragraph, List, Table };
std::string_view name(BlockKind kind);

/// One block as laid out. Items of a list and rows of a table are parted by "\n", cells by " | ".
struct Block {
    BlockKind kind = BlockKind::Paragraph;
    std::string text;
    int level = 0;                ///< of a heading: 1 is the highest
    int page = 0;                 ///< where it begins
    std::vector<Piece> pieces{};  ///< empty where the format has no pages
};

/// Something that could not be read although the rest could. Shown in the ledger.
struct Note {
    std::string code;     ///< stable word: "page-without-text", "truncated", "broken-page" …
    std::string message;  ///< for people
    int page = 0;         ///< 0: the whole document
};

struct Document {
    std::string format;    ///< "pdf", "html", "docx", "odt", "txt"
    std::string title;     ///< from the metadata, else empty
    std::string language;  ///< as declared by the file (BCP 47), else empty
    std::string date;      ///< as declared by the file (ISO 8601), else empty
    int pages = 0;
    std::vector<Block> blocks{};
    std::vector<Note> notes{};
};

/// The unit that is indexed, scored and cited: a paragraph, a group of list items or table rows.
struct Passage {
    int ordinal = 0;  ///< place in the document, from 0
    BlockKind kind = BlockKind::Paragraph;
    std::string text;
    std::vector<std::string> headings{};  ///< path of headings above it, highest first
    int page = 0;
    std::size_t begin = 0, end = 0;  ///< code points of the document's text, see full_text()
    std::size_t repeated = 0;  ///< bytes at the front of `text` that are a table's header, repeated
    std::string before{}, after{};  ///< up to kContext code points of the document's text around it
    std::vector<Piece> pieces{};
};

inline constexpr std::size_t kContext = 40;

/// The blocks' texts joined by "\n\n". Anchors count code points of this text.
std::string full_text(const Document& document);

/// Limits for passages; the defaults are those that every part of Probant uses.
struct PassageRules {
    std::size_t most_bytes = 4000;  ///< a longer block is split at sentence ends, rows or items
    int most_rows = 14;             ///< a longer table is split; its header row is repeated
};

/// Parts a document into passages in reading order. Headings become the path of what follows them
/// and no passages of their own, except where a heading has nothing below it at all.
std::vector<Passage> passages(const Document& document, const PassageRules& rules = {});

/// JSON forms, used for the worker's answer and for what the index stores. from_json throws
/// nlohmann::json::exception on another form.
void to_json(nlohmann::json& json, const Document& document);
void from_json(const nlohmann::json& json, Document& document);
void to_json(nlohmann::json& json, const Passage& passage);
void from_json(const nlohmann::json& json, Passage& passage);
void to_json(nlohmann::json& json, const Note& note);
void from_json(const nlohmann::json& json, Note& note);

}  // namespace probant::document
