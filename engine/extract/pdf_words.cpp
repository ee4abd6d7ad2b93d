#include "engine/extract/pdf_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "engine/text/analysis.hpp"

namespace probant::extract {
namespace {

constexpr char32_t kSoftHyphen = 0xAD;
constexpr char32_t kReplacement = 0xFFFD;

void append_utf8(std::string& text, char32_t c) {
    const auto byte = [](char32_t bits) { return static_cast<char>(bits); };
    if (c < 0x80) {
        text += byte(c);
    } else if (c < 0x800) {
        text += byte(0xC0U | (c >> 6U));
        text += byte(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        text += byte(0xE0U | (c >> 12U));
        text += byte(0x80U | ((c >> 6U) & 0x3FU));
        text += byte(0x80U | (c & 0x3FU));
    } else {
        text += byte(0xF0U | (c >> 18U));
        text += byte(0x80U | ((c >> 12U) & 0x3FU));
        text += byte(0x80U | ((c >> 6U) & 0x3FU));
        text += byte(0x80U | (c & 0x3FU));
    }
}

/// The code point at `i`, which is moved past it. A surrogate without its fellow is U+FFFD.
char32_t next_code_point(const poppler::ustring& text, std::size_t& i) {
    const char32_t first = text[i++];
    if (first < 0xD800 || first > 0xDFFF) return first;
    if (first > 0xDBFF || i == text.size() || text[i] < 0xDC00 || text[i] > 0xDFFF) {
        return kReplacement;
    }
    return 0x10000 + ((first - 0xD800) << 10U) + (text[i++] - 0xDC00U);
}

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

bool is_blank(char32_t c) {
    return c == ' ' || c == 0xA0 || c == 0x3000 || c == 0x2028;
}

std::string_view letters_of_ligature(char32_t c) {
    constexpr std::array<std::string_view, 7> letters = {"ff",  "fi", "fl", "ffi",
                                                         "ffl", "st", "st"};
    return c >= 0xFB00 && c <= 0xFB06 ? letters.at(c - 0xFB00) : std::string_view{};
}

bool is_drawn(const poppler::text_box& box, std::size_t character) {
    const poppler::rectf place = box.char_bbox(character);
    return std::max(place.width(), place.height()) > 0 &&
           std::min(std::abs(place.width()), std::abs(place.height())) > 0.5;
}

bool is_bold(const std::string& font) {
    static constexpr std::array<std::string_view, 8> names = {"Bold",     "bold", "Black", "Heavy",
                                                              "Semibold", "Demi", "BOLD",  "Fett"};
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view name) { return font.find(name) != std::string::npos; });
}

layout::Word word_of(const poppler::text_box& box) {
    layout::Word word;
    word.text = pdf_word_text(box);
    const poppler::rectf place = box.bbox();
    word.x0 = std::min(place.left(), place.right());
    word.x1 = std::max(place.left(), place.right());
    word.y0 = std::min(place.top(), place.bottom());
    word.y1 = std::max(place.top(), place.bottom());
    word.space_after = box.has_space_after();
    word.turn = box.rotation();
    if (box.has_font_info()) {
        word.size = box.get_font_size();
        word.bold = is_bold(box.get_font_name(0));
    }
    return word;
}

}  // namespace

std::string pdf_word_text(const poppler::text_box& box) {
    const poppler::ustring utf16 = box.text();
    std::string text;
    text.reserve(utf16.size() + 8);
    bool ascii = true;
    std::size_t character = 0;
    for (std::size_t i = 0; i < utf16.size(); ++character) {
        char32_t c = next_code_point(utf16, i);
        if (is_control(c)) continue;
        if (c == kSoftHyphen) {
            if (!is_drawn(box, character)) continue;
            c = i == utf16.size() ? 0x2010 : '-';
        }
        if ((c == 0x2010 && i < utf16.size()) || c == 0x2011) c = '-';
        if (is_blank(c)) c = ' ';
        ascii = ascii && c < 0x80;
        const std::string_view letters = letters_of_ligature(c);
        if (letters.empty()) append_utf8(text, c);
        text += letters;
    }
    while (!text.empty() && text.back() == ' ') text.pop_back();
    text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
    return ascii ? text : text::nfc(text);
}

layout::Page pdf_page(const poppler::page& page) {
    layout::Page result;
    const poppler::rectf shown = page.page_rect(poppler::crop_box);
    result.width = shown.width();
    result.height = shown.height();
    const auto orientation = page.orientation();
    if (orientation == poppler::page::landscape || orientation == poppler::page::seascape) {
        std::swap(result.width, result.height);
    }
    const auto boxes = page.text_list(poppler::page::text_list_include_font);
    result.words.reserve(boxes.size());
    for (const poppler::text_box& box : boxes) {
        layout::Word word = word_of(box);
        if (!word.text.empty()) result.words.push_back(std::move(word));
    }
    return result;
}

}  // namespace probant::extract
