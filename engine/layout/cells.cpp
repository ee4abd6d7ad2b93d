#include "engine/layout/cells.hpp"

#include <cmath>
#include <limits>

#include "engine/layout/characters.hpp"
#include "engine/layout/table.hpp"

namespace probant::layout {
namespace {

constexpr double kCellGap = 0.7;       // of the font size
constexpr double kColumnGap = 0.4;     // of the body size, over the whole height
constexpr std::size_t kCrossing = 20;  // one row in so many may cross the white between columns,
constexpr std::size_t kFewRows = 6;    // and one in any table of so many
constexpr double kEqual = 0.15;        // of the font size: spaces of a justified line
constexpr double kUniform = 1.3;       // widest to narrowest space of a justified line

double gap_before(const Row& row, std::size_t i) {
    return row.runs[i].box.x0 - row.runs[i - 1].box.x1;
}

bool begins_with_marker(const Row& row) {
    return row.runs.size() > 1 && marker(row.runs.front().text).has_value();
}

// The narrowest space that counts as white between cells; infinite for a line of running text.
double least_cell_gap(const Row& row) {
    double narrowest = std::numeric_limits<double>::infinity();
    double widest = 0;
    std::size_t gaps = 0;
    std::size_t numeric = is_numeric(row.runs.front().text) ? 1 : 0;
    const std::size_t first = begins_with_marker(row) ? 2 : 1;
    for (std::size_t i = first; i < row.runs.size(); ++i) {
        numeric += is_numeric(row.runs[i].text) ? 1 : 0;
        const double gap = gap_before(row, i);
        if (gap < 0.1 * row.runs[i].size) continue;
        ++gaps;
        narrowest = std::min(narrowest, gap);
        widest = std::max(widest, gap);
    }
    const double least = kCellGap * row.runs.front().size;
    const bool uniform = (gaps >= 3 && widest < kUniform * narrowest) ||
                         (gaps >= 2 && widest - narrowest < kEqual * row.runs.front().size);
    if (uniform && numeric * 2 < row.runs.size()) {
        return std::numeric_limits<double>::infinity();
    }
    return narrowest < least ? std::max(least, 1.8 * narrowest) : least;
}

struct Span {
    double left = 0, right = 0;
};

// Stretches of x that chunks of more than `few` rows cover.
std::vector<Span> covered(const std::vector<ChunkedRow>& rows, std::size_t few) {
    std::vector<std::pair<double, int>> edges;
    for (const ChunkedRow& row : rows) {
        if (row.chunks.size() == 1 && !row.has_neighbour) continue;  // a title may cross columns
        for (const Chunk& chunk : row.chunks) {
            edges.emplace_back(chunk.box.x0, 1);
            edges.emplace_back(std::max(chunk.box.x1, chunk.box.x0 + 0.1), -1);
        }
    }
    std::sort(edges.begin(), edges.end());
    std::vector<Span> spans;
    long depth = 0;
    for (const auto& [x, step] : edges) {
        const bool was = depth > static_cast<long>(few);
        depth += step;
        const bool is = depth > static_cast<long>(few);
        if (!was && is) spans.push_back({x, x});
        if (was && !is) spans.back().right = x;
    }
    return spans;
}

// The x that part one column from the next: a little left of where the next one begins.
std::vector<double> column_edges(const std::vector<ChunkedRow>& rows, double body_size) {
    const std::size_t few = (rows.size() + kCrossing - kFewRows) / kCrossing;
    const std::vector<Span> spans = covered(rows, few);
    std::vector<double> edges;
    for (std::size_t i = 1; i < spans.size(); ++i) {
        if (spans[i].left - spans[i - 1].right < kColumnGap * body_size) continue;
        const double white = spans[i].left - spans[i - 1].right;
        edges.push_back(spans[i].left - std::min(white / 2, kColumnGap * body_size));
    }
    return edges;
}

std::size_t column_of(double x, const std::vector<double>& edges) {
    return static_cast<std::size_t>(std::upper_bound(edges.begin(), edges.end(), x) -
                                    edges.begin());
}

// A "column" with text in one row only comes from a wide space in that row.
void drop_lone_columns(const std::vector<ChunkedRow>& rows, std::vector<double>& edges) {
    if (rows.size() < 4) return;
    std::vector<std::size_t> filled(edges.size() + 1);
    for (const ChunkedRow& row : rows) {
        std::size_t last = filled.size();
        for (const Chunk& chunk : row.chunks) {
            const std::size_t column = column_of(chunk.box.x0 + 0.5, edges);
            filled[column] += column == last ? 0 : 1;
            last = column;
        }
    }
    for (std::size_t c = edges.size(); c > 0; --c) {
        if (filled[c] == 1) edges.erase(edges.begin() + static_cast<std::ptrdiff_t>(c) - 1);
    }
}

using CellRuns = std::vector<std::vector<Run>>;  // by column

// Each chunk goes to the column in which it begins; one that runs on over white at a column's edge
// (a widely justified row) is parted there.
CellRuns by_column(const ChunkedRow& row, const std::vector<double>& edges) {
    CellRuns cells(edges.size() + 1);
    for (const Chunk& chunk : row.chunks) {
        std::size_t column = column_of(chunk.box.x0 + 0.5, edges);
        for (std::size_t i = chunk.begin; i < chunk.end; ++i) {
            const Run& run = row.row->runs[i];
            const std::size_t own = column_of(run.box.x0 + 0.5, edges);
            if (i > chunk.begin && gap_before(*row.row, i) > kColumnGap * run.size) column = own;
            cells[column].push_back(run);
        }
    }
    return cells;
}

std::size_t filled(const CellRuns& cells) {
    return static_cast<std::size_t>(
        std::count_if(cells.begin(), cells.end(), [](const auto& runs) { return !runs.empty(); }));
}

bool ends_numeric(const CellRuns& cells) {
    for (std::size_t c = cells.size(); c-- > 1;) {
        if (cells[c].empty()) continue;
        std::string text;
        for (const Run& run : cells[c]) text += run.text;
        return is_numeric(text);
    }
    return false;
}

// Decides which printed lines make one row of the table.
class RowParter {
 public:
    RowParter(const std::vector<ChunkedRow>& lines, std::vector<CellRuns> cells, double body_size)
        : lines_(lines), cells_(std::move(cells)) {
        double bottom = lines.front().row->box.y1;
        white_.push_back(0);
        for (std::size_t i = 1; i < lines.size(); ++i) {
            const Rect& box = lines[i].row->box;
            white_.push_back(box.y0 - bottom);
            bottom = std::max(bottom, box.y1);
        }
        set_threshold(body_size);
    }

