#include "engine/extract/sniff.hpp"

#include <algorithm>
#include <array>

#include "engine/extract/characters.hpp"
#include "engine/extract/zip.hpp"

namespace probant::extract {
namespace {

constexpr std::string_view kOle("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);

struct Mark {
    std::string_view bytes;
    std::string_view name;
};

constexpr std::array kMarks{
    Mark{"{\\rtf", "a rich text document (.rtf)"},
    Mark{std::string_view("\xFFWPC", 4), "a WordPerfect document"},
    Mark{"\xDB\xA5", "a legacy Word document (.doc)"},
    Mark{std::string_view("\x31\xBE\0\0", 4), "a legacy Word document (.doc)"},
    Mark{"%!PS", "a PostScript document"},
    Mark{"AT&TFORM", "a DjVu document"},
    Mark{"\x89PNG", "a picture (PNG)"},
    Mark{"\xFF\xD8\xFF", "a picture (JPEG)"},
    Mark{"GIF8", "a picture (GIF)"},
    Mark{std::string_view("II*\0", 4), "a picture (TIFF)"},
    Mark{std::string_view("MM\0*", 4), "a picture (TIFF)"},
    Mark{"7z\xBC\xAF\x27\x1C", "an archive (7z)"},
    Mark{"Rar!\x1A\x07", "an archive (RAR)"},
    Mark{"\x1F\x8B", "a compressed file (gzip)"},
    Mark{"BZh", "a compressed file (bzip2)"},
    Mark{std::string_view("\xFD"
                          "7zXZ\0",
                          6),
         "a compressed file (xz)"},
    Mark{"\x7F"
         "ELF",
         "a program"},
    Mark{"SQLite format 3", "a database (SQLite)"},
    Mark{"ID3", "a sound recording"},
    Mark{"OggS", "a sound recording"},
    Mark{"RIFF", "a sound or video recording"},
};

/// Document names inside an OLE container are UTF-16.
bool holds_stream(std::string_view bytes, std::string_view name) {
    std::string wide;
    for (const char c : name) wide.append(1, c).append(1, '\0');
    return bytes.find(wide) != std::string_view::npos;
}

Kind kind_of_ole(std::string_view bytes) {
    if (holds_stream(bytes, "EncryptedPackage"))
        return {Format::Encrypted, "an encrypted document"};
    if (holds_stream(bytes, "WordDocument"))
        return {Format::Other, "a legacy Word document (.doc)"};
    if (holds_stream(bytes, "Workbook") || holds_stream(bytes, "Book")) {
        return {Format::Other, "a legacy Excel workbook (.xls)"};
    }
    if (holds_stream(bytes, "PowerPoint Document")) {
        return {Format::Other, "a legacy PowerPoint presentation (.ppt)"};
    }
    if (holds_stream(bytes, "__properties_version1.0"))
        return {Format::Other, "an Outlook message (.msg)"};
    return {Format::Other, "a legacy Office file"};
}

Kind kind_of_open_document(std::string_view mime) {
    if (mime.starts_with("application/vnd.oasis.opendocument.text")) {
        return {Format::Odt, "an OpenDocument text"};
    }
    if (mime.find("opendocument.spreadsheet") != std::string_view::npos) {
        return {Format::Other, "an OpenDocument spreadsheet (.ods)"};
    }
    if (mime.find("opendocument.presentation") != std::string_view::npos) {
        return {Format::Other, "an OpenDocument presentation (.odp)"};
    }
    if (mime.starts_with("application/epub")) return {Format::Other, "an e-book (EPUB)"};
    return {};
}

Kind kind_of_zip(std::string_view bytes) {
    const base::Result<Zip> zip =
        read_zip(bytes, Limits{}, [](std::string_view name) { return name == "mimetype"; });
    if (!zip) return {Format::Unknown, "a damaged zip container"};
    Kind open = kind_of_open_document(trim(zip->part("mimetype")));
    if (open.format != Format::Unknown) return open;
    const auto any_in = [&](std::string_view folder) {
        return std::any_of(zip->names.begin(), zip->names.end(),
                           [&](const std::string& name) { return name.starts_with(folder); });
    };
    if (any_in("word/")) return {Format::Docx, "a Word document"};
    if (any_in("xl/")) return {Format::Other, "an Excel workbook (.xlsx)"};
    if (any_in("ppt/")) return {Format::Other, "a PowerPoint presentation (.pptx)"};
    if (zip->has("content.xml") && zip->has("meta-inf/manifest.xml")) {
        return {Format::Odt, "an OpenDocument text"};
    }
    return {Format::Other, "an archive (zip)"};
}

/// Skips what may stand before the first element: comments, the XML head, a document type.
std::string first_element(std::string_view bytes) {
    std::string head = lower(bytes.substr(0, std::size_t{1} << 14));
    if (head.starts_with("\xEF\xBB\xBF")) head.erase(0, 3);
    std::size_t at = 0;
    for (;;) {
        at = head.find_first_not_of(" \t\r\n", at);
        if (at == std::string::npos || head[at] != '<') return {};
        const bool comment = head.compare(at, 4, "<!--") == 0;
        if (head.compare(at, 14, "<!doctype html") == 0) return "html";
        if (!comment && head[at + 1] != '?' && head[at + 1] != '!') break;
        const std::size_t end = head.find(comment ? "-->" : ">", at);
        if (end == std::string::npos) return {};
        at = end + (comment ? 3 : 1);
    }
    return head.substr(at + 1, head.find_first_of(" \t\r\n/>", at + 1) - at - 1);
}

Kind kind_of_markup(std::string_view bytes) {
    const std::string name = first_element(bytes);
    if (name == "html" || name == "head" || name == "body") return {Format::Html, "HTML"};
    if (name == "office:document") {
        const bool text = bytes.substr(0, 4096).find("opendocument.text") != std::string_view::npos;
        return text ? Kind{Format::Odt, "an OpenDocument text"}
                    : Kind{Format::Other, "a flat OpenDocument file that is no text"};
    }
    if (name == "w:worddocument") return {Format::Other, "a Word 2003 XML document"};
    return {};
}

}  // namespace

Kind kind_by_bytes(std::string_view bytes) {
    const std::string_view head = trim(bytes.substr(0, 1024));
    if (head.starts_with("%PDF-") || head.starts_with("\xEF\xBB\xBF%PDF-"))
        return {Format::Pdf, "a PDF"};
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"))
        return kind_of_zip(bytes);
    if (bytes.starts_with(kOle)) return kind_of_ole(bytes);
    for (const Mark& mark : kMarks) {
        if (bytes.starts_with(mark.bytes)) return {Format::Other, std::string(mark.name)};
    }
    if (bytes.substr(4, 4) == "ftyp") return {Format::Other, "a video recording"};
    return kind_of_markup(bytes);
}

Kind kind_by_ending(const std::filesystem::path& path) {
    struct Ending {
        std::string_view ending;
        Format format;
        std::string_view name;
    };
    static constexpr std::array kEndings{
        Ending{".pdf", Format::Pdf, "a PDF"},
        Ending{".html", Format::Html, "HTML"},
        Ending{".htm", Format::Html, "HTML"},
        Ending{".xhtml", Format::Html, "HTML"},
        Ending{".docx", Format::Docx, "a Word document"},
        Ending{".docm", Format::Docx, "a Word document"},
        Ending{".dotx", Format::Docx, "a Word document"},
        Ending{".odt", Format::Odt, "an OpenDocument text"},
        Ending{".ott", Format::Odt, "an OpenDocument text"},
        Ending{".fodt", Format::Odt, "an OpenDocument text"},
        Ending{".txt", Format::Text, "text"},
        Ending{".text", Format::Text, "text"},
        Ending{".md", Format::Text, "text"},
        Ending{".markdown", Format::Text, "text"},
        Ending{"", Format::Text, "text"},
        Ending{".doc", Format::Other, "a legacy Word document (.doc)"},
        Ending{".rtf", Format::Other, "a rich text document (.rtf)"},
        Ending{".xls", Format::Other, "a legacy Excel workbook (.xls)"},
        Ending{".ppt", Format::Other, "a legacy PowerPoint presentation (.ppt)"},
        Ending{".csv", Format::Other, "a table in text form (.csv)"},
        Ending{".eml", Format::Other, "a mail message (.eml)"},
        Ending{".mht", Format::Other, "a saved web archive (.mht)"},
    };
    const std::string ending = lower(path.extension().string());
    for (const Ending& each : kEndings) {
        if (each.ending == ending) return {each.format, std::string(each.name)};
    }
    return {Format::Unknown, "a file ending in " + ending};
}

}  // namespace probant::extract
