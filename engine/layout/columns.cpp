#include "engine/layout/columns.hpp"

#include <cmath>
#include <limits>
#include <utility>

#include "engine/layout/characters.hpp"
#include "engine/layout/starts.hpp"

namespace probant::layout {
namespace {

constexpr double kLeastGap = 0.8;  // of the body size
constexpr double kEdge = 0.6;      // points by which a letter may stand over its column's edge
constexpr std::size_t kMostStarts = 48;
constexpr std::size_t kMostGaps = 16;
constexpr std::size_t kLeastRows = 7;    // beside each other, for a gap not seen before
constexpr double kLeastCharacters = 14;  // in a line, on average
constexpr double kTogether = 0.85;       // white of one side within white of the other
constexpr std::size_t kMostCellLines = 6;
constexpr double kInset = 1.5;   // of the body size: text of a cell in its column
constexpr double kBreak = 1.12;  // of the leading
constexpr int kDeepest = 12;
constexpr std::size_t kRightOnly = 2;  // rows above the left column's first: a date, a number

// The part of a row on one side of a gap.
struct Side {
    Rect box;
    std::size_t characters = 0;
    std::size_t digits = 0;
    bool empty() const { return characters == 0; }
};

void add(Side& side, const Run& run) {
    side.box = side.empty() ? run.box : united(side.box, run.box);
    for (std::string_view rest = run.text; !rest.empty(); rest = without_first(rest)) {
        ++side.characters;
        side.digits += is_digit(first_character(rest)) ? 1 : 0;
    }
}

// Runs are sorted by x0, so those left of `start` come first.
std::size_t runs_before(const Row& row, double start) {
    const auto found = std::partition_point(row.runs.begin(), row.runs.end(), [&](const Run& run) {
        return run.box.x0 < start - kEdge;
    });
    return static_cast<std::size_t>(found - row.runs.begin());
}

bool is_free(const Row& row, double left, double start) {
    const std::size_t before = runs_before(row, start);
    return before == 0 || row.runs[before - 1].box.x1 <= left + kEdge;
}

std::pair<Side, Side> sides(const Row& row, double start) {
    std::pair<Side, Side> both;
    const std::size_t before = runs_before(row, start);
    for (std::size_t i = 0; i < row.runs.size(); ++i) {
        add(i < before ? both.first : both.second, row.runs[i]);
    }
    return both;
}

// The rows of one column within the height where text stands on both sides.
std::vector<Side> within(const std::vector<Side>& sides, double top, double bottom) {
    std::vector<Side> kept;
    for (const Side& side : sides) {
        if (side.box.centre() > top && side.box.centre() < bottom) kept.push_back(side);
    }
    return kept;
}

// The usual distance of lines: that of the nearer ones, because a table may have more rows than
// lines within its cells.
double leading_of(const std::vector<double>& pitches) {
    if (pitches.empty()) return 0;
    std::vector<double> sorted = pitches;
    const auto quarter = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 4);
    std::nth_element(sorted.begin(), quarter, sorted.end());
    return *quarter;
}

// White between two paragraphs or two rows of a table.
std::vector<Rect> breaks(const std::vector<Side>& side) {
    std::vector<double> pitches;
    for (std::size_t i = 1; i < side.size(); ++i) {
        pitches.push_back(side[i].box.y1 - side[i - 1].box.y1);
    }
    const double leading = leading_of(pitches);
    std::vector<Rect> found;
    for (std::size_t i = 1; i < side.size(); ++i) {
        if (pitches[i - 1] < kBreak * leading) continue;
        found.push_back({0, side[i - 1].box.y1, 1, side[i].box.y0});
    }
    return found;
}

// Paragraphs of two columns part where they like; the cells of a table part together.
bool part_together(const std::vector<Side>& left, const std::vector<Side>& right) {
    std::vector<Rect> few = breaks(left);
    std::vector<Rect> many = breaks(right);
    if (few.size() > many.size()) std::swap(few, many);
    std::size_t together = 0;
    for (const Rect& white : few) {
        together += std::any_of(many.begin(), many.end(), [&](const Rect& other) {
            return beside(white, other) > kTogether;
        });
    }
    const std::size_t lines = std::min(left.size(), right.size());
    if (lines > kMostCellLines * (few.size() + 1)) return false;
    if (few.size() >= 3) return together * 10 >= few.size() * 7;
    return few.size() == 2 && together == 2 && lines <= 12;
}

bool is_running_text(const std::vector<Side>& side) {
    double characters = 0;
    double digits = 0;
    double width = 0;
    Rect hull = side.front().box;
    for (const Side& line : side) {
        characters += static_cast<double>(line.characters);
        digits += static_cast<double>(line.digits);
        width += line.box.width();
        hull = united(hull, line.box);
    }
    const auto lines = static_cast<double>(side.size());
    return characters >= kLeastCharacters * lines && digits < 0.35 * characters &&
           width >= 0.5 * lines * hull.width();
}

// White at the right between row `i` and the one above it: no column begins there.
bool stands_apart(const std::vector<Row>& rows, std::size_t i, double start) {
    const Rect& above = rows[i - 1].box;
    for (; i < rows.size(); ++i) {
        if (runs_before(rows[i], start) == rows[i].runs.size()) continue;
        return rows[i].box.y0 - above.y1 > 0.9 * above.height();
    }
    return true;
}

// The last, short line of what stands above the columns, e.g. of a title.
bool ends_what_is_above(const std::vector<Row>& rows, std::size_t i, double start) {
    if (i == 0 || i + 1 == rows.size()) return false;
    const Row& above = rows[i - 1];
    const Row& row = rows[i];
    const bool alone =
        runs_before(row, start) == row.runs.size() && beside(row.box, rows[i + 1].box) < 0.2;
    const double size = largest_size(row);
    return alone && std::abs(largest_size(above) - size) < 0.1 &&
           std::abs(above.box.x0 - row.box.x0) < 2 && row.box.y1 - above.box.y1 < 1.5 * size;
}

std::vector<Run> runs_of(const std::vector<Row>& rows, std::size_t first, std::size_t last) {
    std::vector<Run> runs;
    for (std::size_t i = first; i < last; ++i) {
        runs.insert(runs.end(), rows[i].runs.begin(), rows[i].runs.end());
    }
    return runs;
}

}  // namespace

