// A page to regions in reading order: columns, and what stands above, between and below them.
//
// A column gap is a white strip that ends at the left edge of some text and has running text on
// both sides, at the same height. The page is cut at its tallest one: above, left, right, below;
// and each part again. A strip between cells of a table is not cut (see table.hpp).
#pragma once

#include <vector>

#include "engine/layout/line.hpp"

namespace probant::layout {

/// Rows that are read one after the other.
struct Region {
    const Frame* frame = nullptr;
    double left = 0, right = 0;  ///< of the column, also where its own lines are short
    std::vector<Row> rows{};
};

/// Remembers the gaps found on earlier pages: on the last page two lines in each column are enough
/// where fifty were needed to find the gap first. One for each document.
class ColumnFinder {
 public:
    explicit ColumnFinder(double body_size) : body_size_(body_size) {}

    /// `left` and `right` are the edges of the text area. The frame must outlive the regions.
    std::vector<Region> regions(const Frame& frame, double left, double right);

 private:
    struct Gap {
        double left = 0, right = 0;       // white between these
        std::size_t first = 0, last = 0;  // rows
        std::size_t rows_beside = 0;      // of the side with fewer rows
        bool known = false;               // found on an earlier page
    };
    struct Known {
        double page_width = 0, left = 0, right = 0;
    };

    void cut(const Frame& frame, std::vector<Run> runs, double left, double right, int depth,
             std::vector<Region>& regions);
    static std::size_t first_beside(const std::vector<Row>& rows, const Gap& gap);
    std::vector<double> text_starts(const std::vector<Row>& rows) const;
    std::vector<Gap> gaps(const Frame& frame, const std::vector<Row>& rows) const;
    void add_gaps(const std::vector<Row>& rows, double start, std::vector<Gap>& found) const;
    bool parts_columns(const Frame& frame, const std::vector<Row>& rows, const Gap& gap);
    bool is_known(const Frame& frame, const Gap& gap) const;

    double body_size_;
    std::vector<Known> known_;
};

}  // namespace probant::layout
