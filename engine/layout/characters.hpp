// What layout must know about characters: case, digits, ends of sentences, markers of list items.
// Latin, Greek and Cyrillic; a letter of any other script is neither upper nor lower case.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace probant::layout {

/// The first or last code point; 0 where the text is empty.
char32_t first_character(std::string_view utf8);
char32_t last_character(std::string_view utf8);
/// The text without its first or last code point.
std::string_view without_first(std::string_view utf8);
std::string_view without_last(std::string_view utf8);

bool is_lower(char32_t character);
bool is_upper(char32_t character);
bool is_digit(char32_t character);
bool is_letter(char32_t character);
bool is_hyphen(char32_t character);  ///< hyphen-minus, U+2010, U+00AD

bool starts_lower(std::string_view utf8);
/// Ends in . ! ? … : ; perhaps followed by closing quotes, brackets or a raised number.
bool ends_sentence(std::string_view utf8);
/// Some letters, none of them lower case.
bool all_capitals(std::string_view utf8);
/// A figure as tables have it: digits with signs, separators, units of up to three letters.
bool is_numeric(std::string_view utf8);

/// What stands before the text of a list item.
struct Marker {
    enum class Kind { Bullet, Dash, Number, Letter };
    Kind kind = Kind::Bullet;
    char32_t glyph = 0;  ///< of a bullet or dash
    int number = 0;      ///< of a number ("3." and "2.3." are 3) or letter ("b)" is 2)

    bool counts() const { return kind == Kind::Number || kind == Kind::Letter; }
};

/// The same glyph again, or the next number or letter.
bool follows(const Marker& last, const Marker& next);

/// `word` as a marker: • ▪ – * 3. 2.3 b) (c)
std::optional<Marker> marker(std::string_view word);

std::string utf8_of(char32_t character);

/// The digit as a raised one (¹²³), so that a note's number does not run into the word before it;
/// nothing for any other character.
std::optional<std::string_view> raised_digit(char digit);

}  // namespace probant::layout
