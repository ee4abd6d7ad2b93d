#include "engine/layout/characters.hpp"

#include <array>

namespace probant::layout {
namespace {

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::size_t first_length(std::string_view utf8) {
    std::size_t length = 1;
    while (length < utf8.size() && length < 4 && is_continuation(utf8[length])) ++length;
    return length;
}

std::size_t last_begin(std::string_view utf8) {
    std::size_t begin = utf8.size() - 1;
    while (begin > 0 && utf8.size() - begin < 4 && is_continuation(utf8[begin])) --begin;
    return begin;
}

char32_t decode(std::string_view bytes) {
    const auto at = [&](std::size_t i) { return char32_t{static_cast<unsigned char>(bytes[i])}; };
    switch (bytes.size()) {
        case 1: return at(0);
        case 2: return ((at(0) & 0x1FU) << 6U) | (at(1) & 0x3FU);
        case 3: return ((at(0) & 0x0FU) << 12U) | ((at(1) & 0x3FU) << 6U) | (at(2) & 0x3FU);
        default:
            return ((at(0) & 0x07U) << 18U) | ((at(1) & 0x3FU) << 12U) | ((at(2) & 0x3FU) << 6U) |
                   (at(3) & 0x3FU);
    }
}

bool within(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

// Latin Extended-A and -B write capital and small letters side by side; which of the two is even
// changes at these places.
bool extended_capital(char32_t c) {
    const bool odd_is_capital = within(c, 0x139, 0x148) || within(c, 0x179, 0x17E);
    return ((c & 1U) != 0) == odd_is_capital;
}

bool one_of(char32_t c, std::u32string_view set) {
    return set.find(c) != std::u32string_view::npos;
}

}  // namespace

char32_t first_character(std::string_view utf8) {
    return utf8.empty() ? 0 : decode(utf8.substr(0, first_length(utf8)));
}

char32_t last_character(std::string_view utf8) {
    return utf8.empty() ? 0 : decode(utf8.substr(last_begin(utf8)));
}

std::string_view without_first(std::string_view utf8) {
    return utf8.empty() ? utf8 : utf8.substr(first_length(utf8));
}

std::string_view without_last(std::string_view utf8) {
    return utf8.empty() ? utf8 : utf8.substr(0, last_begin(utf8));
}

bool is_lower(char32_t c) {
    if (c < 0x80) return c >= 'a' && c <= 'z';
    if (c < 0x100) return c >= 0xDF && c != 0xF7;
    if (c < 0x250) return !extended_capital(c) && c != 0x178;
    return within(c, 0x3AC, 0x3CE) || within(c, 0x430, 0x45F) || within(c, 0xFB00, 0xFB06);
}

bool is_upper(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    if (c < 0x100) return within(c, 0xC0, 0xDE) && c != 0xD7;
    if (c < 0x250) return extended_capital(c) || c == 0x178;
    return within(c, 0x386, 0x3AB) || within(c, 0x400, 0x42F) || within(c, 0x1E00, 0x1EFF);
}

bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char32_t c) {
    return is_lower(c) || is_upper(c) || c == 0xAA || c == 0xBA || within(c, 0x250, 0x1FFF) ||
           within(c, 0x2C00, 0x2DFF) || within(c, 0x3040, 0xD7FF);
}

bool is_hyphen(char32_t c) {
    return c == '-' || c == 0x2010 || c == 0xAD;
}

bool starts_lower(std::string_view utf8) {
    return is_lower(first_character(utf8));
}

bool ends_sentence(std::string_view utf8) {
    constexpr std::u32string_view closing = U"\"')]}»«”“’‘¹²³⁰⁴⁵⁶⁷⁸⁹*";
    while (!utf8.empty() && one_of(last_character(utf8), closing)) utf8 = without_last(utf8);
    return one_of(last_character(utf8), U".!?…:;");
}

bool all_capitals(std::string_view utf8) {
    int letters = 0;
    for (; !utf8.empty(); utf8 = without_first(utf8)) {
        const char32_t c = first_character(utf8);
        if (is_lower(c)) return false;
        letters += is_upper(c) ? 1 : 0;
    }
    return letters >= 4;
}

bool is_numeric(std::string_view utf8) {
    int digits = 0;
    int letters = 0;
    for (; !utf8.empty(); utf8 = without_first(utf8)) {
        const char32_t c = first_character(utf8);
        digits += is_digit(c) ? 1 : 0;
        letters += is_letter(c) ? 1 : 0;
    }
    return digits > 0 && letters <= 3;
}

bool follows(const Marker& last, const Marker& next) {
    if (last.kind != next.kind) return false;
    return next.counts() ? next.number == last.number + 1 : next.glyph == last.glyph;
}

std::string utf8_of(char32_t c) {
    const auto byte = [](char32_t bits) { return static_cast<char>(bits); };
    if (c < 0x80) return {byte(c)};
    if (c < 0x800) return {byte(0xC0U | (c >> 6U)), byte(0x80U | (c & 0x3FU))};
    if (c < 0x10000) {
        return {byte(0xE0U | (c >> 12U)), byte(0x80U | ((c >> 6U) & 0x3FU)),
                byte(0x80U | (c & 0x3FU))};
    }
    return {byte(0xF0U | (c >> 18U)), byte(0x80U | ((c >> 12U) & 0x3FU)),
            byte(0x80U | ((c >> 6U) & 0x3FU)), byte(0x80U | (c & 0x3FU))};
}

std::optional<std::string_view> raised_digit(char digit) {
    constexpr std::array<std::string_view, 10> raised = {"⁰", "¹", "²", "³", "⁴",
                                                         "⁵", "⁶", "⁷", "⁸", "⁹"};
    if (digit < '0' || digit > '9') return std::nullopt;
    return raised.at(static_cast<std::size_t>(digit - '0'));
}

namespace {

std::optional<Marker> number_marker(std::string_view word) {
    int number = 0;
    int digits = 0;
    bool parted = false;
    for (const char c : word) {
        if (is_digit(static_cast<unsigned char>(c))) {
            if (++digits > (parted ? 2 : 3)) return std::nullopt;
            number = number * 10 + (c - '0');
        } else if (c == '.' && digits > 0) {
            parted = true;
            number = 0;
            digits = 0;
        } else {
            return std::nullopt;
        }
    }
    if (!parted || digits == 0) return std::nullopt;
    return Marker{Marker::Kind::Number, 0, number};
}

std::optional<Marker> enumerator(std::string_view word) {
    const bool closed = word.back() == ')' || word.back() == '.';
    if (!closed) return number_marker(word);
    std::string_view inner = word.substr(0, word.size() - 1);
    if (word.back() == ')' && !inner.empty() && inner.front() == '(') inner.remove_prefix(1);
    if (inner.empty() || inner.size() > 9) return std::nullopt;
    const auto front = static_cast<unsigned char>(inner.front());
    if (inner.size() == 1 && is_letter(front)) {
        return Marker{Marker::Kind::Letter, 0, (front | 0x20) - 'a' + 1};
    }
    if (const auto parted = number_marker(inner)) return parted;
    int number = 0;
    for (const char c : inner) {
        if (!is_digit(static_cast<unsigned char>(c)) || inner.size() > 3) return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return Marker{Marker::Kind::Number, 0, number};
}

}  // namespace

std::optional<Marker> marker(std::string_view word) {
    if (word.empty()) return std::nullopt;
    const char32_t glyph = first_character(word);
    if (without_first(word).empty()) {
        if (one_of(glyph, U"•▪●○◦‣■□▫◾◆◇♦➢➤►▶✓✔❖∙⁃·") || within(glyph, 0xE000, 0xF8FF)) {
            return Marker{Marker::Kind::Bullet, glyph, 0};
        }
        if (one_of(glyph, U"-–—−*‐")) return Marker{Marker::Kind::Dash, glyph, 0};
        return std::nullopt;
    }
    return enumerator(word);
}

}  // namespace probant::layout
