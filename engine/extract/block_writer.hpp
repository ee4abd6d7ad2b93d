// Collects the blocks of a document while a reader walks through its markup: the one place where
// strangers' text is made clean, and where the limits for a whole document are kept.
//
// Used by the readers of formats without pages (HTML, DOCX, ODT, text); a PDF's blocks come from
// layout. Not thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/extract/reader.hpp"

namespace probant::extract {

/// Well-formed UTF-8 in NFC with no control characters: runs of white space become one space, ends
/// are trimmed. A no-break space on its own stays what it is.
std::string clean(std::string_view text);

/// A list item with more bytes than this is a paragraph that somebody numbered.
inline constexpr std::size_t kLongItem = 600;

class BlockWriter {
 public:
    BlockWriter(std::string format, const Limits& limits);

    /// Each takes text as the markup has it, cleans it, and ignores what is then empty.
    void heading(int level, std::string_view text);
    /// A paragraph that begins with a bullet sign is taken as a list item, but a long one after a
    /// dash is speech.
    void paragraph(std::string_view text);
    /// Items that follow one another make one list, until end_list() or any other block. An item as
    /// long as a paragraph becomes a paragraph of its own.
    void item(std::string_view text);
    void end_list() { list_open_ = false; }
    /// Empty cells are left out, and so are rows without any text.
    void table(const std::vector<std::vector<std::string>>& rows);

    /// A note is kept once, however often it is made.
    void note(std::string_view code, std::string_view message);

    /// The notes that several readers make.
    void note_too_deep(int depth);
    void note_damaged();

    /// A limit was passed: nothing more is taken, and a note says so.
    bool full() const { return full_; }
    /// Some block is more than a heading.
    bool has_body() const { return has_body_; }

    void title(std::string_view text) { document_.title = clean(text); }
    /// Takes a BCP 47 tag, ignores anything else.
    void language(std::string_view tag);
    /// Takes an ISO 8601 date, with or without a time; false for anything else.
    bool date(std::string_view text);
    const document::Document& document() const { return document_; }

    document::Document take();

 private:
    void add(document::BlockKind kind, std::string text, int level = 0);
    bool has_room(std::string& text);

    document::Document document_;
    std::size_t text_bytes_;
    std::size_t used_ = 0;
    bool list_open_ = false;
    bool full_ = false;
    bool has_body_ = false;
};

}  // namespace probant::extract
