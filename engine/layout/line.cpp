#include "engine/layout/line.hpp"

#include <cmath>
#include <map>

#include "engine/layout/characters.hpp"

namespace probant::layout {
namespace {

constexpr double kSameRow = 0.5;
constexpr std::size_t kRowsInReach = 4;

bool is_single_letter(const Run& run) {
    return is_upper(first_character(run.text)) && without_first(run.text).empty();
}

// A drop cap stands beside several lines but belongs to the first one.
void lower_drop_caps(std::vector<Run>& runs, std::vector<double>& heights) {
    std::map<double, std::size_t> by_height;
    for (const Run& run : runs) by_height[std::round(run.box.height())] += run.text.size();
    double usual = 0;
    std::size_t most = 0;
    for (const auto& [height, characters] : by_height) {
        if (characters > most) {
            usual = height;
            most = characters;
        }
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const bool cap = is_single_letter(runs[i]) && runs[i].box.height() > 1.8 * usual;
        if (cap && by_height[std::round(runs[i].box.height())] == 1) heights[i] = 1.4 * usual;
    }
}

void attach(std::vector<Row>& rows, const Run& run, const Rect& reach) {
    Row* best = nullptr;
    double most = kSameRow;
    const std::size_t first = rows.size() > kRowsInReach ? rows.size() - kRowsInReach : 0;
    for (std::size_t i = first; i < rows.size(); ++i) {
        const double share = beside(rows[i].box, reach);
        if (share < most) continue;
        most = share;
        best = &rows[i];
    }
    if (best == nullptr) best = &rows.emplace_back(Row{reach, {}});
    if (reach.height() > best->box.height()) {
        best->box.y0 = reach.y0;
        best->box.y1 = reach.y1;
    }
    best->box.x0 = std::min(best->box.x0, reach.x0);
    best->box.x1 = std::max(best->box.x1, reach.x1);
    best->runs.push_back(run);
}

double size_of(const std::vector<Run>& runs) {
    std::map<double, std::size_t> weight;
    for (const Run& run : runs) weight[run.size] += run.text.size();
    double size = 0;
    std::size_t most = 0;
    for (const auto& [candidate, characters] : weight) {
        if (characters >= most) {
            size = candidate;
            most = characters;
        }
    }
    return size;
}

// A note's number or a full stop may be set in the regular font.
bool mostly_bold(const std::vector<Run>& runs) {
    std::size_t bold = 0;
    std::size_t all = 0;
    for (const Run& run : runs) {
        bold += run.bold ? run.text.size() : 0;
        all += run.text.size();
    }
    return bold * 10 >= all * 9;
}

bool is_raised(const Run& run, const Rect& line, double size) {
    return run.size < 0.95 * size && run.box.centre() < line.centre() - 0.1 * size;
}

bool only_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Letters set apart ("P R O T O K O L L") are one word: at least four single characters with equal
// gaps. Returns the end of such a stretch that begins at `i`, or `i`.
std::size_t spaced_letters_end(const std::vector<Run>& runs, std::size_t i) {
    const auto single = [&](std::size_t k) {
        return k < runs.size() && is_letter(first_character(runs[k].text)) &&
               without_first(runs[k].text).empty();
    };
    if (!single(i) || !single(i + 1)) return i;
    const double gap = runs[i + 1].box.x0 - runs[i].box.x1;
    std::size_t end = i + 1;
    while (single(end) &&
           std::abs(runs[end].box.x0 - runs[end - 1].box.x1 - gap) < 0.12 * runs[i].size) {
        ++end;
    }
    return end - i >= 4 ? end : i;
}

bool space_between(const Run& left, const Run& right) {
    const double gap = right.box.x0 - left.box.x1;
    return left.space_after ? gap > -0.5 * left.size : gap > 0.15 * left.size;
}

void append(std::string& text, const Run& run, bool raised) {
    if (!raised) {
        text += run.text;
        return;
    }
    for (const char digit : run.text) text += raised_digit(digit).value_or(std::string_view{});
}

void write_text(Line& line, const std::vector<Run>& runs) {
    std::size_t spaced_end = 0;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (i >= spaced_end) spaced_end = spaced_letters_end(runs, i);
        const bool raised = only_digits(runs[i].text) && is_raised(runs[i], line.box, line.size);
        if (i == 0) line.raised_start = raised;
        append(line.text, runs[i], raised);
        const bool in_word = i + 1 < spaced_end;
        if (i + 1 == runs.size() || in_word || !space_between(runs[i], runs[i + 1])) continue;
        if (line.first_end == 0) {
            line.first_end = line.text.size();
            line.first_width = runs[i].box.x1 - line.box.x0;
            line.second_x = runs[i + 1].box.x0;
        }
        line.text += ' ';
    }
    if (line.first_end == 0) {
        line.first_end = line.text.size();
        line.first_width = line.box.width();
        line.second_x = line.box.x0;
    }
}

}  // namespace

std::vector<Row> rows_of(std::vector<Run> runs) {
    std::vector<double> heights;
    heights.reserve(runs.size());
    for (const Run& run : runs) heights.push_back(run.box.height());
    lower_drop_caps(runs, heights);
    std::vector<std::size_t> order(runs.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto centre = [&](std::size_t i) { return runs[i].box.y0 + heights[i] / 2; };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return centre(a) < centre(b); });
    std::vector<Row> rows;
    for (const std::size_t i : order) {
        Rect reach = runs[i].box;
        reach.y1 = reach.y0 + heights[i];
        attach(rows, runs[i], reach);
    }
    for (Row& row : rows) {
        std::stable_sort(row.runs.begin(), row.runs.end(),
                         [](const Run& a, const Run& b) { return a.box.x0 < b.box.x0; });
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a.box.centre() < b.box.centre(); });
    return rows;
}

double largest_size(const Row& row) {
    double size = 0;
    for (const Run& run : row.runs) size = std::max(size, run.size);
    return size;
}

Line line_of(const Frame& frame, const std::vector<Run>& runs) {
    Line line;
    line.frame = &frame;
    line.size = size_of(runs);
    line.bold = mostly_bold(runs);
    bool first = true;
    for (const Run& run : runs) {
        if (run.size < 0.95 * line.size || run.size > 1.4 * line.size) continue;
        line.box = first ? run.box : united(line.box, run.box);
        first = false;
    }
    for (const Run& run : runs) {
        line.box.x0 = std::min(line.box.x0, run.box.x0);
        line.box.x1 = std::max(line.box.x1, run.box.x1);
    }
    write_text(line, runs);
    return line;
}

}  // namespace probant::layout
