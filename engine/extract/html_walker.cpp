#include "engine/extract/html_walker.hpp"

#include <algorithm>
#include <utility>

#include "engine/extract/characters.hpp"
#include "engine/extract/plain_text.hpp"

namespace probant::extract {
namespace {

bool is_text(const GumboNode* node) {
    return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
           node->type == GUMBO_NODE_CDATA;
}

void append_text(std::string& out, const char* text) {
    for (; *text != '\0'; ++text) out += *text == '\n' || *text == '\r' ? ' ' : *text;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(trim(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return lines;
}

bool is_list(const GumboNode* node) {
    const GumboTag name = tag(node);
    return name == GUMBO_TAG_UL || name == GUMBO_TAG_OL || name == GUMBO_TAG_MENU ||
           name == GUMBO_TAG_DIR || name == GUMBO_TAG_DL;
}

bool is_preformatted(GumboTag tag) {
    return tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_XMP || tag == GUMBO_TAG_LISTING ||
           tag == GUMBO_TAG_PLAINTEXT;
}

std::size_t count_paragraphs(const GumboNode* node, int depth) {
    std::size_t n = 0;
    if (depth <= 0) return n;
    for (const GumboNode* each : children(node)) {
        n += tag(each) == GUMBO_TAG_P ? 1 : count_paragraphs(each, depth - 1);
    }
    return n;
}

constexpr int kFarInside = 12;  ///< how deep we look before we decide what a list or a cell is

}  // namespace

void HtmlWalker::read(const GumboNode* root) {
    walk(root, depth_);
    flush();
}

bool HtmlWalker::skips(const GumboNode* node) const {
    const GumboTag name = tag(node);
    if (in_heading_ && (name == GUMBO_TAG_BUTTON || name == GUMBO_TAG_LABEL)) return false;
    return is_element(node) && (is_never_text(name) || (!everything_ && is_furniture(node)));
}

bool HtmlWalker::too_deep(int depth) {
    if (depth > 0) return false;
    writer_.note_too_deep(depth_);
    return true;
}

void HtmlWalker::walk(const GumboNode* node, int depth) {
    if (writer_.full()) return;
    if (is_text(node)) {
        append_text(run_, node->v.text.text);
    } else if (tag(node) == GUMBO_TAG_BR) {
        run_ += '\n';
    } else if (is_element(node) && !skips(node) && !too_deep(depth)) {
        element(node, depth);
    }
}

void HtmlWalker::element(const GumboNode* node, int depth) {
    const GumboTag name = tag(node);
    if (const int level = heading_level(node); level > 0) {
        heading(node, level, depth);
    } else if (is_list(node)) {
        list(node, depth);
    } else if (name == GUMBO_TAG_TABLE) {
        table(node, depth);
    } else if (is_preformatted(name)) {
        flush();
        write_plain_text(writer_, gather(node, depth, Take::Lines));
    } else if (name == GUMBO_TAG_HEADER || attribute(node, "role") == "banner") {
        page_header(node, depth);
    } else {
        const bool main = name == GUMBO_TAG_MAIN || name == GUMBO_TAG_ARTICLE;
        const bool before = std::exchange(in_main_, in_main_ || main);
        walk_children(node, depth);
        in_main_ = before;
    }
}

void HtmlWalker::walk_children(const GumboNode* node, int depth) {
    const bool block = is_block_level(tag(node));
    if (block) flush();
    for (const GumboNode* each : children(node)) walk(each, depth - 1);
    if (block) flush();
}

void HtmlWalker::heading(const GumboNode* node, int level, int depth) {
    flush();
    in_heading_ = true;
    writer_.heading(level, gather(node, depth, Take::All));
    in_heading_ = false;
}

/// Of the header of a whole page only headings and real paragraphs are the document's.
void HtmlWalker::page_header(const GumboNode* node, int depth) {
    flush();
    const bool before = std::exchange(in_header_, in_header_ || (!in_main_ && !everything_));
    walk_children(node, depth);
    flush();
    in_header_ = before;
}

void HtmlWalker::flush() {
    constexpr std::size_t kRealParagraph = 60;
    const std::string run = std::exchange(run_, {});
    if (in_header_ && trim(run).size() < kRealParagraph) return;
    std::vector<std::string_view> part;
    const auto write_part = [&] {
        if (part.size() == 1) writer_.paragraph(part.front());
        if (part.size() > 1) write_lines(writer_, part);
        part.clear();
    };
    for (const std::string_view line : lines_of(run)) {
        if (line.empty()) {
            write_part();
        } else {
            part.push_back(line);
        }
    }
    write_part();
}

void HtmlWalker::list(const GumboNode* node, int depth) {
    flush();
    if (in_header_) return;
    const bool places_blocks = contains(
        node,
        {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6,
         GUMBO_TAG_TABLE, GUMBO_TAG_PRE, GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE},
        kFarInside);
    writer_.end_list();
    if (places_blocks) {
        for (const GumboNode* each : children(node)) walk(each, depth - 1);
        flush();
    } else {
        items(node, depth);
    }
    writer_.end_list();
}

void HtmlWalker::items(const GumboNode* list, int depth) {
    if (too_deep(depth)) return;
    for (const GumboNode* each : children(list)) {
        if (skips(each)) continue;
        if (is_list(each)) {
            items(each, depth - 1);
        } else if (is_text(each)) {
            writer_.item(each->v.text.text);
        } else {
            writer_.item(gather(each, depth - 1, Take::WithoutLists));
            lists_below(each, depth - 1);
        }
    }
}

/// Lists below are items of the same block, after the item that they stand in.
void HtmlWalker::lists_below(const GumboNode* item, int depth) {
    if (too_deep(depth)) return;
    for (const GumboNode* each : children(item)) {
        if (!is_element(each) || skips(each)) continue;
        if (is_list(each)) {
            items(each, depth - 1);
        } else {
            lists_below(each, depth - 1);
        }
    }
}

void HtmlWalker::table(const GumboNode* node, int depth) {
    flush();
    TableDraft draft;
    add_rows(node, depth - 1, draft);
    const std::string_view role = attribute(node, "role");
    if (role == "presentation" || role == "none" || draft.is_layout()) {
        walk_children(node, depth);
    } else {
        writer_.table(draft.rows());
    }
}

void HtmlWalker::add_rows(const GumboNode* node, int depth, TableDraft& draft) {
    if (too_deep(depth)) return;
    for (const GumboNode* each : children(node)) {
        if (!is_element(each) || skips(each)) continue;
        if (tag(each) == GUMBO_TAG_TR) {
            add_row(each, depth - 1, draft);
        } else if (tag(each) == GUMBO_TAG_CAPTION) {
            draft.add_caption(gather(each, depth - 1, Take::All));
        } else {
            add_rows(each, depth - 1, draft);
        }
    }
}

void HtmlWalker::add_row(const GumboNode* node, int depth, TableDraft& draft) {
    if (too_deep(depth)) return;
    draft.start_row();
    for (const GumboNode* cell : children(node)) {
        const bool head = tag(cell) == GUMBO_TAG_TH;
        if ((tag(cell) != GUMBO_TAG_TD && !head) || skips(cell)) continue;
        draft.add_cell(gather(cell, depth - 1, Take::All), count_paragraphs(cell, kFarInside));
        const bool nests = contains(cell, {GUMBO_TAG_TABLE, GUMBO_TAG_PRE}, kFarInside);
        const bool titled = !head && contains(cell,
                                              {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3,
                                               GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6},
                                              kFarInside);
        if (nests || titled) draft.mark_blocks();
    }
}

std::string HtmlWalker::gather(const GumboNode* node, int depth, Take take) {
    std::string out;
    gather_into(out, node, depth, take);
    return out;
}

void HtmlWalker::gather_into(std::string& out, const GumboNode* node, int depth, Take take) {
    if (too_deep(depth)) return;
    for (const GumboNode* each : children(node)) {
        if (is_text(each)) {
            out += each->v.text.text;
        } else if (tag(each) == GUMBO_TAG_BR) {
            out += '\n';
        } else if (is_element(each) && !skips(each) &&
                   !(take == Take::WithoutLists && is_list(each))) {
            const char* edge = take == Take::Lines ? "\n" : " ";
            const bool block = is_block_level(tag(each));
            if (block) out += edge;
            gather_into(out, each, depth - 1, take);
            if (block) out += edge;
        }
    }
}

}  // namespace probant::extract
