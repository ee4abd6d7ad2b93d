#include "engine/layout/table.hpp"

#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "engine/layout/cells.hpp"
#include "engine/layout/characters.hpp"

namespace probant::layout {
namespace {

constexpr double kStrip = 0.7;             // of the body size: white between two cells
constexpr std::size_t kMostOneSided = 12;  // rows between two rows with cells on both sides
constexpr std::size_t kMostStarts = 64;
constexpr double kInset = 1.5;  // points by which cells stand inside the column's edges
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

class TableFinder {
 public:
    TableFinder(const Region& region, double body_size) : region_(region), body_(body_size) {
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
        std::map<long, std::pair<std::size_t, double>> count;
        for (const ChunkedRow& row : rows_) {
            for (std::size_t c = row.has_neighbour ? 0 : 1; c < row.chunks.size(); ++c) {
                auto& [times, x] = count[std::lround(row.chunks[c].box.x0)];
                x = times == 0 ? row.chunks[c].box.x0 : std::min(x, row.chunks[c].box.x0);
                ++times;
            }
        }
        std::vector<std::pair<std::size_t, double>> order;
        for (const auto& [rounded, entry] : count) order.push_back(entry);
        std::stable_sort(order.begin(), order.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        if (order.size() > kMostStarts) order.resize(kMostStarts);
        std::vector<double> starts;
        for (const auto& [times, x] : order) starts.push_back(x);
        return starts;
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
        const auto close = [&] {
            if (both.size() >= 2) found.push_back({both.front(), both.back()});
            both.clear();
        };
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (!is_free(rows_[i], left, start)) {
                close();
            } else if (on_both_sides(i, left, start)) {
                if (!both.empty() && i - both.back() > kMostOneSided) close();
                both.push_back(i);
            }
        }
        close();
    }

    const Region& region_;
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

double widest_white(const std::vector<ChunkedRow>& rows, const Range& range) {
    double widest = 0;
    for (std::size_t i = range.first + 1; i <= range.last; ++i) {
        widest = std::max(widest, rows[i].row->box.y0 - rows[i - 1].row->box.y1);
    }
    return widest;
}

// Rows with one cell above (titles) and below (notes) that keep the distance of the table's rows.
void take_titles(const Region& region, const std::vector<ChunkedRow>& rows, std::size_t least,
                 std::size_t most, Range& range) {
    double left = rows[range.first].row->box.x0;
    for (std::size_t i = range.first; i <= range.last; ++i) {
        left = std::min(left, rows[i].row->box.x0);
    }
    const bool inset = left > region.left + kInset;
    const double white = 1.15 * widest_white(rows, range) + 0.5;
    const auto belongs = [&](std::size_t i) {
        return rows[i].chunks.size() == 1 && std::abs(rows[i].row->box.x0 - left) < 1;
    };
    const std::size_t titles = inset ? kInsetTitleRows : kFlushTitleRows;
    std::size_t first = range.first;
    while (first > least && range.first - first < titles && belongs(first - 1) &&
           rows[first].row->box.y0 - rows[first - 1].row->box.y1 < white) {
        --first;
    }
    const bool cut_off = first > least && range.first - first == titles && belongs(first - 1);
    if (!cut_off) range.first = first;
    while (inset && range.last + 1 < most && belongs(range.last + 1) &&
           rows[range.last + 1].row->box.y0 - rows[range.last].row->box.y1 < white) {
        ++range.last;
    }
}

}  // namespace

std::vector<Item> items_of(const Region& region, double body_size) {
    TableFinder finder(region, body_size);
    const std::vector<ChunkedRow>& rows = finder.rows();
    std::vector<Range> ranges = finder.ranges();
    std::vector<Item> items;
    std::size_t next = 0;
    const auto lines_until = [&](std::size_t end) {
        for (; next < end; ++next) items.emplace_back(line_of(*region.frame, rows[next].row->runs));
    };
    for (std::size_t r = 0; r < ranges.size(); ++r) {
        Range range = ranges[r];
        if (is_justified_text(region, rows, range)) continue;
        const std::size_t most = r + 1 < ranges.size() ? ranges[r + 1].first : rows.size();
        take_titles(region, rows, next, most, range);
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
