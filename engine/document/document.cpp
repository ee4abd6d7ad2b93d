#include "engine/document/document.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "engine/base/result.hpp"
#include "engine/base/utf8.hpp"

namespace probant::document {
namespace {

constexpr std::array kKinds{
    std::pair{BlockKind::Heading, std::string_view{"heading"}},
    std::pair{BlockKind::Paragraph, std::string_view{"paragraph"}},
    std::pair{BlockKind::List, std::string_view{"list"}},
    std::pair{BlockKind::Table, std::string_view{"table"}},
};

BlockKind kind_named(std::string_view wanted) {
    for (const auto& [kind, text] : kKinds) {
        if (text == wanted) return kind;
    }
    return BlockKind::Paragraph;
}

nlohmann::json pieces_to_json(const std::vector<Piece>& pieces) {
    nlohmann::json out = nlohmann::json::array();
    for (const Piece& p : pieces) {
        out.push_back({p.begin, p.end, p.box.page, p.box.x0, p.box.y0, p.box.x1, p.box.y1});
    }
    return out;
}

std::vector<Piece> pieces_from_json(const nlohmann::json& json) {
    std::vector<Piece> pieces;
    pieces.reserve(json.size());
    for (const auto& p : json) {
        pieces.push_back({p.at(0).get<std::size_t>(),
                          p.at(1).get<std::size_t>(),
                          {p.at(2).get<int>(), p.at(3).get<double>(), p.at(4).get<double>(),
                           p.at(5).get<double>(), p.at(6).get<double>()}});
    }
    return pieces;
}

/// A part of a block: bytes [begin, end), with a prefix that is repeated (a table's header).
struct Part {
    std::size_t begin, end;
    std::size_t header_end = 0;  ///< bytes [0, header_end) are put in front
};

std::vector<std::size_t> line_starts(std::string_view text) {
    std::vector<std::size_t> starts{0};
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') starts.push_back(i + 1);
    }
    return starts;
}

/// The header of a table: its first row, with the row below where the first is a title of one cell.
std::size_t header_rows(std::string_view text, const std::vector<std::size_t>& starts) {
    if (starts.size() < 3) return 0;
    const std::string_view first = text.substr(0, starts[1]);
    return first.find(" | ") == std::string_view::npos ? 2 : 1;
}

std::vector<Part> split_lines(const Block& block, const PassageRules& rules) {
    const std::vector<std::size_t> starts = line_starts(block.text);
    const auto most_rows = static_cast<std::size_t>(std::max(rules.most_rows, 3));
    const bool table = block.kind == BlockKind::Table;
    if (block.text.size() <= rules.most_bytes && (!table || starts.size() <= most_rows)) {
        return {{0, block.text.size()}};
    }
    const std::size_t header = table ? header_rows(block.text, starts) : 0;
    const std::size_t header_end = header == 0 ? 0 : starts[header];
    std::vector<Part> parts;
    std::size_t first = 0;
    for (std::size_t row = 1; row <= starts.size(); ++row) {
        const std::size_t end = row < starts.size() ? starts[row] - 1 : block.text.size();
        const bool last = row == starts.size();
        const std::size_t next_end =
            last ? end : (row + 1 < starts.size() ? starts[row + 1] - 1 : block.text.size());
        const bool full = (table && row - first >= most_rows) ||
                          next_end - starts[first] + header_end > rules.most_bytes;
        if (!last && !full) continue;
        parts.push_back({starts[first], end, parts.empty() ? 0 : header_end});
        first = row;
    }
    return parts;
}

bool ends_sentence(std::string_view text, std::size_t space) {
    if (space == 0 || text[space] != ' ') return false;
    const char before = text[space - 1];
    return before == '.' || before == '!' || before == '?' || before == ';';
}

std::vector<Part> split_sentences(const Block& block, const PassageRules& rules) {
    std::vector<Part> parts;
    const std::string_view text = block.text;
    std::size_t begin = 0;
    while (text.size() - begin > rules.most_bytes) {
        std::size_t cut = begin + rules.most_bytes;
        const std::size_t least = begin + rules.most_bytes / 2;
        while (cut > least && !ends_sentence(text, cut)) --cut;
        if (cut == least) {
            cut = text.rfind(' ', begin + rules.most_bytes);
            if (cut == std::string_view::npos || cut <= least) {
                cut = base::boundary_before(text, begin + rules.most_bytes);
            }
        }
        parts.push_back({begin, cut});
        begin = cut < text.size() && text[cut] == ' ' ? cut + 1 : cut;
    }
    if (begin < text.size()) parts.push_back({begin, text.size()});
    return parts;
}

std::vector<Part> split(const Block& block, const PassageRules& rules) {
    if (block.kind == BlockKind::List || block.kind == BlockKind::Table) {
        return split_lines(block, rules);
    }
    return split_sentences(block, rules);
}

/// The pieces of bytes [begin, end), counted from `at` in the new text.
void copy_pieces(const Block& block, std::size_t begin, std::size_t end, std::size_t at,
                 std::vector<Piece>& out) {
    for (const Piece& piece : block.pieces) {
        const std::size_t from = std::max(piece.begin, begin);
        const std::size_t to = std::min(piece.end, end);
        if (from < to) out.push_back({from - begin + at, to - begin + at, piece.box});
    }
}

Passage make_passage(const Block& block, const Part& part, std::size_t block_at) {
    Passage passage;
    passage.kind = block.kind;
    passage.repeated = part.header_end;
    passage.text = block.text.substr(0, part.header_end);
    copy_pieces(block, 0, part.header_end, 0, passage.pieces);
    const std::size_t at = passage.text.size();
    passage.text += block.text.substr(part.begin, part.end - part.begin);
    copy_pieces(block, part.begin, part.end, at, passage.pieces);
    const std::string_view text = block.text;
    passage.begin = block_at + base::code_points(text, part.begin);
    passage.end = passage.begin + base::code_points(text.substr(part.begin, part.end - part.begin));
    passage.page = block.page;
    for (const Piece& piece : passage.pieces) {
        if (piece.begin >= at) {
            passage.page = piece.box.page;
            break;
        }
    }
    return passage;
}

/// The context of bytes [begin, end) of the document's text.
void add_context(std::string_view text, std::size_t begin, std::size_t end, Passage& passage) {
    std::size_t from = begin;
    for (std::size_t n = 0; n < kContext && from > 0; ++n)
        from = base::boundary_before(text, from - 1);
    std::size_t to = end;
    for (std::size_t n = 0; n < kContext && to < text.size(); ++n) {
        do ++to;
        while (to < text.size() && base::boundary_before(text, to) != to);
    }
    passage.before = text.substr(from, begin - from);
    passage.after = text.substr(end, to - end);
}

/// The headings above the place that was reached.
class HeadingPath {
 public:
    void enter(const Block& heading) {
        const int level = std::max(heading.level, 1);
        std::erase_if(open_, [&](const auto& above) { return above.first >= level; });
        open_.emplace_back(level, heading.text);
    }
    std::vector<std::string> path() const {
        std::vector<std::string> path;
        path.reserve(open_.size());
        for (const auto& above : open_) path.push_back(above.second);
        return path;
    }

