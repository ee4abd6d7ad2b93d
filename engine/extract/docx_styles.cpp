#include "engine/extract/docx_styles.hpp"

#include <algorithm>
#include <charconv>

#include "engine/extract/characters.hpp"
#include "engine/extract/heading_names.hpp"
#include "engine/extract/xml.hpp"

namespace probant::extract {
namespace {

constexpr int kMostParents = 20;  ///< styles may be based on one another in a circle

int number(std::string_view text, int otherwise) {
    int value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}  // namespace

DocxStyles::DocxStyles(const pugi::xml_node& root) {
    const pugi::xml_node defaults = find_below(child(root, "docDefaults"), "lang");
    language_ = attribute(defaults, "val");
    for (const pugi::xml_node& each : root.children()) {
        if (local_name(each) != "style" || attribute(each, "type") != "paragraph") continue;
        Style style;
        style.name = lower(attribute(child(each, "name"), "val"));
        style.parent = attribute(child(each, "basedOn"), "val");
        read_properties(child(each, "pPr"), style);
        styles_.emplace(attribute(each, "styleId"), std::move(style));
    }
}

void DocxStyles::read_properties(const pugi::xml_node& properties, Style& style) {
    const std::string_view outline = attribute(child(properties, "outlineLvl"), "val");
    if (!outline.empty()) style.outline = std::clamp(number(outline, 9), 0, 9);
    const pugi::xml_node list = child(properties, "numPr");
    if (list) style.numbered = attribute(child(list, "numId"), "val") == "0" ? 0 : 1;
}

DocxRole DocxStyles::role(const pugi::xml_node& paragraph) const {
    const pugi::xml_node properties = child(paragraph, "pPr");
    Style sum;
    read_properties(properties, sum);
    std::string id(attribute(child(properties, "pStyle"), "val"));
    DocxRole role;
    for (int i = 0; i < kMostParents && !id.empty(); ++i) {
        const auto found = styles_.find(id);
        const Style style = found == styles_.end() ? Style{lower(id), {}} : found->second;
        if (sum.outline < 0) sum.outline = style.outline;
        if (const int level = heading_by_name(style.name); sum.outline < 0 && level > 0) {
            sum.outline = level - 1;
        }
        if (sum.numbered < 0) sum.numbered = style.numbered;
        if (style.name.starts_with("list bullet") || style.name.starts_with("list number")) {
            sum.numbered = sum.numbered < 0 ? 1 : sum.numbered;
        }
        role.contents =
            role.contents || style.name.starts_with("toc ") || style.name == "toc heading";
        id = style.parent;
    }
    role.heading = sum.outline >= 0 && sum.outline < 9 ? sum.outline + 1 : 0;
    role.item = role.heading == 0 && sum.numbered == 1;
    return role;
}

}  // namespace probant::extract
