#include "engine/extract/text_lines.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/base/utf8.hpp"
#include "engine/extract/characters.hpp"

namespace probant::extract {
namespace {

constexpr std::size_t kNarrowestWrap = 45;

/// "12." or "a)" and the space after it.
struct Number {
    int value = 0;
    std::size_t length = 0;
};

std::optional<Number> number_of(std::string_view line) {
    std::size_t end = 0;
    int value = 0;
    while (end < line.size() && end < 3 && is_digit(line[end]))
        value = value * 10 + (line[end++] - '0');
    if (end == 0 && line.size() > 1 && line[0] >= 'a' && line[0] <= 'z' && line[1] == ')') {
        value = line[end++] - 'a' + 1;
    }
    if (end == 0 || end + 1 >= line.size()) return {};
    if ((line[end] != '.' && line[end] != ')') || line[end + 1] != ' ') return {};
    return Number{value, end + 2};
}

bool ends_sentence(std::string_view line) {
    static constexpr std::string_view kEnds = ".!?:;,";
    return kEnds.find(line.back()) != std::string_view::npos || line.ends_with("…");
}

/// A line that begins with a small letter goes on with a sentence.
bool goes_on(std::string_view line) {
    return line.front() >= 'a' && line.front() <= 'z';
}

bool is_wrapped_chunk(const Lines& lines) {
    if (lines.size() == 2 && goes_on(lines[1])) return true;
    std::size_t widest = 0;
    for (const std::string_view line : lines) widest = std::max(widest, width(line));
    if (widest < kNarrowestWrap || widest > kWidestWrap) return false;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const std::string_view next = lines[i + 1];
        if (width(lines[i]) + 1 + width(next.substr(0, next.find(' '))) < widest) return false;
    }
    return true;
}

/// "Stadt- und Kreisrat": such a hyphen stays, and the space after it too.
bool is_conjunction(std::string_view line) {
    static constexpr std::array<std::string_view, 17> kWords{
        "und", "oder", "bzw.", "sowie", "og", "eller", "och", "en", "of",
        "et",  "ou",   "e",    "o",     "y",  "i",     "ja",  "tai"};
    return std::find(kWords.begin(), kWords.end(), line.substr(0, line.find(' '))) != kWords.end();
}

bool parts_word(std::string_view line, std::string_view next) {
    if (line.size() < 2 || line.back() != '-' || !is_letter(line[line.size() - 2])) return false;
    const char first = next.front();
    return is_letter(first) && !(first >= 'A' && first <= 'Z') && !is_conjunction(next);
}

}  // namespace

// ---- lines and chunks

std::size_t width(std::string_view line) {
    return base::code_points(line);
}

std::vector<Lines> chunks_of(std::string_view text) {
    std::vector<Lines> chunks(1);
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\n\r\f", begin), text.size());
        const std::string_view line = trim(text.substr(begin, end - begin));
        if (!line.empty()) chunks.back().push_back(line);
        const bool crlf = text.substr(std::min(end, text.size())).starts_with("\r\n");
        const bool page_end = end < text.size() && text[end] == '\f';
        if ((line.empty() || page_end) && !chunks.back().empty()) chunks.emplace_back();
        begin = end + (crlf ? 2 : 1);
    }
    if (chunks.back().empty()) chunks.pop_back();
    return chunks;
}

bool is_rule(std::string_view line) {
    return line.size() >= 3 && line.find_first_not_of("-=_*~ ") == std::string_view::npos;
}

// ---- lists

std::vector<std::size_t> item_starts(const Lines& lines) {
    std::vector<std::size_t> bullets;
    std::vector<std::size_t> numbers;
    int last = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (bullet_length(lines[i]) > 0) bullets.push_back(i);
        const std::optional<Number> number = number_of(lines[i]);
        if (number && (numbers.empty() || number->value == last + 1)) {
            numbers.push_back(i);
            last = number->value;
        }
    }
    const auto introduced = [&](std::size_t at) { return at == 0 || lines[at - 1].ends_with(':'); };
    if (!bullets.empty() && (bullets.size() > 1 || introduced(bullets[0]))) return bullets;
    if (numbers.size() > 1 && introduced(numbers[0])) return numbers;
    return {};
}

// ---- tables

std::vector<std::string> cells_of(std::string_view line) {
    const bool tabs = line.find('|') == std::string_view::npos;
    std::vector<std::string> cells;
    for (std::size_t begin = 0; begin <= line.size();) {
        const std::size_t end = std::min(line.find(tabs ? '\t' : '|', begin), line.size());
        cells.emplace_back(line.substr(begin, end - begin));
        begin = end + 1;
    }
    return cells;
}

bool is_table_line(std::string_view line) {
    return line.find(" | ") != std::string_view::npos ||
           line.find('\t') != std::string_view::npos ||
           (line.size() > 2 && line.front() == '|' && line.back() == '|');
}

bool is_table_rule(std::string_view line) {
    return line.find_first_not_of("|-:+= \t") == std::string_view::npos;
}

bool is_table(const Lines& lines) {
    const auto rows = std::count_if(lines.begin(), lines.end(), is_table_line);
    return rows >= 2 && static_cast<std::size_t>(rows) + 1 >= lines.size();
}

// ---- headings

bool looks_like_heading(std::string_view line) {
    const char first = line.front();
    const bool begins_well =
        is_digit(first) || (is_letter(first) && !(first >= 'a' && first <= 'z'));
    return begins_well && std::any_of(line.begin(), line.end(), is_letter) &&
           !ends_sentence(line) && width(line) <= kLongestHeading && bullet_length(line) == 0 &&
           !is_table_line(line);
}

int numbered_level(std::string_view line) {
    if (!is_digit(line.front())) return 2;
    const std::string_view number = line.substr(0, line.find(' '));
    if (number.find_first_not_of("0123456789.)") != std::string_view::npos) return 2;
    int level = 1;
    for (std::size_t i = 0; i + 1 < number.size(); ++i) level += number[i] == '.' ? 1 : 0;
    return level + 1;
}

// ---- wrapped lines

std::size_t wrap_width(const std::vector<Lines>& chunks) {
    std::vector<std::size_t> widths;
    for (const Lines& lines : chunks) {
        if (lines.size() < 3) continue;
        for (std::size_t i = 0; i + 1 < lines.size(); ++i) widths.push_back(width(lines[i]));
    }
    if (widths.size() < 4) return 0;
    std::sort(widths.begin(), widths.end());
    const std::size_t widest = widths[widths.size() * 95 / 100];
    const std::size_t middle = widths[widths.size() / 2];
    const bool wrapped =
        widest >= kNarrowestWrap && widest <= kWidestWrap && middle * 4 >= widest * 3;
    return wrapped ? widest : 0;
}

bool is_wrapped(const Lines& lines, std::size_t text_width) {
    if (text_width == 0) return is_wrapped_chunk(lines);
    std::size_t full = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        full += width(lines[i]) * 10 >= text_width * 7 ? 1 : 0;
    }
    return full * 4 >= (lines.size() - 1) * 3;
}

std::string join_wrapped(const Lines& lines) {
    std::string out;
    for (const std::string_view line : lines) {
        if (line.empty()) continue;
        if (!out.empty() && parts_word(out, line)) {
            out.pop_back();
        } else if (!out.empty()) {
            out += ' ';
        }
        out += line;
    }
    return out;
}

}  // namespace probant::extract
