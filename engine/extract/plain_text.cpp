#include "engine/extract/plain_text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "engine/base/utf8.hpp"
#include "engine/extract/characters.hpp"

namespace probant::extract {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t kLongestHeading = 100;
constexpr std::size_t kNarrowestWrap = 45;
constexpr std::size_t kWidestWrap = 140;

// ---- lines and chunks

std::size_t width(std::string_view line) {
    return base::code_points(line);
}

/// Groups of lines parted by blank lines, form feeds and horizontal rules.
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

/// Where the items of a list begin in `lines`; empty where they are no list. A dash or a number at
/// the beginning of a line may be chance in wrapped text, so one sign alone is enough only at the
/// chunk's first line or after a colon.
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

Lines slice(const Lines& lines, std::size_t begin, std::size_t end) {
    const auto first = lines.begin();
    return {first + static_cast<std::ptrdiff_t>(begin), first + static_cast<std::ptrdiff_t>(end)};
}

void write_items(BlockWriter& writer, const Lines& lines, const std::vector<std::size_t>& starts) {
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : lines.size();
        writer.item(join_wrapped(slice(lines, starts[i], end)));
    }
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

/// Markdown's line between head and body.
bool is_table_rule(std::string_view line) {
    return line.find_first_not_of("|-:+= \t") == std::string_view::npos;
}

/// The table's lines are all, or all but a first one that is its caption.
bool is_table(const Lines& lines) {
    const auto rows = std::count_if(lines.begin(), lines.end(), is_table_line);
    return rows >= 2 && static_cast<std::size_t>(rows) + 1 >= lines.size();
}

void write_table(BlockWriter& writer, const Lines& lines) {
    std::vector<std::vector<std::string>> rows;
    for (const std::string_view line : lines) {
        if (!is_table_rule(line)) rows.push_back(cells_of(line));
    }
    writer.table(rows);
}

// ---- headings

bool ends_sentence(std::string_view line) {
    static constexpr std::string_view kEnds = ".!?:;,";
    return kEnds.find(line.back()) != std::string_view::npos || line.ends_with("…");
}

bool looks_like_heading(std::string_view line) {
    const char first = line.front();
    const bool begins_well =
        is_digit(first) || (is_letter(first) && !(first >= 'a' && first <= 'z'));
    return begins_well && std::any_of(line.begin(), line.end(), is_letter) &&
           !ends_sentence(line) && width(line) <= kLongestHeading && bullet_length(line) == 0 &&
           !is_table_line(line);
}

/// "2.1.3 Title" is three deep.
int numbered_level(std::string_view line) {
    if (!is_digit(line.front())) return 2;
    const std::string_view number = line.substr(0, line.find(' '));
    if (number.find_first_not_of("0123456789.)") != std::string_view::npos) return 2;
    int level = 1;
    for (std::size_t i = 0; i + 1 < number.size(); ++i) level += number[i] == '.' ? 1 : 0;
    return level + 1;
}

/// Writes a Markdown heading at the front of `lines` and takes it away.
void take_marked_heading(BlockWriter& writer, Lines& lines) {
    const std::string_view first = lines.front();
    const std::size_t signs = std::min(first.find_first_not_of('#'), first.size());
    if (signs > 0 && signs <= 6 && signs < first.size() && first[signs] == ' ') {
        std::string_view text = trim(first.substr(signs));
        while (text.ends_with('#')) text.remove_suffix(1);
        writer.heading(static_cast<int>(signs), text);
        lines.erase(lines.begin());
    } else if (lines.size() > 1 && !is_rule(first) && is_rule(lines[1]) &&
               width(first) <= kLongestHeading && !is_table_line(first)) {
        writer.heading(lines[1].front() == '=' ? 1 : 2, first);
        lines.erase(lines.begin(), lines.begin() + 2);
    }
}

// ---- wrapped lines

/// A line that begins with a small letter goes on with a sentence.
bool goes_on(std::string_view line) { return line.front() >= 'a' && line.front() <= 'z'; }

bool is_wrapped_chunk(const Lines& lines) {
    if (std::all_of(lines.begin() + 1, lines.end(), goes_on)) return true;
    std::size_t widest = 0;
    for (const std::string_view line : lines) widest = std::max(widest, width(line));
    if (widest < kNarrowestWrap || widest > kWidestWrap) return false;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const std::string_view next = lines[i + 1];
        if (width(lines[i]) + 1 + width(next.substr(0, next.find(' '))) < widest) return false;
    }
    return true;
}

/// The width at which a text was wrapped, from its longer chunks: nearly all of their lines but the
/// last end shortly before it. 0 where lines end where their writer wanted.
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

void write_body(BlockWriter& writer, const Lines& lines, std::size_t text_width) {
    if (is_table(lines)) return write_table(writer, lines);
    const std::vector<std::size_t> starts = item_starts(lines);
    if (!starts.empty()) {
        const Lines before = slice(lines, 0, starts.front());
        if (!before.empty()) write_body(writer, before, text_width);
        if (bullet_length(lines[starts.front()]) == 0) writer.end_list();
        return write_items(writer, lines, starts);
    }
    if (lines.size() == 1 || is_wrapped(lines, text_width)) {
        return writer.paragraph(join_wrapped(lines));
    }
    writer.end_list();
    for (const std::string_view line : lines) writer.item(line);
    writer.end_list();
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

std::string join_wrapped(const Lines& lines) {
    std::string out;
    for (const std::string_view line : lines) {
        if (line.empty()) continue;
        if (!out.empty() && parts_word(out, line)) {
            out.pop_back();
        } else if (!out.empty() && !out.ends_with("\u00AD")) {
            out += ' ';
        }
        out += line;
    }
    return out;
}

void write_lines(BlockWriter& writer, const Lines& lines) {
    const std::vector<std::size_t> starts = item_starts(lines);
    writer.end_list();
    if (starts.empty() || lines.size() == 1) return writer.paragraph(join_wrapped(lines));
    writer.paragraph(join_wrapped(slice(lines, 0, starts.front())));
    write_items(writer, lines, starts);
    writer.end_list();
}

void write_plain_text(BlockWriter& writer, std::string_view utf8) {
    const std::vector<Lines> chunks = chunks_of(utf8);
    const std::size_t text_width = wrap_width(chunks);
    for (std::size_t i = 0; i < chunks.size() && !writer.full(); ++i) {
        Lines lines = chunks[i];
        std::erase_if(lines, [](std::string_view line) { return line.starts_with("```"); });
        if (!lines.empty()) take_marked_heading(writer, lines);
        if (!is_table(lines)) std::erase_if(lines, is_rule);
        if (lines.empty()) continue;
        const bool alone = lines.size() == 1 && i + 1 < chunks.size();
        if (alone && looks_like_heading(lines.front())) {
            const bool is_title = writer.document().blocks.empty();
            writer.heading(is_title ? 1 : numbered_level(lines.front()), lines.front());
        } else {
            write_body(writer, lines, text_width);
        }
    }
    writer.end_list();
}

}  // namespace probant::extract
