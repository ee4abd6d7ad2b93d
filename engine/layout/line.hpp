// Words to printed lines.
#pragma once

#include <string>
#include <vector>

#include "engine/layout/frame.hpp"

namespace probant::layout {

/// Words beside each other, left to right. `box` has the height of the tallest word.
struct Row {
    Rect box;
    std::vector<Run> runs{};
};

/// Gathers words into rows, from the top. Words belong together where at least half of the lower
/// one stands beside the other, so raised and lowered figures stay in their line.
std::vector<Row> rows_of(std::vector<Run> runs);

/// Of its words' fonts.
double largest_size(const Row& row);

/// One printed line: what a paragraph, an item or a table cell is made of.
struct Line {
    const Frame* frame = nullptr;
    Rect box;
    std::string text;
    double size = 0;            ///< of most of its characters
    bool bold = false;          ///< all of it
    double first_width = 0;     ///< of the first word
    double second_x = 0;        ///< where the second word begins; box.x0 where there is none
    std::size_t first_end = 0;  ///< bytes of the first word
    bool raised_start = false;  ///< begins with a raised number, as notes do
};

Line line_of(const Frame& frame, const std::vector<Run>& runs);

}  // namespace probant::layout
