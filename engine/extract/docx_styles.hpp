// What the styles of a Word document mean: which paragraphs are headings, list items, contents
// lines.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace probant::extract {

/// What a paragraph is.
struct DocxRole {
    int heading = 0;  ///< level; 0: no heading
    bool item = false;
    bool contents = false;  ///< a line of a table of contents
};

class DocxStyles {
 public:
    DocxStyles() = default;
    /// `root` is the element of word/styles.xml; no node gives styles that are known by id only.
    explicit DocxStyles(const pugi::xml_node& root);

    /// The role of a w:p: what it says itself goes before its style, and a style before its parent.
    DocxRole role(const pugi::xml_node& paragraph) const;
    /// The language of the document's default style.
    const std::string& language() const { return language_; }

 private:
    struct Style {
        std::string name;  ///< lower case; English for Word's own styles in any language
        std::string parent;
        int outline = -1;   ///< 0 is the highest heading, 9 is body text
        int numbered = -1;  ///< 1 in a list, 0 expressly not, -1 not said
    };
    std::map<std::string, Style, std::less<>> styles_{};
    std::string language_{};

    static void read_properties(const pugi::xml_node& properties, Style& style);
};

}  // namespace probant::extract
