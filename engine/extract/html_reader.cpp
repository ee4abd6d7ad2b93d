// HTML pages.

#include <algorithm>
#include <array>
#include <string>

#include "engine/extract/block_writer.hpp"
#include "engine/extract/characters.hpp"
#include "engine/extract/html_tree.hpp"
#include "engine/extract/html_walker.hpp"
#include "engine/extract/reader.hpp"
#include "engine/text/analysis.hpp"

namespace probant::extract {
namespace {

/// The word after `key`: charset in a meta element, encoding in an XML head.
std::string word_after(const std::string& text, std::string_view key) {
    std::size_t at = text.find(key);
    if (at == std::string::npos) return {};
    at = text.find_first_not_of(" \t\r\n=\"'", at + key.size());
    if (at == std::string::npos) return {};
    return text.substr(at, text.find_first_of(" \t\r\n\"';/>?", at) - at);
}

std::string declared_encoding(std::string_view bytes) {
    constexpr std::size_t kFarEnough = std::size_t{1} << 16;
    const std::string head = lower(bytes.substr(0, kFarEnough));
    std::string name;
    for (std::size_t at = head.find("<meta"); at != std::string::npos && name.empty();
         at = head.find("<meta", at + 1)) {
        name = word_after(head.substr(at, head.find('>', at) - at), "charset");
    }
    if (name.empty() && head.starts_with("<?xml")) {
        name = word_after(head.substr(0, head.find('>')), "encoding");
    }
    // As browsers do: whoever writes Latin-1 means Windows-1252, and what could be read as ASCII up
    // to here is no UTF-16.
    if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii") return "windows-1252";
    return name.starts_with("utf-16") ? "utf-8" : name;
}

/// The first of the usual names under which pages declare their date; the earlier, the better.
void read_date(BlockWriter& writer, const GumboNode* meta, std::size_t& best) {
    static constexpr std::array<std::string_view, 9> kNames{
        "dcterms.date",  "dcterms.issued", "article:published_time",
        "dc.date",       "dc.date.issued", "dcterms.created",
        "datepublished", "date",           "dcterms.modified"};
    std::string name = lower(attribute(meta, "name"));
    if (name.empty()) name = lower(attribute(meta, "property"));
    if (name.empty()) name = lower(attribute(meta, "itemprop"));
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    const auto rank = static_cast<std::size_t>(found - kNames.begin());
    if (rank < std::min(best, kNames.size()) && writer.date(attribute(meta, "content")))
        best = rank;
}

void read_metadata(BlockWriter& writer, HtmlWalker& walker, const GumboNode* html) {
    writer.language(attribute(html, "lang"));
    if (writer.document().language.empty()) writer.language(attribute(html, "xml:lang"));
    std::size_t best_date = std::string::npos;
    for (const GumboNode* head : children(html)) {
        if (tag(head) != GUMBO_TAG_HEAD) continue;
        for (const GumboNode* each : children(head)) {
            if (tag(each) == GUMBO_TAG_TITLE) writer.title(walker.text_of(each));
            if (tag(each) == GUMBO_TAG_META) read_date(writer, each, best_date);
        }
    }
}

document::Document read_tree(const HtmlTree& tree, const Limits& limits, bool everything,
                             bool& has_body) {
    BlockWriter writer("html", limits);
    HtmlWalker walker(writer, limits, everything);
    read_metadata(writer, walker, tree.root());
    walker.read(tree.root());
    has_body = writer.has_body();
    return writer.take();
}

}  // namespace

base::Result<document::Document> read_html(std::string_view bytes, const Limits& limits) {
    const std::string utf8 = text::to_utf8(bytes, declared_encoding(bytes));
    const HtmlTree tree(utf8);
    bool has_body = false;
    document::Document document = read_tree(tree, limits, false, has_body);
    if (!has_body) document = read_tree(tree, limits, true, has_body);
    return document;
}

}  // namespace probant::extract
