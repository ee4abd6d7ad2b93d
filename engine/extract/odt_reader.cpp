// OpenDocument texts, packed (.odt) and flat (.fodt).

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "engine/extract/block_writer.hpp"
#include "engine/extract/odt_styles.hpp"
#include "engine/extract/reader.hpp"
#include "engine/extract/table_draft.hpp"
#include "engine/extract/xml.hpp"
#include "engine/extract/zip.hpp"

namespace probant::extract {
namespace {

using Node = pugi::xml_node;

/// Deleted text, remarks, indexes that repeat the headings, and what is not shown.
bool is_never_text(const Node& node) {
    static constexpr std::array<std::string_view, 12> kNever{
        "tracked-changes", "annotation",     "table-of-content", "note-citation", "ruby-text",
        "hidden-text",     "script",         "object",           "binary-data",   "desc",
        "forms",           "event-listeners"};
    const std::string_view name = local_name(node);
    // svg:title is the name of a picture, text:title a field that shows the document's title.
    if (name == "title") return std::string_view(node.name()).starts_with("svg:");
    return std::find(kNever.begin(), kNever.end(), name) != kNever.end() ||
           name.ends_with("-index") || name.ends_with("-decls") ||
           attribute(node, "display") == "none";
}

class OdtBody {
 public:
    OdtBody(BlockWriter& writer, const OdtStyles& styles, int depth)
        : writer_(writer), styles_(styles), depth_(depth) {}

    void read(const Node& parent);

 private:
    // `depth` is how much deeper the walk may still go.
    void blocks(const Node& parent, int depth);
    void block(const Node& node, int depth);
    void paragraph(const Node& node, int depth, bool in_list);
    void items(const Node& list, int depth);
    void table(const Node& node, int depth);
    void add_rows(const Node& node, int depth, TableDraft& draft);
    void add_row(const Node& node, int depth, TableDraft& draft);
    void cell(const Node& node, int depth, std::string& text, std::size_t& paragraphs,
              TableDraft& draft);
    /// Text inside a paragraph. Text boxes are put into `later`, notes into notes_.
    void inline_text(const Node& parent, int depth, std::string& out, std::vector<Node>& later);
    int level_of(const Node& node) const;
    bool too_deep(int depth);

