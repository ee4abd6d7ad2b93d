// XML of office documents through pugixml. Names are compared without their namespace prefix,
// which is the writer's choice; custom entities and external files are never followed.
#pragma once

#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"

namespace probant::extract {

struct Xml {
    /// The buffer that the tree points into.
    std::unique_ptr<std::string> buffer = std::make_unique<std::string>();
    std::unique_ptr<pugi::xml_document> tree = std::make_unique<pugi::xml_document>();
    bool damaged = false;  ///< the tree ends where the parser gave up

    pugi::xml_node root() const { return tree->document_element(); }
};

/// Fails with Malformed where there is no element at all. Throws std::bad_alloc.
base::Result<Xml> parse_xml(std::string bytes);

/// "p" of "w:p". Empty for text and for no node.
std::string_view local_name(const pugi::xml_node& node);
/// The value of the first attribute with that local name, else "".
std::string_view attribute(const pugi::xml_node& node, std::string_view local);
/// The first child with that local name, else no node.
pugi::xml_node child(const pugi::xml_node& node, std::string_view local);
/// The first element of that local name anywhere below `node`, in document order.
pugi::xml_node find_below(const pugi::xml_node& node, std::string_view local);
/// All character data below `node`.
std::string text_below(const pugi::xml_node& node);

}  // namespace probant::extract
