#include "engine/extract/html_tree.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <new>

#include "engine/extract/characters.hpp"
#include "engine/worker/protocol.hpp"

namespace probant::extract {

/// A ring of allocations. gumbo cannot be told that memory is out: it would write through the null
/// pointer. The process ends instead, in the way that the pool understands.
class HtmlTree::Memory {
 public:
    Memory() : first_{&first_, &first_} {}
    ~Memory() {
        for (Chunk* chunk = first_.next; chunk != &first_;) {
            Chunk* next = chunk->next;
            std::free(chunk);
            chunk = next;
        }
    }
    Memory(const Memory&) = delete;
    Memory& operator=(const Memory&) = delete;

    static void* allocate(void* self, std::size_t size) {
        auto* chunk = static_cast<Chunk*>(std::malloc(sizeof(Chunk) + size));
        if (chunk == nullptr) std::_Exit(worker::kExitOutOfMemory);
        Chunk& first = static_cast<Memory*>(self)->first_;
        *chunk = {&first, first.next};
        first.next->previous = chunk;
        first.next = chunk;
        return chunk + 1;
    }

    static void release(void* memory) {
        if (memory == nullptr) return;
        auto* chunk = static_cast<Chunk*>(memory) - 1;
        chunk->previous->next = chunk->next;
        chunk->next->previous = chunk->previous;
        std::free(chunk);
    }

 private:
    struct alignas(std::max_align_t) Chunk {
        Chunk* previous;
        Chunk* next;
    };
    Chunk first_;
};

HtmlTree::HtmlTree(std::string_view utf8) : memory_(std::make_unique<Memory>()) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = &Memory::allocate;
    options.deallocator = [](void*, void* memory) { Memory::release(memory); };
    options.userdata = memory_.get();
    options.max_errors = 0;
    output_ = gumbo_parse_with_options(&options, utf8.data(), utf8.size());
}

HtmlTree::~HtmlTree() = default;

const GumboNode* const* Children::begin() const {
    return nodes == nullptr ? nullptr : reinterpret_cast<const GumboNode* const*>(nodes->data);
}

const GumboNode* const* Children::end() const {
    return nodes == nullptr ? nullptr : begin() + nodes->length;
}

Children children(const GumboNode* node) {
    return {is_element(node) ? &node->v.element.children : nullptr};
}

