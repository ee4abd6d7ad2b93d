#include "engine/extract/xml.hpp"

#include <new>
#include <utility>

namespace probant::extract {
namespace {

std::string_view without_prefix(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The node after `node` in document order, below `top`. A loop, because nesting has no bound.
pugi::xml_node next_below(pugi::xml_node node, const pugi::xml_node& top) {
    if (node.first_child()) return node.first_child();
    while (node && node != top && !node.next_sibling()) node = node.parent();
    return node == top ? pugi::xml_node() : node.next_sibling();
}

}  // namespace

base::Result<Xml> parse_xml(std::string bytes) {
    Xml xml;
    *xml.buffer = std::move(bytes);
    const pugi::xml_parse_result parsed = xml.tree->load_buffer_inplace(
        xml.buffer->data(), xml.buffer->size(), pugi::parse_default | pugi::parse_ws_pcdata);
    if (parsed.status == pugi::status_out_of_memory) throw std::bad_alloc();
    xml.damaged = !parsed;
    if (!xml.root()) return base::fail(base::Code::Malformed, "a part of the file is not XML");
    return xml;
}

std::string_view local_name(const pugi::xml_node& node) {
    return without_prefix(node.name());
}

std::string_view attribute(const pugi::xml_node& node, std::string_view local) {
    for (const pugi::xml_attribute& each : node.attributes()) {
        if (without_prefix(each.name()) == local) return each.value();
    }
    return {};
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view local) {
    for (const pugi::xml_node& each : node.children()) {
        if (local_name(each) == local) return each;
    }
    return {};
}

pugi::xml_node find_below(const pugi::xml_node& node, std::string_view local) {
    for (pugi::xml_node at = next_below(node, node); at; at = next_below(at, node)) {
        if (local_name(at) == local) return at;
    }
    return {};
}

std::string text_below(const pugi::xml_node& node) {
    std::string out;
    for (pugi::xml_node at = next_below(node, node); at; at = next_below(at, node)) {
        if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) out += at.value();
    }
    return out;
}

}  // namespace probant::extract
