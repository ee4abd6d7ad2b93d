#include "engine/extract/pdf_metadata.hpp"

#include <algorithm>
#include <cctype>

#include "engine/base/utf8.hpp"
#include "engine/extract/block_writer.hpp"
#include "engine/extract/xml.hpp"

namespace probant::extract {
namespace {

std::string utf8(const poppler::ustring& text) {
    const poppler::byte_array bytes = text.to_utf8();
    const std::string raw(bytes.begin(), bytes.end());
    return clean(base::well_formed(raw.substr(0, raw.find('\0'))));
}

/// BCP 47 by its shape: "de", "pt-BR".
bool is_language_tag(std::string_view tag) {
    const std::size_t primary = std::min(tag.find('-'), tag.size());
    if (primary < 2 || primary > 3 || tag.size() > 20) return false;
    return std::all_of(tag.begin(), tag.end(), [](char c) {
        return c == '-' || std::isalnum(static_cast<unsigned char>(c)) != 0;
    });
}

/// The text of a PDF string at the front of `pdf`: (de-DE), <6465>, UTF-16 or not; only what a
/// language tag can hold.
std::string ascii_string(std::string_view pdf) {
    const std::size_t begin = pdf.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    const char open = pdf[begin];
    if (open != '(' && open != '<') return {};
    const std::size_t end = pdf.find(open == '(' ? ')' : '>', begin);
    if (end == std::string_view::npos) return {};
    const std::string_view inner = pdf.substr(begin + 1, end - begin - 1);
    std::string text;
    for (std::size_t i = 0; i < inner.size(); ++i) {
        char c = inner[i];
        if (open == '<') {
            if (i + 1 == inner.size()) break;
            c = static_cast<char>(
                std::strtol(std::string(inner.substr(i++, 2)).c_str(), nullptr, 16));
        }
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-') text += c;
    }
    return text;
}

/// The catalog's /Lang, where the catalog is not packed into an object stream.
std::string catalog_language(std::string_view bytes) {
    std::size_t at = bytes.rfind("/Catalog");
    for (int tries = 0; at != std::string_view::npos && tries < 8; ++tries) {
        const std::size_t end = std::min(bytes.find("endobj", at), bytes.size());
        const std::size_t before = bytes.rfind(" obj", at);
        const std::size_t begin = before == std::string_view::npos ? 0 : before;
        const std::string_view catalog = bytes.substr(begin, end - begin);
        const std::size_t lang = catalog.find("/Lang");
        if (lang != std::string_view::npos) return ascii_string(catalog.substr(lang + 5));
        at = at == 0 ? std::string_view::npos : bytes.rfind("/Catalog", at - 1);
    }
    return {};
}

std::string xmp_value(const Xml& xmp, std::string_view name) {
    const pugi::xml_node property = find_below(xmp.root(), name);
    const pugi::xml_node item = find_below(property, "li");
    return clean(text_below(item ? item : property));
}

}  // namespace

std::string pdf_day(std::string_view date) {
    if (date.starts_with("D:")) date.remove_prefix(2);
    if (date.size() < 8) return {};
    const std::string_view digits = date.substr(0, 8);
    const bool all_digits = std::all_of(digits.begin(), digits.end(), [](char c) {
        return std::isdigit(static_cast<unsigned char>(c)) != 0;
    });
    if (!all_digits) return {};
    const std::string_view month = digits.substr(4, 2);
    const std::string_view day = digits.substr(6, 2);
    if (month < "01" || month > "12" || day < "01" || day > "31") return {};
    return std::string(digits.substr(0, 4)) + "-" + std::string(month) + "-" + std::string(day);
}

void read_pdf_metadata(const poppler::document& pdf, std::string_view bytes,
                       document::Document& document) {
    document.title = utf8(pdf.get_title());
    document.date = pdf_day(utf8(pdf.info_key("CreationDate")));
    document.language = catalog_language(bytes);
    const base::Result<Xml> xmp = parse_xml(utf8(pdf.metadata()));
    if (xmp) {
        if (document.title.empty()) document.title = xmp_value(*xmp, "title");
        if (document.language.empty()) document.language = xmp_value(*xmp, "language");
        if (document.date.empty()) document.date = xmp_value(*xmp, "CreateDate").substr(0, 10);
    }
    if (!is_language_tag(document.language)) document.language.clear();
}

}  // namespace probant::extract
