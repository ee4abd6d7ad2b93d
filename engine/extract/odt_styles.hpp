// What the styles of an OpenDocument text mean: which paragraphs are headings.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace probant::extract {

class OdtStyles {
 public:
    /// Adds the named and automatic styles of content.xml, styles.xml or a flat file.
    void read(const pugi::xml_node& root);

    /// The level of a paragraph with that style, its parents asked too; 0 for no heading.
    int heading_level(std::string_view id) const;
    /// The language of the default paragraph style, BCP 47.
    const std::string& language() const { return language_; }

 private:
    struct Style {
        std::string parent;
        int outline = 0;
    };

    void add(const pugi::xml_node& node);

    std::map<std::string, Style, std::less<>> styles_{};
    std::string language_{};
};

}  // namespace probant::extract