    bool begins_row(std::size_t i) const {
        const bool overlaps = beside(lines_[i - 1].row->box, lines_[i].row->box) >= kOverlap;
        if (overlaps) return false;
        if (white_[i] > threshold_) return !(uniform_ && goes_on(i));
        return is_record(cells_[i - 1]) && is_record(cells_[i]) && !text_goes_on(i);
    }

    const CellRuns& cells(std::size_t i) const { return cells_[i]; }

 private:
    // A title and a figure: enough for a row of its own.
    static bool is_record(const CellRuns& cells) {
        return !cells.front().empty() && ends_numeric(cells);
    }

    bool text_goes_on(std::size_t i) const {
        return starts_lower(cells_[i].front().front().text) ||
               is_hyphen(last_character(cells_[i - 1].front().back().text));
    }

    // White between rows is wider than between the lines of a cell, where there are such lines.
    void set_threshold(double body_size) {
        std::vector<double> sorted;
        for (std::size_t i = 1; i < white_.size(); ++i) {
            const bool overlaps = beside(lines_[i - 1].row->box, lines_[i].row->box) >= kOverlap;
            if (!overlaps) sorted.push_back(white_[i]);
        }
        std::sort(sorted.begin(), sorted.end());
        threshold_ = -std::numeric_limits<double>::infinity();
        uniform_ = sorted.empty() || sorted.back() - sorted.front() < 0.15 * body_size;
        if (uniform_) return;
        double jump = 0;
        for (std::size_t i = 1; i < sorted.size(); ++i) {
            if (sorted[i] - sorted[i - 1] <= jump) continue;
            jump = sorted[i] - sorted[i - 1];
            threshold_ = (sorted[i] + sorted[i - 1]) / 2;
        }
    }

