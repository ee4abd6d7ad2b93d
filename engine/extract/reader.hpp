// From a file to a document::Document: the formats. Runs inside the worker process only.
//
// Road: archive > worker > [extract] > layout > document. One small file per format
// (pdf_reader.cpp, html_reader.cpp …); read_file() looks at the first bytes and the ending, in this
// order, and calls the right one. How to add a format: engine/extract/README.md.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/document/document.hpp"

namespace probant::extract {

struct Limits {
    int pages = 20'000;
    std::size_t input_bytes = std::size_t{1} << 30;
    std::size_t text_bytes = std::size_t{64} << 20;       ///< of the whole document
    std::size_t unpacked_bytes = std::size_t{512} << 20;  ///< of one member of a zip container
    int depth = 400;                                      ///< nesting of markup
};

/// Reads one file. Fails with
///   NotFound, NotReadable  the file is not there or may not be read,
///   Unsupported            a kind of file that no reader knows; the message names the kind seen,
///   Encrypted              a password is needed,
///   Malformed              not what its first bytes or ending say, or empty,
///   LimitReached           past `limits` before anything could be read.
/// What was cut or skipped although the rest was read is in Document::notes.
base::Result<document::Document> read_file(const std::filesystem::path& path,
                                           const Limits& limits = {});

// The readers, one for each format. `bytes` is the whole file.
base::Result<document::Document> read_pdf(std::string bytes, const Limits& limits);
base::Result<document::Document> read_html(std::string_view bytes, const Limits& limits);
base::Result<document::Document> read_docx(std::string_view bytes, const Limits& limits);
base::Result<document::Document> read_odt(std::string_view bytes, const Limits& limits);
base::Result<document::Document> read_text(std::string_view bytes, const Limits& limits);

}  // namespace probant::extract
