#include "engine/layout/table.hpp"

#include <cmath>
#include <map>
#include <utility>

#include "engine/layout/cells.hpp"
#include "engine/layout/starts.hpp"

namespace probant::layout {
namespace {

constexpr double kStrip = 0.7;             // of the body size: white between two cells
constexpr std::size_t kMostOneSided = 12;  // rows at the left between rows with cells on both sides
constexpr std::size_t kMostStarts = 64;
constexpr double kMostWhite = 1.5;  // between rows, of a row's height
constexpr double kInset = 1.5;      // points by which cells stand inside the column's edges
constexpr std::size_t kInsetTitleRows = 6;
constexpr std::size_t kFlushTitleRows = 2;

struct Range {
    std::size_t first = 0, last = 0;
};

bool beyond(const ChunkedRow& row, double start) {
    return row.chunks.front().box.x0 >= start - 1;
}

// White from `left` to `start`, or the row has text on one side only.
bool is_free(const ChunkedRow& row, double left, double start) {
    return std::none_of(row.row->runs.begin(), row.row->runs.end(), [&](const Run& run) {
        return run.box.x0 < start - 1 && run.box.x1 > left + 1;
    });
}

// No row of the same table.
bool stands_apart(const ChunkedRow& above, const ChunkedRow& below) {
    const double white = below.row->box.y0 - above.row->box.y1;
    return white > kMostWhite * above.row->box.height();
}

class TableFinder {
 public:
    TableFinder(const Region& region, double body_size) : body_(body_size) {
        for (const Row& row : region.rows) rows_.push_back(chunked(row));
        mark_neighbours();
    }

    std::vector<Range> ranges() {
        std::vector<Range> found;
        for (const double start : starts()) add_ranges(start, found);
        std::sort(found.begin(), found.end(),
                  [](const Range& a, const Range& b) { return a.first < b.first; });
        std::vector<Range> joined;
        for (const Range& range : found) {
            if (joined.empty() || range.first > joined.back().last) {
                joined.push_back(range);
            } else {
                joined.back().last = std::max(joined.back().last, range.last);
            }
        }
        return joined;
    }

    const std::vector<ChunkedRow>& rows() const { return rows_; }

 private:
    // A cell with one line stands between the two lines of the cell next to it.
    void mark_neighbours() {
        for (std::size_t i = 1; i < rows_.size(); ++i) {
            const Rect& above = rows_[i - 1].row->box;
            const Rect& below = rows_[i].row->box;
            if (beside(above, below) < kOverlap) continue;
            rows_[i - 1].has_neighbour = rows_[i].has_neighbour = true;
        }
    }

    std::vector<double> starts() const {
        Starts starts;
        for (const ChunkedRow& row : rows_) {
            for (std::size_t c = row.has_neighbour ? 0 : 1; c < row.chunks.size(); ++c) {
                starts.add(row.chunks[c].box.x0);
            }
        }
        return starts.frequent(kMostStarts);
    }

    bool on_both_sides(std::size_t i, double left, double start) const {
        const ChunkedRow& row = rows_[i];
        const bool before = row.chunks.front().box.x1 <= left + 1;
        const bool after = row.chunks.back().box.x0 >= start - 1;
        if (before && after) return true;
        if (!row.has_neighbour) return false;
        const auto opposite = [&](std::size_t k) {
            return beside(row.row->box, rows_[k].row->box) >= kOverlap &&
                   beyond(rows_[k], start) != beyond(row, start);
        };
        return (i > 0 && opposite(i - 1)) || (i + 1 < rows_.size() && opposite(i + 1));
    }

    void add_ranges(double start, std::vector<Range>& found) const {
        const double left = start - kStrip * body_;
        std::vector<std::size_t> both;
        std::size_t one_sided = 0;
        const auto close = [&] {
            if (both.size() >= 2) found.push_back({both.front(), both.back()});
            both.clear();
        };
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const bool apart = i > 0 && stands_apart(rows_[i - 1], rows_[i]);
            const bool free = is_free(rows_[i], left, start);
            if (apart || !free) close();
            if (free && on_both_sides(i, left, start)) {
                both.push_back(i);
                one_sided = 0;
            } else if (free && !beyond(rows_[i], start) && ++one_sided > kMostOneSided) {
                close();
            }
        }
        close();
    }

