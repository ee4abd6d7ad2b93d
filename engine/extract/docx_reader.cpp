// Word documents (Office Open XML, transitional and strict).

#include <algorithm>
#include <string>
#include <vector>

#include "engine/extract/block_writer.hpp"
#include "engine/extract/characters.hpp"
#include "engine/extract/docx_styles.hpp"
#include "engine/extract/reader.hpp"
#include "engine/extract/table_draft.hpp"
#include "engine/extract/xml.hpp"
#include "engine/extract/zip.hpp"

namespace probant::extract {
namespace {

using Node = pugi::xml_node;

/// Deleted text, codes of fields, and properties: never part of what a reader sees.
bool is_never_text(std::string_view name) {
    return name == "del" || name == "moveFrom" || name == "delText" || name == "instrText" ||
           name == "delInstrText" || name == "pPr" || name == "rPr" || name == "sdtPr" ||
           name == "sectPr" || name == "tblPr" || name == "tcPr" || name == "rt";
}

/// Of the forms of one thing for old and new programs, the first.
Node preferred_form(const Node& alternates) {
    const Node choice = child(alternates, "Choice");
    return choice ? choice : child(alternates, "Fallback");
}

bool is_contents_table(const Node& control) {
    const Node gallery = find_below(child(control, "sdtPr"), "docPartGallery");
    return attribute(gallery, "val") == "Table of Contents";
}

bool is_hidden(const Node& run) {
    const Node vanish = child(child(run, "rPr"), "vanish");
    const std::string_view value = attribute(vanish, "val");
    return vanish && value != "0" && value != "false";
}

class DocxBody {
 public:
    DocxBody(BlockWriter& writer, const DocxStyles& styles, int depth)
        : writer_(writer), styles_(styles), depth_(depth) {}

    void read(const Node& parent) { blocks(parent, depth_); }

 private:
    // `depth` is how much deeper the walk may still go.
    void blocks(const Node& parent, int depth);
    void block(const Node& node, int depth);
    void paragraph(const Node& node, int depth);
    void table(const Node& node, int depth);
    void add_rows(const Node& node, int depth, TableDraft& draft);
    void add_cells(const Node& node, int depth, TableDraft& draft);
    void cell(const Node& node, int depth, std::string& text, std::size_t& paragraphs,
              TableDraft& draft);
    /// Text inside a paragraph. What floats beside it (text boxes, tables) is put into `later`.
    void inline_text(const Node& parent, int depth, std::string& out, std::vector<Node>& later);
    bool too_deep(int depth);

