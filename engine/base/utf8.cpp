#include "engine/base/utf8.hpp"

#include <array>
#include <cstdint>
#include <cstdio>

namespace probant::base {
namespace {

bool continues(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

struct Decoded {
    std::size_t length;  ///< bytes taken, at least 1
    std::uint32_t code;
    bool good;
};

Decoded decode(std::string_view s, std::size_t at) {
    const auto byte = [&](std::size_t i) -> std::uint32_t {
        return static_cast<unsigned char>(s[i]);
    };
    const std::uint32_t b = byte(at);
    if (b < 0x80) return {1, b, true};
    std::size_t length = 0;
    std::uint32_t code = 0;
    std::uint32_t least = 0;
    if (b >= 0xC2 && b <= 0xDF) {
        length = 2, code = b & 0x1FU, least = 0x80;
    } else if (b >= 0xE0 && b <= 0xEF) {
        length = 3, code = b & 0x0FU, least = 0x800;
    } else if (b >= 0xF0 && b <= 0xF4) {
        length = 4, code = b & 0x07U, least = 0x10000;
    } else {
        return {1, 0, false};
    }
    for (std::size_t i = 1; i < length; ++i) {
        if (at + i >= s.size() || !continues(s[at + i])) return {i, 0, false};
        code = (code << 6U) | (byte(at + i) & 0x3FU);
    }
    if (code < least || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
        return {length, 0, false};
    }
    return {length, code, true};
}

bool is_dangerous(std::uint32_t c) {
    if (c == '\n' || c == '\t') return false;
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::size_t code_points(std::string_view utf8, std::size_t offset) {
    std::size_t n = 0;
    for (const char c : utf8.substr(0, offset)) n += continues(c) ? 0 : 1;
    return n;
}

std::size_t boundary_before(std::string_view utf8, std::size_t offset) {
    if (offset >= utf8.size()) return utf8.size();
    while (offset > 0 && continues(utf8[offset])) --offset;
    return offset;
}

std::string well_formed(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size();) {
        const Decoded d = decode(bytes, i);
        if (d.good && d.code != 0) {
            out.append(bytes.substr(i, d.length));
        } else {
            out += "\xEF\xBF\xBD";
        }
        i += d.length;
    }
    return out;
}

bool is_well_formed(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
        const Decoded d = decode(bytes, i);
        if (!d.good || d.code == 0) return false;
        i += d.length;
    }
    return true;
}

std::string printable(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size();) {
        const Decoded d = decode(utf8, i);
        if (d.good && !is_dangerous(d.code)) {
            out.append(utf8.substr(i, d.length));
        } else {
            std::array<char, 16> shown{};
            if (!d.good) {
                std::snprintf(shown.data(), shown.size(), "\\x%02X",
                              static_cast<unsigned>(static_cast<unsigned char>(utf8[i])));
            } else if (d.code < 0x100) {
                std::snprintf(shown.data(), shown.size(), "\\x%02X", d.code);
            } else {
                std::snprintf(shown.data(), shown.size(), "\\u{%04X}", d.code);
            }
            out += shown.data();
        }
        i += d.good ? d.length : 1;
    }
    return out;
}

}  // namespace probant::base
