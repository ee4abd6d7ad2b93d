// Office files for tests, made in memory: a zip container without compression and the XML around
// a body.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace probant::extract::testing {

using Members = std::vector<std::pair<std::string, std::string>>;

inline std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int i = 0; i < 8; ++i) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

inline std::string little(std::uint32_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
    return out;
}

inline std::string make_zip(const Members& members) {
    std::string out;
    std::string directory;
    for (const auto& [name, content] : members) {
        const auto size = static_cast<std::uint32_t>(content.size());
        const std::string common = little(20, 2) + little(0, 2) + little(0, 2) + little(0, 4) +
                                   little(crc32(content), 4) + little(size, 4) + little(size, 4) +
                                   little(static_cast<std::uint32_t>(name.size()), 2) +
                                   little(0, 2);
        directory += "PK\x01\x02" + little(20, 2) + common + little(0, 2) + little(0, 2) +
                     little(0, 2) + little(0, 4) +
                     little(static_cast<std::uint32_t>(out.size()), 4) + name;
        out += "PK\x03\x04" + common + name + content;
    }
    const auto count = static_cast<std::uint32_t>(members.size());
    const auto begin = static_cast<std::uint32_t>(out.size());
    return out + directory + "PK\x05\x06" + little(0, 4) + little(count, 2) + little(count, 2) +
           little(static_cast<std::uint32_t>(directory.size()), 4) + little(begin, 4) +
           little(0, 2);
}

inline const std::string kWordStyles = R"(<w:styles xmlns:w="w">
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="nl-NL"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Chapter"><w:name w:val="Chapter"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Chapter"/></w:style>
<w:style w:type="paragraph" w:styleId="Bullets"><w:name w:val="Bullets"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
</w:styles>)";

/// A Word document with that XML inside w:body, and further parts.
inline std::string make_docx(const std::string& body, const Members& more = {}) {
    Members members{
        {"[Content_Types].xml", "<Types/>"},
        {"word/document.xml", "<w:document xmlns:w='w'><w:body>" + body + "</w:body></w:document>"},
        {"word/styles.xml", kWordStyles}};
    members.insert(members.end(), more.begin(), more.end());
    return make_zip(members);
}

/// An OpenDocument text with that XML inside office:text, and further parts.
inline std::string make_odt(const std::string& body, const Members& more = {}) {
    Members members{{"mimetype", "application/vnd.oasis.opendocument.text"},
                    {"content.xml",
                     "<office:document-content><office:automatic-styles>"
                     "<style:style style:name='P1' style:family='paragraph' "
                     "style:parent-style-name='Heading_20_2'/>"
                     "</office:automatic-styles><office:body><office:text>" +
                         body + "</office:text></office:body></office:document-content>"}};
    members.insert(members.end(), more.begin(), more.end());
    return make_zip(members);
}

}  // namespace probant::extract::testing