 private:
    std::vector<std::pair<int, std::string>> open_;
};

}  // namespace

std::string_view name(BlockKind kind) {
    for (const auto& [known, text] : kKinds) {
        if (known == kind) return text;
    }
    PROBANT_BUG("a block kind without a name");
}

std::string full_text(const Document& document) {
    std::string text;
    for (const Block& block : document.blocks) {
        if (!text.empty()) text += "\n\n";
        text += block.text;
    }
    return text;
}

std::vector<Passage> passages(const Document& document, const PassageRules& rules) {
    const bool only_headings =
        std::all_of(document.blocks.begin(), document.blocks.end(),
                    [](const Block& b) { return b.kind == BlockKind::Heading; });
    std::vector<Passage> out;
    HeadingPath headings;
    const std::string text = full_text(document);
    std::size_t at = 0;  // code points of the full text before this block
    std::size_t byte = 0;
    bool first = true;
    for (const Block& block : document.blocks) {
        if (!first && byte > 0) {  // full_text() parts blocks only after some text
            at += 2;
            byte += 2;
        }
        first = false;
        if (block.kind == BlockKind::Heading && !only_headings) {
            headings.enter(block);
        } else if (!block.text.empty()) {
            for (const Part& part : split(block, rules)) {
                Passage passage = make_passage(block, part, at);
                passage.ordinal = static_cast<int>(out.size());
                passage.headings = headings.path();
                add_context(text, byte + part.begin, byte + part.end, passage);
                out.push_back(std::move(passage));
            }
        }
        at += base::code_points(block.text);
        byte += block.text.size();
    }
    return out;
}

void to_json(nlohmann::json& json, const Note& note) {
    json = {{"code", note.code}, {"message", note.message}, {"page", note.page}};
}

void from_json(const nlohmann::json& json, Note& note) {
    json.at("code").get_to(note.code);
    json.at("message").get_to(note.message);
    json.at("page").get_to(note.page);
}

void to_json(nlohmann::json& json, const Document& document) {
    nlohmann::json blocks = nlohmann::json::array();
    for (const Block& b : document.blocks) {
        blocks.push_back({{"kind", name(b.kind)},
                          {"text", b.text},
                          {"level", b.level},
                          {"page", b.page},
                          {"pieces", pieces_to_json(b.pieces)}});
    }
    json = {{"format", document.format}, {"title", document.title}, {"language", document.language},
            {"date", document.date},     {"pages", document.pages}, {"blocks", std::move(blocks)},
            {"notes", document.notes}};
}

void from_json(const nlohmann::json& json, Document& document) {
    json.at("format").get_to(document.format);
    json.at("title").get_to(document.title);
    json.at("language").get_to(document.language);
    json.at("date").get_to(document.date);
    json.at("pages").get_to(document.pages);
    json.at("notes").get_to(document.notes);
    document.blocks.clear();
    for (const auto& b : json.at("blocks")) {
        Block block;
        block.kind = kind_named(b.at("kind").get<std::string>());
        b.at("text").get_to(block.text);
        b.at("level").get_to(block.level);
        b.at("page").get_to(block.page);
        block.pieces = pieces_from_json(b.at("pieces"));
        document.blocks.push_back(std::move(block));
    }
}

void to_json(nlohmann::json& json, const Passage& passage) {
    json = {{"ordinal", passage.ordinal},   {"kind", name(passage.kind)},
            {"text", passage.text},         {"headings", passage.headings},
            {"page", passage.page},         {"range", {passage.begin, passage.end}},
            {"repeated", passage.repeated}, {"before", passage.before},
            {"after", passage.after},       {"pieces", pieces_to_json(passage.pieces)}};
}

void from_json(const nlohmann::json& json, Passage& passage) {
    json.at("ordinal").get_to(passage.ordinal);
    passage.kind = kind_named(json.at("kind").get<std::string>());
    json.at("text").get_to(passage.text);
    json.at("headings").get_to(passage.headings);
    json.at("page").get_to(passage.page);
    passage.begin = json.at("range").at(0).get<std::size_t>();
    passage.end = json.at("range").at(1).get<std::size_t>();
    json.at("repeated").get_to(passage.repeated);
    json.at("before").get_to(passage.before);
    json.at("after").get_to(passage.after);
    passage.pieces = pieces_from_json(json.at("pieces"));
}

}  // namespace probant::document
