// Text of documents on a terminal: wrapped, safe to show, matched words marked.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output.hpp"
#include "engine/report/reasons.hpp"

namespace probant::cli {

/// Wraps `text` at spaces to lines of at most `width` characters after `indent` (which is not
/// counted); "\n" stays a line end. `marks` are bytes of `text`, sorted. Every line ends with "\n".
std::string wrapped(std::string_view text, const std::vector<report::Range>& marks,
                    std::string_view indent, std::size_t width, const Style& style);

/// At most `width` characters, with "…" where something was cut.
std::string shortened(std::string_view text, std::size_t width);

/// Filled with spaces to `width` characters; longer text stays whole.
std::string padded(std::string_view text, std::size_t width);
std::string padded_left(std::string_view text, std::size_t width);

/// For example 12,345.
std::string grouped(std::size_t number);

/// For example 0.93 for (0.934, 2).
std::string decimal(double value, int digits);

}  // namespace probant::cli
