// The inside of a table: rows to cells.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/layout/line.hpp"

namespace probant::layout {

struct Table;

/// How much of a line must stand beside another one for both to be in the same row of a table.
inline constexpr double kOverlap = 0.25;

/// Words of a row without wide white between them: [begin, end) of the row's runs.
struct Chunk {
    Rect box;
    std::size_t begin = 0, end = 0;
};

struct ChunkedRow {
    const Row* row = nullptr;
    std::vector<Chunk> chunks{};
    bool has_neighbour = false;  ///< a row before or after it stands beside it
};

ChunkedRow chunked(const Row& row);

/// The table of these rows; `columns` is 0 or 1 where it is none after all.
Table table_of(const Frame& frame, const std::vector<ChunkedRow>& rows, double body_size);

}  // namespace probant::layout