    BlockWriter& writer_;
    const DocxStyles& styles_;
    int depth_;
};

bool DocxBody::too_deep(int depth) {
    if (depth > 0) return false;
    writer_.note_too_deep(depth_);
    return true;
}

void DocxBody::blocks(const Node& parent, int depth) {
    if (too_deep(depth)) return;
    for (const Node& each : parent.children()) {
        if (writer_.full()) return;
        block(each, depth);
    }
}

void DocxBody::block(const Node& node, int depth) {
    const std::string_view name = local_name(node);
    if (name == "p") {
        paragraph(node, depth - 1);
    } else if (name == "tbl") {
        table(node, depth - 1);
    } else if (name == "AlternateContent") {
        blocks(preferred_form(node), depth - 1);
    } else if (name == "sdt" && is_contents_table(node)) {
        return;
    } else if (!name.empty() && !is_never_text(name)) {
        blocks(node, depth - 1);
    }
}

void DocxBody::paragraph(const Node& node, int depth) {
    std::string text;
    std::vector<Node> later;
    inline_text(node, depth, text, later);
    const DocxRole role = styles_.role(node);
    if (role.heading > 0) {
        writer_.heading(role.heading, text);
    } else if (role.item) {
        writer_.item(text);
    } else if (!role.contents) {
        writer_.paragraph(text);
    }
    for (const Node& each : later) {
        if (local_name(each) == "txbxContent") {
            blocks(each, depth - 1);
        } else {
            block(each, depth - 1);
        }
    }
}

void DocxBody::inline_text(const Node& parent, int depth, std::string& out,
                           std::vector<Node>& later) {
    if (too_deep(depth)) return;
    for (const Node& each : parent.children()) {
        const std::string_view name = local_name(each);
        if (name == "t") {
            out += text_below(each);
        } else if (name == "tab" || name == "ptab" || name == "br" || name == "cr") {
            out += ' ';
        } else if (name == "noBreakHyphen") {
            out += '-';
        } else if (name == "txbxContent" || name == "tbl" || name == "p") {
            later.push_back(each);
        } else if (name == "AlternateContent") {
            inline_text(preferred_form(each), depth - 1, out, later);
        } else if (!is_never_text(name) && !(name == "r" && is_hidden(each))) {
            inline_text(each, depth - 1, out, later);
        }
    }
}

void DocxBody::table(const Node& node, int depth) {
    TableDraft draft;
    add_rows(node, depth, draft);
    if (draft.is_layout()) {
        writer_.end_list();
        blocks(node, depth);
    } else {
        writer_.table(draft.rows());
    }
}

void DocxBody::add_rows(const Node& node, int depth, TableDraft& draft) {
    if (too_deep(depth)) return;
    for (const Node& each : node.children()) {
        const std::string_view name = local_name(each);
        if (name == "tr" && !child(child(each, "trPr"), "del")) {
            draft.start_row();
            add_cells(each, depth - 1, draft);
        } else if (name == "sdt" || name == "sdtContent" || name == "customXml" || name == "ins") {
            add_rows(each, depth - 1, draft);
        }
    }
}

void DocxBody::add_cells(const Node& node, int depth, TableDraft& draft) {
    if (too_deep(depth)) return;
    for (const Node& each : node.children()) {
        const std::string_view name = local_name(each);
        if (name == "tc") {
            std::string text;
            std::size_t paragraphs = 0;
            cell(each, depth - 1, text, paragraphs, draft);
            draft.add_cell(text, paragraphs);
        } else if (name == "sdt" || name == "sdtContent" || name == "customXml") {
            add_cells(each, depth - 1, draft);
        }
    }
}

void DocxBody::cell(const Node& node, int depth, std::string& text, std::size_t& paragraphs,
                    TableDraft& draft) {
    if (too_deep(depth)) return;
    for (const Node& each : node.children()) {
        const std::string_view name = local_name(each);
        if (name == "p") {
            std::vector<Node> later;
            const std::size_t before = text.size();
            inline_text(each, depth - 1, text, later);
            paragraphs += text.size() > before ? 1 : 0;
            text += ' ';
            if (!later.empty() || styles_.role(each).heading > 0) draft.mark_blocks();
        } else if (name == "tbl") {
            draft.mark_blocks();
        } else if (!name.empty() && !is_never_text(name)) {
            cell(each, depth - 1, text, paragraphs, draft);
        }
    }
}

// ---- parts of the container

/// The folder and name of the main part, as the container's relations have it.
std::string main_part(const Zip& zip) {
    base::Result<Xml> relations = parse_xml(zip.part("_rels/.rels"));
    if (relations) {
        for (const Node& each : relations->root().children()) {
            if (!attribute(each, "Type").ends_with("/officeDocument")) continue;
            std::string target = lower(attribute(each, "Target"));
            target.erase(0, std::min(target.find_first_not_of("./"), target.size()));
            if (zip.has(target)) return target;
        }
    }
    return "word/document.xml";
}

bool is_wanted(std::string_view name) {
    const bool xml = name.ends_with(".xml") || name == "_rels/.rels";
    return xml && name.find("theme/") == std::string_view::npos &&
           !name.starts_with("customxml/") && name.find("embeddings/") == std::string_view::npos;
}

void read_notes(BlockWriter& writer, const Zip& zip, const std::string& part,
                const DocxStyles& styles, int depth) {
    base::Result<Xml> xml = parse_xml(zip.part(part));
    if (!xml) return;
    for (const Node& each : xml->root().children()) {
        const std::string_view type = attribute(each, "type");
        if (!type.empty() && type != "normal") continue;
        writer.end_list();
        DocxBody(writer, styles, depth).read(each);
    }
}

void read_metadata(BlockWriter& writer, const Zip& zip, const DocxStyles& styles) {
    writer.language(styles.language());
    base::Result<Xml> xml = parse_xml(zip.part("docprops/core.xml"));
    if (!xml) return;
    writer.title(text_below(child(xml->root(), "title")));
    writer.language(text_below(child(xml->root(), "language")));
    if (!writer.date(text_below(child(xml->root(), "created")))) {
        writer.date(text_below(child(xml->root(), "modified")));
    }
}

}  // namespace

base::Result<document::Document> read_docx(std::string_view bytes, const Limits& limits) {
    base::Result<Zip> zip = read_zip(bytes, limits, is_wanted);
    if (!zip) return base::fail(zip.error());
    const std::string main = main_part(*zip);
    const std::string folder = main.substr(0, main.rfind('/') + 1);
    base::Result<Xml> body = parse_xml(std::move(zip->parts[main]));
    if (!body || !child(body->root(), "body"))
        return base::fail(base::Code::Malformed, "the Word document has no readable body");

    base::Result<Xml> style_sheet = parse_xml(zip->part(folder + "styles.xml"));
    const DocxStyles styles(style_sheet ? style_sheet->root() : Node());
    BlockWriter writer("docx", limits);
    read_metadata(writer, *zip, styles);
    DocxBody(writer, styles, limits.depth).read(child(body->root(), "body"));
    read_notes(writer, *zip, folder + "footnotes.xml", styles, limits.depth);
    read_notes(writer, *zip, folder + "endnotes.xml", styles, limits.depth);
    if (zip->damaged || body->damaged) {
        writer.note_damaged();
    }
    return writer.take();
}

}  // namespace probant::extract
