#include "cli/wrap.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "engine/base/utf8.hpp"

namespace probant::cli {
namespace {

/// The word that stands at bytes [begin, end) of the text, safe to show, with its marks.
std::string shown_word(std::string_view text, std::size_t begin, std::size_t end,
                       const std::vector<report::Range>& marks, const Style& style) {
    std::string out;
    std::size_t at = begin;
    for (const report::Range& mark : marks) {
        const std::size_t from = std::clamp(mark.begin, at, end);
        const std::size_t to = std::clamp(mark.end, at, end);
        if (from >= to) continue;
        out += base::printable(text.substr(at, from - at));
        out += style.mark(base::printable(text.substr(from, to - from)));
        at = to;
    }
    return out + base::printable(text.substr(at, end - at));
}

}  // namespace

std::string wrapped(std::string_view text, const std::vector<report::Range>& marks,
                    std::string_view indent, std::size_t width, const Style& style) {
    std::string out;
    std::size_t used = 0;
    const auto end_line = [&] {
        out += '\n';
        used = 0;
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
        const std::size_t length = base::code_points(base::printable(text.substr(at, end - at)));
        if (length > 0) {
            if (used > 0 && used + 1 + length > width) end_line();
            out += used > 0 ? " " : std::string(indent);
            used += length + (used > 0 ? 1 : 0);
            out += shown_word(text, at, end, marks, style);
        }
        if (end < text.size() && text[end] == '\n' && used > 0) end_line();
        at = end + 1;
    }
    if (used > 0) end_line();
    return out;
}

std::string shortened(std::string_view text, std::size_t width) {
    if (base::code_points(text) <= width) return std::string(text);
    std::size_t end = 0;
    for (std::size_t n = 0; n + 1 < width && end < text.size(); ++n) {
        ++end;
        while (end < text.size() && base::boundary_before(text, end) != end) ++end;
    }
    return std::string(text.substr(0, end)) + "…";
}

std::string padded(std::string_view text, std::size_t width) {
    const std::size_t length = base::code_points(text);
    return std::string(text) + std::string(width > length ? width - length : 0, ' ');
}

std::string padded_left(std::string_view text, std::size_t width) {
    const std::size_t length = base::code_points(text);
    return std::string(width > length ? width - length : 0, ' ') + std::string(text);
}

std::string grouped(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

std::string decimal(double value, int digits) {
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*f", digits, value);
    return buffer.data();
}

}  // namespace probant::cli