bool is_element(const GumboNode* node) {
    return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

GumboTag tag(const GumboNode* node) {
    return is_element(node) ? node->v.element.tag : GUMBO_TAG_UNKNOWN;
}

std::string_view attribute(const GumboNode* node, const char* name) {
    if (!is_element(node)) return {};
    const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
    return found == nullptr ? std::string_view() : found->value;
}

bool has_attribute(const GumboNode* node, const char* name) {
    return is_element(node) && gumbo_get_attribute(&node->v.element.attributes, name) != nullptr;
}

int heading_level(const GumboNode* node) {
    switch (tag(node)) {
        case GUMBO_TAG_H1: return 1;
        case GUMBO_TAG_H2: return 2;
        case GUMBO_TAG_H3: return 3;
        case GUMBO_TAG_H4: return 4;
        case GUMBO_TAG_H5: return 5;
        case GUMBO_TAG_H6: return 6;
        default: break;
    }
    if (attribute(node, "role") != "heading") return 0;
    const std::string_view level = attribute(node, "aria-level");
    return level.size() == 1 && level[0] >= '1' && level[0] <= '6' ? level[0] - '0' : 2;
}

bool is_block_level(GumboTag tag) {
    static constexpr std::array kBlocks{
        GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE,    GUMBO_TAG_ASIDE,  GUMBO_TAG_BLOCKQUOTE,
        GUMBO_TAG_BODY,    GUMBO_TAG_CAPTION,    GUMBO_TAG_CENTER, GUMBO_TAG_DD,
        GUMBO_TAG_DETAILS, GUMBO_TAG_DIR,        GUMBO_TAG_DIV,    GUMBO_TAG_DL,
        GUMBO_TAG_DT,      GUMBO_TAG_FIELDSET,   GUMBO_TAG_FIGURE, GUMBO_TAG_FIGCAPTION,
        GUMBO_TAG_FOOTER,  GUMBO_TAG_FORM,       GUMBO_TAG_H1,     GUMBO_TAG_H2,
        GUMBO_TAG_H3,      GUMBO_TAG_H4,         GUMBO_TAG_H5,     GUMBO_TAG_H6,
        GUMBO_TAG_HEADER,  GUMBO_TAG_HGROUP,     GUMBO_TAG_HR,     GUMBO_TAG_HTML,
        GUMBO_TAG_LEGEND,  GUMBO_TAG_LI,         GUMBO_TAG_MAIN,   GUMBO_TAG_MENU,
        GUMBO_TAG_NAV,     GUMBO_TAG_OL,         GUMBO_TAG_P,      GUMBO_TAG_PRE,
        GUMBO_TAG_SECTION, GUMBO_TAG_SUMMARY,    GUMBO_TAG_TABLE,  GUMBO_TAG_TBODY,
        GUMBO_TAG_TD,      GUMBO_TAG_TFOOT,      GUMBO_TAG_TH,     GUMBO_TAG_THEAD,
        GUMBO_TAG_TR,      GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_UL,     GUMBO_TAG_XMP};
    return std::find(kBlocks.begin(), kBlocks.end(), tag) != kBlocks.end();
}

bool is_never_text(GumboTag tag) {
    static constexpr std::array kNever{
        GUMBO_TAG_HEAD,     GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,    GUMBO_TAG_NOSCRIPT,
        GUMBO_TAG_TEMPLATE, GUMBO_TAG_IFRAME,   GUMBO_TAG_EMBED,    GUMBO_TAG_SVG,
        GUMBO_TAG_CANVAS,   GUMBO_TAG_AUDIO,    GUMBO_TAG_VIDEO,    GUMBO_TAG_INPUT,
        GUMBO_TAG_SELECT,   GUMBO_TAG_OPTION,   GUMBO_TAG_OPTGROUP, GUMBO_TAG_BUTTON,
        GUMBO_TAG_TEXTAREA, GUMBO_TAG_DATALIST, GUMBO_TAG_LABEL,    GUMBO_TAG_METER,
        GUMBO_TAG_PROGRESS, GUMBO_TAG_KEYGEN,   GUMBO_TAG_MAP,      GUMBO_TAG_RT,
        GUMBO_TAG_RP,       GUMBO_TAG_NOFRAMES, GUMBO_TAG_TITLE,    GUMBO_TAG_APPLET};
    return std::find(kNever.begin(), kNever.end(), tag) != kNever.end();
}

namespace {

bool one_of(std::string_view word, const std::initializer_list<std::string_view>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_menu_name(std::string_view word) {
    return one_of(word, {"nav",          "navbar",     "navigation",    "menu",        "main-menu",
                         "submenu",      "breadcrumb", "breadcrumbs",   "sidebar",     "footer",
                         "site-footer",  "skip-link",  "skiplink",      "cookie",      "cookies",
                         "cookie-bar",   "cookiebar",  "cookie-banner", "page-footer", "sitemap",
                         "social-share", "pagination", "topnav",        "leftnav",     "mainnav"});
}

/// Some word of a class or id is the name of a menu.
bool names_a_menu(std::string_view names) {
    const std::string text = lower(names);
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        if (is_menu_name(std::string_view(text).substr(begin, end - begin))) return true;
        begin = end + 1;
    }
    return false;
}

bool is_hidden(const GumboNode* node) {
    if (has_attribute(node, "hidden") || attribute(node, "aria-hidden") == "true") return true;
    if (!has_attribute(node, "style")) return false;
    std::string style = lower(attribute(node, "style"));
    std::erase_if(style, is_space);
    return style.find("display:none") != std::string::npos ||
           style.find("visibility:hidden") != std::string::npos;
}

}  // namespace

bool is_furniture(const GumboNode* node) {
    if (is_hidden(node)) return true;
    const GumboTag name = tag(node);
    bool around = name == GUMBO_TAG_NAV || name == GUMBO_TAG_FOOTER || name == GUMBO_TAG_ASIDE;
    around = around || one_of(attribute(node, "role"), {"navigation", "contentinfo", "search",
                                                        "complementary", "menu", "menubar"});
    around =
        around || (is_block_level(name) && name != GUMBO_TAG_BODY &&
                   (names_a_menu(attribute(node, "class")) || names_a_menu(attribute(node, "id"))));
    constexpr int kFarEnough = 30;
    return around && !contains(node, {GUMBO_TAG_MAIN, GUMBO_TAG_ARTICLE, GUMBO_TAG_H1}, kFarEnough);
}

bool contains(const GumboNode* node, std::initializer_list<GumboTag> tags, int depth) {
    if (depth <= 0) return false;
    const Children below = children(node);
    return std::any_of(below.begin(), below.end(), [&](const GumboNode* each) {
        return is_element(each) && (std::find(tags.begin(), tags.end(), tag(each)) != tags.end() ||
                                    contains(each, tags, depth - 1));
    });
}

}  // namespace probant::extract
