#include "engine/extract/odt_styles.hpp"

#include <charconv>

#include "engine/extract/characters.hpp"
#include "engine/extract/heading_names.hpp"
#include "engine/extract/xml.hpp"

namespace probant::extract {
namespace {

constexpr int kMostParents = 20;  // styles may have one another as parents, in a circle

/// "Heading_20_2" is how a style sheet writes "Heading 2".
std::string readable(std::string_view id) {
    std::string name = lower(id);
    for (std::size_t at = name.find("_20_"); at != std::string::npos; at = name.find("_20_")) {
        name.replace(at, 4, " ");
    }
    return name;
}

}  // namespace

void OdtStyles::read(const pugi::xml_node& root) {
    for (const pugi::xml_node& group : root.children()) {
        const std::string_view name = local_name(group);
        if (name != "styles" && name != "automatic-styles") continue;
        for (const pugi::xml_node& each : group.children()) add(each);
    }
}

int OdtStyles::heading_level(std::string_view id) const {
    for (int i = 0; i < kMostParents && !id.empty(); ++i) {
        const auto found = styles_.find(id);
        if (found != styles_.end() && found->second.outline > 0) return found->second.outline;
        if (const int level = heading_by_name(readable(id)); level > 0) return level;
        id = found == styles_.end() ? std::string_view() : found->second.parent;
    }
    return 0;
}

void OdtStyles::add(const pugi::xml_node& node) {
    if (attribute(node, "family") != "paragraph") return;
    if (local_name(node) == "default-style") {
        const pugi::xml_node text = child(node, "text-properties");
        const std::string_view language = attribute(text, "language");
        const std::string_view country = attribute(text, "country");
        if (language != "none") language_ = language;
        if (!language_.empty() && !country.empty() && country != "none") {
            language_.append("-").append(country);
        }
    } else if (local_name(node) == "style") {
        Style style{std::string(attribute(node, "parent-style-name")), 0};
        const std::string_view level = attribute(node, "default-outline-level");
        std::from_chars(level.data(), level.data() + level.size(), style.outline);
        styles_.emplace(attribute(node, "name"), style);
    }
}

}  // namespace probant::extract