    double body_;
    std::vector<ChunkedRow> rows_;
};

// Two lines of justified text may have wide spaces at the same place. They go on from, or into, a
// line of the same width.
bool is_justified_text(const Region& region, const std::vector<ChunkedRow>& rows,
                       const Range& range) {
    const auto fills = [&](const ChunkedRow& row) {
        return row.row->box.x0 < region.left + 2 && row.row->box.x1 > region.right - 2;
    };
    for (std::size_t i = range.first; i <= range.last; ++i) {
        if (!fills(rows[i])) return false;
    }
    const double height = rows[range.first].row->box.height();
    const auto near = [&](std::size_t a, std::size_t b) {
        return rows[b].row->box.y0 - rows[a].row->box.y1 < 0.6 * height;
    };
    const bool before = range.first > 0 && near(range.first - 1, range.first) &&
                        rows[range.first - 1].chunks.size() == 1;
    const bool after = range.last + 1 < rows.size() && near(range.last, range.last + 1) &&
                       rows[range.last + 1].chunks.size() == 1;
    return before || after;
}

double white_above(const std::vector<ChunkedRow>& rows, std::size_t i) {
    return rows[i].row->box.y0 - rows[i - 1].row->box.y1;
}

double usual_white(const std::vector<ChunkedRow>& rows, const Range& range) {
    std::vector<double> whites;
    for (std::size_t i = range.first + 1; i <= range.last; ++i) {
        whites.push_back(white_above(rows, i));
    }
    const auto upper = whites.begin() + static_cast<std::ptrdiff_t>(whites.size() * 3 / 4);
    std::nth_element(whites.begin(), upper, whites.end());
    return *upper;
}

// Where most lines of the region begin; the region's edge where that tells nothing.
double text_edge(const Region& region, const std::vector<ChunkedRow>& rows) {
    std::map<long, std::size_t> seen;
    for (const ChunkedRow& row : rows) {
        if (row.chunks.size() == 1) ++seen[std::lround(row.row->box.x0)];
    }
    const auto most = std::max_element(
        seen.begin(), seen.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == seen.end() || most->second < 4 ? region.left : static_cast<double>(most->first);
}

// Rows with one cell above (titles) and below (notes) that keep the distance of the table's rows.
void take_titles(double text_edge, const std::vector<ChunkedRow>& rows, std::size_t least,
                 std::size_t most, Range& range) {
    double left = rows[range.first].row->box.x0;
    for (std::size_t i = range.first; i <= range.last; ++i) {
        left = std::min(left, rows[i].row->box.x0);
    }
    const bool inset = left > text_edge + kInset;
    const double white = 1.15 * usual_white(rows, range) + 0.5;
    const double size = largest_size(*rows[range.first].row);
    const auto belongs = [&](std::size_t i) {
        return rows[i].chunks.size() == 1 && std::abs(rows[i].row->box.x0 - left) < 1 &&
               std::abs(largest_size(*rows[i].row) - size) < 0.08 * size;
    };
    const std::size_t titles = inset ? kInsetTitleRows : kFlushTitleRows;
    std::size_t first = range.first;
    while (first > least && range.first - first < titles && belongs(first - 1) &&
           white_above(rows, first) < white) {
        --first;
    }
    const bool cut_off = first > least && range.first - first == titles && belongs(first - 1) &&
                         white_above(rows, first) < white;
    if (!cut_off) range.first = first;
    while (inset && range.last + 1 < most && belongs(range.last + 1) &&
           white_above(rows, range.last + 1) < white) {
        ++range.last;
    }
}

}  // namespace

std::vector<Item> items_of(const Region& region, double body_size) {
    TableFinder finder(region, body_size);
    const std::vector<ChunkedRow>& rows = finder.rows();
    const double edge = text_edge(region, rows);
    const std::vector<Range> ranges = finder.ranges();
    std::vector<Item> items;
    std::size_t next = 0;
    const auto lines_until = [&](std::size_t end) {
        for (; next < end; ++next) items.emplace_back(line_of(*region.frame, rows[next].row->runs));
    };
    for (std::size_t r = 0; r < ranges.size(); ++r) {
        Range range = ranges[r];
        if (is_justified_text(region, rows, range)) continue;
        const std::size_t most = r + 1 < ranges.size() ? ranges[r + 1].first : rows.size();
        take_titles(edge, rows, next, most, range);
        const std::vector<ChunkedRow> part(
            rows.begin() + static_cast<std::ptrdiff_t>(range.first),
            rows.begin() + static_cast<std::ptrdiff_t>(range.last) + 1);
        Table table = table_of(*region.frame, part, body_size);
        if (table.columns < 2) continue;
        lines_until(range.first);
        items.emplace_back(std::move(table));
        next = range.last + 1;
    }
    lines_until(rows.size());
    return items;
}

}  // namespace probant::layout