    BlockWriter& writer_;
    const OdtStyles& styles_;
    int depth_;
    std::vector<Node> notes_{};
};

void OdtBody::read(const Node& parent) {
    blocks(parent, depth_);
    // A note may hold further notes.
    while (!notes_.empty()) {
        for (const Node& note : std::exchange(notes_, {})) {
            writer_.end_list();
            blocks(note, depth_);
        }
    }
}

bool OdtBody::too_deep(int depth) {
    if (depth > 0) return false;
    writer_.note_too_deep(depth_);
    return true;
}

void OdtBody::blocks(const Node& parent, int depth) {
    if (too_deep(depth)) return;
    for (const Node& each : parent.children()) {
        if (writer_.full()) return;
        block(each, depth);
    }
}

void OdtBody::block(const Node& node, int depth) {
    const std::string_view name = local_name(node);
    if (name == "p" || name == "h") {
        paragraph(node, depth - 1, false);
    } else if (name == "list") {
        writer_.end_list();
        items(node, depth - 1);
        writer_.end_list();
    } else if (name == "table") {
        table(node, depth - 1);
    } else if (!name.empty() && !is_never_text(node)) {
        blocks(node, depth - 1);
    }
}

int OdtBody::level_of(const Node& node) const {
    if (local_name(node) != "h") return styles_.heading_level(attribute(node, "style-name"));
    int level = 1;
    const std::string_view text = attribute(node, "outline-level");
    std::from_chars(text.data(), text.data() + text.size(), level);
    return std::max(level, 1);
}

void OdtBody::paragraph(const Node& node, int depth, bool in_list) {
    std::string text;
    std::vector<Node> later;
    inline_text(node, depth, text, later);
    if (const int level = level_of(node); level > 0) {
        writer_.heading(level, text);
    } else if (in_list) {
        writer_.item(text);
    } else {
        writer_.paragraph(text);
    }
    for (const Node& each : later) block(each, depth - 1);
}

/// An item's first paragraph is the item, further ones go on with it as items of their own.
void OdtBody::items(const Node& list, int depth) {
    if (too_deep(depth)) return;
    for (const Node& each : list.children()) {
        const std::string_view name = local_name(each);
        if (name == "p" || name == "h") {
            paragraph(each, depth - 1, true);
        } else if (name == "table") {
            table(each, depth - 1);
        } else if (!name.empty() && !is_never_text(each)) {
            items(each, depth - 1);
        }
    }
}

void OdtBody::inline_text(const Node& parent, int depth, std::string& out,
                          std::vector<Node>& later) {
    if (too_deep(depth)) return;
    for (const Node& each : parent.children()) {
        const std::string_view name = local_name(each);
        if (name.empty()) {
            if (each.type() != pugi::node_comment) out += each.value();
        } else if (name == "s" || name == "tab" || name == "line-break") {
            out += ' ';
        } else if (name == "note") {
            notes_.push_back(child(each, "note-body"));
        } else if (name == "text-box" || name == "table" || name == "list") {
            later.push_back(each);
        } else if (!is_never_text(each)) {
            inline_text(each, depth - 1, out, later);
        }
    }
}

void OdtBody::table(const Node& node, int depth) {
    TableDraft draft;
    const std::vector<Node> notes = notes_;
    add_rows(node, depth, draft);
    if (draft.is_layout()) {
        notes_ = notes;
        writer_.end_list();
        blocks(node, depth);
    } else {
        writer_.table(draft.rows());
    }
}

void OdtBody::add_rows(const Node& node, int depth, TableDraft& draft) {
    if (too_deep(depth)) return;
    for (const Node& each : node.children()) {
        const std::string_view name = local_name(each);
        if (name == "table-row") {
            add_row(each, depth - 1, draft);
        } else if (name == "table-header-rows" || name == "table-rows" ||
                   name == "table-row-group") {
            add_rows(each, depth - 1, draft);
        }
    }
}

void OdtBody::add_row(const Node& node, int depth, TableDraft& draft) {
    draft.start_row();
    for (const Node& each : node.children()) {
        if (local_name(each) != "table-cell") continue;
        std::string text;
        std::size_t paragraphs = 0;
        cell(each, depth - 1, text, paragraphs, draft);
        draft.add_cell(text, paragraphs);
    }
}

void OdtBody::cell(const Node& node, int depth, std::string& text, std::size_t& paragraphs,
                   TableDraft& draft) {
    if (too_deep(depth)) return;
    for (const Node& each : node.children()) {
        const std::string_view name = local_name(each);
        if (name == "p" || name == "h") {
            std::vector<Node> later;
            const std::size_t before = text.size();
            inline_text(each, depth - 1, text, later);
            paragraphs += text.size() > before ? 1 : 0;
            text += ' ';
            if (!later.empty() || level_of(each) > 0) draft.mark_blocks();
        } else if (name == "table") {
            draft.mark_blocks();
        } else if (!name.empty() && !is_never_text(each)) {
            cell(each, depth - 1, text, paragraphs, draft);
        }
    }
}

// ---- parts of the container

void read_metadata(BlockWriter& writer, const Node& root, const OdtStyles& styles) {
    writer.language(styles.language());
    const Node meta = child(root, "meta");
    writer.title(text_below(child(meta, "title")));
    writer.language(text_below(child(meta, "language")));
    if (!writer.date(text_below(child(meta, "creation-date")))) {
        writer.date(text_below(child(meta, "date")));
    }
}

bool is_wanted(std::string_view name) {
    return name == "content.xml" || name == "styles.xml" || name == "meta.xml" ||
           name == "meta-inf/manifest.xml";
}

base::Result<document::Document> read_flat(std::string_view bytes, const Limits& limits) {
    base::Result<Xml> xml = parse_xml(std::string(bytes));
    if (!xml) return base::fail(xml.error());
    OdtStyles styles;
    styles.read(xml->root());
    BlockWriter writer("odt", limits);
    read_metadata(writer, xml->root(), styles);
    OdtBody(writer, styles, limits.depth).read(child(child(xml->root(), "body"), "text"));
    if (xml->damaged) writer.note_damaged();
    return writer.take();
}

}  // namespace

base::Result<document::Document> read_odt(std::string_view bytes, const Limits& limits) {
    if (!bytes.starts_with("PK")) return read_flat(bytes, limits);
    base::Result<Zip> zip = read_zip(bytes, limits, is_wanted);
    if (!zip) return base::fail(zip.error());
    if (zip->part("meta-inf/manifest.xml").find("encryption-data") != std::string::npos) {
        return base::fail(base::Code::Encrypted, "the file needs a password");
    }
    base::Result<Xml> content = parse_xml(std::move(zip->parts["content.xml"]));
    if (!content)
        return base::fail(base::Code::Malformed, "the OpenDocument text has no readable body");

    OdtStyles styles;
    BlockWriter writer("odt", limits);
    base::Result<Xml> style_sheet = parse_xml(zip->part("styles.xml"));
    if (style_sheet) styles.read(style_sheet->root());
    styles.read(content->root());
    base::Result<Xml> meta = parse_xml(zip->part("meta.xml"));
    read_metadata(writer, meta ? meta->root() : Node(), styles);
    OdtBody(writer, styles, limits.depth).read(child(child(content->root(), "body"), "text"));
    if (zip->damaged || content->damaged) {
        writer.note_damaged();
    }
    return writer.take();
}

}  // namespace probant::extract
