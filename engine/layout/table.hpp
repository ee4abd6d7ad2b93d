// Tables: text in aligned cells, with or without ruling lines (Poppler's words say nothing of
// lines).
//
// A table is where at least two lines have white wider than a word space at the same place. White
// that parts a marker from its item, or the words of a widely justified line, does not count.
#pragma once

#include <variant>
#include <vector>

#include "engine/layout/columns.hpp"

namespace probant::layout {

struct Cell {
    std::vector<Line> lines{};
};

struct TableRow {
    std::vector<Cell> cells{};  ///< those that have text
};

struct Table {
    std::size_t columns = 0;
    Rect box;
    std::vector<TableRow> rows{};  ///< with the title row, where the table has one
};

/// What a region is made of, from the top.
using Item = std::variant<Line, Table>;

std::vector<Item> items_of(const Region& region, double body_size);

}  // namespace probant::layout
