// The tree of an HTML page from gumbo, safe for pages made to break a parser, and short questions
// about its nodes.
#pragma once

#include <gumbo.h>

#include <memory>
#include <string>
#include <string_view>

namespace probant::extract {

/// Owns what gumbo makes. gumbo frees a tree by recursion, which a deeply nested page turns into a
/// stack overflow, so all memory is counted here and freed in a loop.
class HtmlTree {
 public:
    /// `utf8` must outlive the tree. Throws std::bad_alloc.
    explicit HtmlTree(std::string_view utf8);
    ~HtmlTree();
    HtmlTree(const HtmlTree&) = delete;
    HtmlTree& operator=(const HtmlTree&) = delete;

    const GumboNode* root() const { return output_->root; }  ///< the html element

 private:
    class Memory;
    std::unique_ptr<Memory> memory_;
    GumboOutput* output_ = nullptr;
};

/// The children of an element, none for any other node.
struct Children {
    const GumboVector* nodes;
    const GumboNode* const* begin() const;
    const GumboNode* const* end() const;
};
Children children(const GumboNode* node);

bool is_element(const GumboNode* node);
/// GUMBO_TAG_UNKNOWN for what is no element.
GumboTag tag(const GumboNode* node);
/// The attribute's value, "" where there is none.
std::string_view attribute(const GumboNode* node, const char* name);
bool has_attribute(const GumboNode* node, const char* name);

/// 1 to 6, and 0 for what is no heading. role="heading" counts.
int heading_level(const GumboNode* node);
/// Starts and ends a paragraph.
bool is_block_level(GumboTag tag);
/// Never holds text of the document: scripts, styles, form controls, media.
bool is_never_text(GumboTag tag);
/// Around the document rather than of it: menus, footers, sidebars, what is hidden.
bool is_furniture(const GumboNode* node);
/// Some element below `node`, at most `depth` deep, has one of these tags.
bool contains(const GumboNode* node, std::initializer_list<GumboTag> tags, int depth);

}  // namespace probant::extract
