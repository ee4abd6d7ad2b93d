// From an HTML tree to blocks: what a reader of the page sees as headings, paragraphs, lists,
// tables.
#pragma once

#include <string>
#include <string_view>

#include "engine/extract/block_writer.hpp"
#include "engine/extract/html_tree.hpp"
#include "engine/extract/table_draft.hpp"

namespace probant::extract {

/// Walks a tree once and writes its blocks in order.
class HtmlWalker {
 public:
    /// `everything` also takes menus, footers and hidden text: the second try for a page that has
    /// nothing else.
    HtmlWalker(BlockWriter& writer, const Limits& limits, bool everything)
        : writer_(writer), depth_(limits.depth), everything_(everything) {}

    void read(const GumboNode* root);
    /// The text of everything below, as one line.
    std::string text_of(const GumboNode* node) { return gather(node, depth_, Take::All); }

 private:
    enum class Take { All, WithoutLists, Lines };

    // `depth` is how much deeper the walk may still go.
    void walk(const GumboNode* node, int depth);
    void element(const GumboNode* node, int depth);
    void walk_children(const GumboNode* node, int depth);
    void heading(const GumboNode* node, int level, int depth);
    void page_header(const GumboNode* node, int depth);
    void list(const GumboNode* node, int depth);
    void items(const GumboNode* list, int depth);
    void lists_below(const GumboNode* item, int depth);
    void table(const GumboNode* node, int depth);
    void add_rows(const GumboNode* node, int depth, TableDraft& draft);
    void add_row(const GumboNode* node, int depth, TableDraft& draft);
    std::string gather(const GumboNode* node, int depth, Take take);
    void gather_into(std::string& out, const GumboNode* node, int depth, Take take);
    void flush();
    bool skips(const GumboNode* node) const;
    bool too_deep(int depth);

    BlockWriter& writer_;
    int depth_;
    bool everything_;
    bool in_header_ = false;
    bool in_main_ = false;
    bool in_heading_ = false;
    std::string run_{};  ///< inline text since the last block; "\n" is a <br>
};

}  // namespace probant::extract
