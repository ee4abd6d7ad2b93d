// Text files and Markdown.

#include <algorithm>
#include <string>

#include "engine/extract/plain_text.hpp"
#include "engine/extract/reader.hpp"
#include "engine/text/analysis.hpp"

namespace probant::extract {
namespace {

/// One character in two hundred that no text has is enough to call it binary.
bool is_binary(std::string_view utf8) {
    std::size_t odd = 0;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        const bool control = byte < 0x20 && std::string_view("\t\n\v\f\r\x1b").find(utf8[i]) ==
                                                std::string_view::npos;
        odd += control || utf8.substr(i, 3) == "\uFFFD" ? 1 : 0;
    }
    return odd * 200 > utf8.size();
}

}  // namespace

base::Result<document::Document> read_text(std::string_view bytes, const Limits& limits) {
    const std::string utf8 = text::to_utf8(bytes, "");
    if (is_binary(utf8)) {
        return base::fail(base::Code::Unsupported, "the file is binary, not text");
    }
    BlockWriter writer("txt", limits);
    write_plain_text(writer, utf8);
    return writer.take();
}

}  // namespace probant::extract
