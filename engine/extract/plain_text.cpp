#include "engine/extract/plain_text.hpp"

#include <algorithm>
#include <string>

#include "engine/extract/characters.hpp"

namespace probant::extract {
namespace {

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

void write_table(BlockWriter& writer, const Lines& lines) {
    std::vector<std::vector<std::string>> rows;
    for (const std::string_view line : lines) {
        if (!is_table_rule(line)) rows.push_back(cells_of(line));
    }
    writer.table(rows);
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
    const auto wide = std::count_if(lines.begin(), lines.end(), [](std::string_view line) {
        return width(line) > kWidestWrap;
    });
    const bool paragraphs = static_cast<std::size_t>(wide) * 2 > lines.size();
    writer.end_list();
    for (const std::string_view line : lines) {
        if (paragraphs) {
            writer.paragraph(line);
        } else {
            writer.item(line);
        }
    }
    writer.end_list();
}

}  // namespace

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