    // The second line of a cell, where the rows have no white between them.
    bool goes_on(std::size_t i) const {
        const CellRuns& cells = cells_[i];
        if (filled(cells) >= filled(cells_[i - 1])) return false;
        for (std::size_t c = 0; c < cells.size(); ++c) {
            if (cells[c].empty()) continue;
            const bool lower = starts_lower(cells[c].front().text);
            if (cells_[i - 1][c].empty() || (c == 0 && !lower)) return false;
        }
        return true;
    }

    const std::vector<ChunkedRow>& lines_;
    std::vector<CellRuns> cells_;
    std::vector<double> white_;
    double threshold_ = 0;
    bool uniform_ = false;
};

TableRow row_of(const Frame& frame, const RowParter& parter, std::size_t first, std::size_t last,
                std::size_t columns) {
    TableRow row;
    for (std::size_t c = 0; c < columns; ++c) {
        Cell cell;
        for (std::size_t i = first; i < last; ++i) {
            const std::vector<Run>& runs = parter.cells(i)[c];
            if (!runs.empty()) cell.lines.push_back(line_of(frame, runs));
        }
        if (!cell.lines.empty()) row.cells.push_back(std::move(cell));
    }
    return row;
}

// Two rows with cells, or one whose cells have several lines.
bool is_table(const Table& table) {
    std::size_t with_cells = 0;
    std::size_t tall_cells = 0;
    for (const TableRow& row : table.rows) {
        with_cells += row.cells.size() > 1 ? 1 : 0;
        if (row.cells.size() < 2) continue;
        tall_cells += static_cast<std::size_t>(
            std::count_if(row.cells.begin(), row.cells.end(),
                          [](const Cell& cell) { return cell.lines.size() > 1; }));
    }
    return with_cells > 1 || tall_cells > 1;
}

}  // namespace

ChunkedRow chunked(const Row& row) {
    ChunkedRow result{&row, {}, false};
    const double least = least_cell_gap(row);
    const bool marked = begins_with_marker(row);
    for (std::size_t i = 0; i < row.runs.size(); ++i) {
        const bool after_marker = i == 1 && marked;
        const bool begins = i == 0 || (!after_marker && gap_before(row, i) >= least);
        if (begins) {
            result.chunks.push_back({row.runs[i].box, i, i + 1});
        } else {
            result.chunks.back().box = united(result.chunks.back().box, row.runs[i].box);
            result.chunks.back().end = i + 1;
        }
    }
    return result;
}

Table table_of(const Frame& frame, const std::vector<ChunkedRow>& rows, double body_size) {
    Table table;
    std::vector<double> edges = column_edges(rows, body_size);
    drop_lone_columns(rows, edges);
    table.columns = edges.size() + 1;
    if (edges.empty()) return table;
    std::vector<CellRuns> cells;
    table.box = rows.front().row->box;
    for (const ChunkedRow& row : rows) {
        cells.push_back(by_column(row, edges));
        table.box = united(table.box, row.row->box);
    }
    const RowParter parter(rows, std::move(cells), body_size);
    for (std::size_t first = 0; first < rows.size();) {
        std::size_t last = first + 1;
        while (last < rows.size() && !parter.begins_row(last)) ++last;
        table.rows.push_back(row_of(frame, parter, first, last, table.columns));
        first = last;
    }
    if (!is_table(table)) table.columns = 0;
    return table;
}

}  // namespace probant::layout
