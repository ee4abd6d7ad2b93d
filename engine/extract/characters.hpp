// Small questions about characters that every reader of text asks. No library.
#pragma once

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

namespace probant::extract {

inline bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
inline bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
/// A byte of a letter: any byte of a character outside ASCII counts.
inline bool is_letter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0 ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// ASCII letters only, so it is safe for names of tags, styles and files.
inline std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

inline std::string_view trim(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

/// Bytes of a bullet sign with the white space after it; 0 where the text begins with none.
std::size_t bullet_length(std::string_view text);

}  // namespace probant::extract