std::vector<Region> ColumnFinder::regions(const Frame& frame, double left, double right) {
    std::vector<Region> found;
    cut(frame, frame.runs, left, right, 0, found);
    return found;
}

void ColumnFinder::cut(const Frame& frame, std::vector<Run> runs, double left, double right,
                       int depth, std::vector<Region>& regions) {
    if (runs.empty()) return;
    std::vector<Row> rows = rows_of(std::move(runs));
    std::vector<Gap> candidates = depth < kDeepest ? gaps(frame, rows) : std::vector<Gap>{};
    const auto chosen = std::find_if(candidates.begin(), candidates.end(), [&](const Gap& gap) {
        return parts_columns(frame, rows, gap);
    });
    if (chosen == candidates.end()) {
        regions.push_back({&frame, left, right, std::move(rows)});
        return;
    }
    const std::size_t first = first_beside(rows, *chosen);
    std::vector<Run> sides[2];
    for (std::size_t i = first; i <= chosen->last; ++i) {
        for (const Run& run : rows[i].runs) {
            sides[run.box.x0 < chosen->right - kEdge ? 0 : 1].push_back(run);
        }
    }
    cut(frame, runs_of(rows, 0, first), left, right, depth + 1, regions);
    cut(frame, std::move(sides[0]), left, chosen->left, depth + 1, regions);
    cut(frame, std::move(sides[1]), chosen->right, right, depth + 1, regions);
    cut(frame, runs_of(rows, chosen->last + 1, rows.size()), left, right, depth + 1, regions);
}

// The first row of the columns: what ends the text above them, and what stands above the left one's
// first row at the right (a date, a number), does not belong to them.
std::size_t ColumnFinder::first_beside(const std::vector<Row>& rows, const Gap& gap) {
    std::size_t first = gap.first;
    while (first < gap.last && ends_what_is_above(rows, first, gap.right)) ++first;
    std::size_t alone = first;
    const std::size_t most = std::min(first + kRightOnly, gap.last);
    while (alone < most && runs_before(rows[alone], gap.right) == 0) ++alone;
    const bool apart = alone > first && stands_apart(rows, alone, gap.right);
    return apart ? alone : first;
}

