#include "engine/extract/reader.hpp"

#include <utility>

#include "engine/base/file.hpp"
#include "engine/extract/sniff.hpp"

namespace probant::extract {
namespace {

using base::Code;
using base::fail;
using base::Result;

Result<document::Document> read_as(Format format, std::string bytes, const Limits& limits) {
    switch (format) {
        case Format::Pdf: return read_pdf(std::move(bytes), limits);
        case Format::Html: return read_html(bytes, limits);
        case Format::Docx: return read_docx(bytes, limits);
        case Format::Odt: return read_odt(bytes, limits);
        case Format::Text: return read_text(bytes, limits);
        case Format::Encrypted:
        case Format::Other:
        case Format::Unknown: break;
    }
    PROBANT_BUG("a format without a reader");
}

/// What to read it as, where the bytes alone do not say.
Result<Format> by_ending(const Kind& claimed, const std::filesystem::path& path) {
    switch (claimed.format) {
        case Format::Pdf:  // a PDF may begin with anything: Poppler looks for its marks
        case Format::Html:
        case Format::Text: return claimed.format;
        case Format::Docx:
        case Format::Odt:
            return fail(Code::Malformed, "the file is damaged, or not " + claimed.name +
                                             " although its name ends in " +
                                             path.extension().string());
        case Format::Encrypted:
        case Format::Other:
        case Format::Unknown: break;
    }
    return fail(Code::Unsupported, claimed.name + " is not a kind of file that can be read");
}

Result<document::Document> read_bytes(const std::filesystem::path& path, std::string bytes,
                                      const Limits& limits) {
    const Kind seen = kind_by_bytes(bytes);
    const Kind claimed = kind_by_ending(path);
    if (seen.format == Format::Encrypted) return fail(Code::Encrypted, "the file needs a password");
    if (seen.format == Format::Other) {
        return fail(Code::Unsupported, seen.name + " is not a kind of file that can be read");
    }
    if (seen.format == Format::Unknown) {
        const Result<Format> format = by_ending(claimed, path);
        if (!format) return fail(format.error());
        return read_as(*format, std::move(bytes), limits);
    }
    Result<document::Document> document = read_as(seen.format, std::move(bytes), limits);
    const bool agrees = claimed.format == seen.format || path.extension().empty();
    if (document && !agrees) {
        document->notes.push_back(
            {"other-format",
             "the name ends in " + path.extension().string() + ", the content is " + seen.name, 0});
    }
    return document;
}

}  // namespace

Result<document::Document> read_file(const std::filesystem::path& path, const Limits& limits) {
    Result<std::string> bytes = base::read_file(path, limits.input_bytes);
    if (!bytes) return fail(bytes.error());
    if (bytes->empty()) return fail(Code::Malformed, "the file is empty");
    Result<document::Document> document = read_bytes(path, std::move(*bytes), limits);
    if (document && document->blocks.empty() && document->notes.empty()) {
        document->notes.push_back({"no-text", "no text was found in the file", 0});
    }
    return document;
}

}  // namespace probant::extract