// Where text begins after white: the possible left edges of columns, the frequent ones first.
std::vector<double> ColumnFinder::text_starts(const std::vector<Row>& rows) const {
    Starts starts;
    double leftmost = rows.front().box.x0;
    for (const Row& row : rows) leftmost = std::min(leftmost, row.box.x0);
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < row.runs.size(); ++i) {
            const Rect& box = row.runs[i].box;
            const double white = box.x0 - (i == 0 ? leftmost : row.runs[i - 1].box.x1);
            if (white >= kLeastGap * body_size_) starts.add(box.x0);
        }
    }
    return starts.frequent(kMostStarts);
}

void ColumnFinder::add_gaps(const std::vector<Row>& rows, double start,
                            std::vector<Gap>& found) const {
    const double edge = start - kLeastGap * body_size_;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!is_free(rows[i], edge, start)) continue;
        Gap gap{0, start, i, i, 0};
        std::vector<const Row*> left;
        std::vector<const Row*> right;
        gap.left = std::numeric_limits<double>::lowest();
        for (; i < rows.size() && is_free(rows[i], edge, start); ++i) {
            gap.last = i;
            const std::size_t before = runs_before(rows[i], start);
            if (before > 0) left.push_back(&rows[i]);
            if (before < rows[i].runs.size()) right.push_back(&rows[i]);
        }
        if (left.empty() || right.empty()) continue;
        const double top = std::max(left.front()->box.y0, right.front()->box.y0);
        const double bottom = std::min(left.back()->box.y1, right.back()->box.y1);
        const auto count = [&](const std::vector<const Row*>& side) {
            return static_cast<std::size_t>(
                std::count_if(side.begin(), side.end(), [&](const Row* row) {
                    return row->box.centre() > top && row->box.centre() < bottom;
                }));
        };
        gap.rows_beside = std::min(count(left), count(right));
        for (const Row* row : left) {
            gap.left = std::max(gap.left, row->runs[runs_before(*row, start) - 1].box.x1);
        }
        if (gap.rows_beside > 0) found.push_back(gap);
    }
}

std::vector<ColumnFinder::Gap> ColumnFinder::gaps(const Frame& frame,
                                                  const std::vector<Row>& rows) const {
    std::vector<Gap> found;
    for (const double start : text_starts(rows)) add_gaps(rows, start, found);
    for (Gap& gap : found) gap.known = is_known(frame, gap);
    std::stable_sort(found.begin(), found.end(), [](const Gap& a, const Gap& b) {
        if (a.known != b.known) return a.known;
        return a.rows_beside != b.rows_beside ? a.rows_beside > b.rows_beside
                                              : a.right - a.left > b.right - b.left;
    });
    if (found.size() > kMostGaps) found.resize(kMostGaps);
    return found;
}

// White where it was on an earlier page; cells of a table may begin a little further right.
bool ColumnFinder::is_known(const Frame& frame, const Gap& gap) const {
    return std::any_of(known_.begin(), known_.end(), [&](const Known& known) {
        return std::abs(known.page_width - frame.width) < 1 && gap.left < known.left + 2 &&
               gap.right > known.right - 2 && gap.right < known.right + kInset * body_size_;
    });
}

bool ColumnFinder::parts_columns(const Frame& frame, const std::vector<Row>& rows, const Gap& gap) {
    if (gap.known) return true;
    std::vector<Side> left;
    std::vector<Side> right;
    for (std::size_t i = gap.first; i <= gap.last; ++i) {
        auto [on_left, on_right] = sides(rows[i], gap.right);
        if (!on_left.empty()) left.push_back(on_left);
        if (!on_right.empty()) right.push_back(on_right);
    }
    const double top = std::max(left.front().box.y0, right.front().box.y0);
    const double bottom = std::min(left.back().box.y1, right.back().box.y1);
    left = within(left, top, bottom);
    right = within(right, top, bottom);
    if (std::min(left.size(), right.size()) < kLeastRows) return false;
    if (!is_running_text(left) || !is_running_text(right)) return false;
    if (part_together(left, right)) return false;
    known_.push_back({frame.width, gap.left, gap.right});
    return true;
}

}  // namespace probant::layout
