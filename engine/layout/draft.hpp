// Blocks while they are being made: printed lines with their places, before the text is joined.
#pragma once

#include <string>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/layout/characters.hpp"
#include "engine/layout/style.hpp"
#include "engine/layout/table.hpp"

namespace probant::layout {

/// What stands between a printed line and the one before it.
enum class Join {
    Wrap,  ///< the text goes on: a space, or nothing where a word was parted
    Item,  ///< "\n": the next item or row
    Cell,  ///< " | ": the next cell
};

struct Segment {
    std::string text;
    document::Box box;
    Join join = Join::Wrap;
};

struct Draft {
    document::BlockKind kind = document::BlockKind::Paragraph;
    int level = 0;
    std::vector<Segment> segments{};
    double size = 0;
    Rect box;  ///< upright, of the part in its (last) region
    std::size_t region = 0;
    std::size_t columns = 0;  ///< of a table; 1: rows without cells

    // For lists: the first item's marker, the last one's, and where text goes on.
    std::optional<Marker> first_marker{}, last_marker{};
    double text_x = 0;  ///< from the column's left edge

    // For joining over a column or page break and for rows without cells.
    double indent = 0;       ///< of the first line, from the column's left edge
    double first_width = 0;  ///< of the first word
    double room = 0;         ///< right of the last line
    double white_above = 0;  ///< points to the draft above in the region
    int turn = 0;
    bool bold = false;
    bool first_line_indent = false;
    bool justified = false;  ///< the region's lines end at one edge
};

/// The paragraphs, lists and tables of one region, in reading order. Headings are paragraphs still.
std::vector<Draft> drafts_of(const Region& region, const std::vector<Item>& items,
                             const Leading& leading, std::size_t region_index);

}  // namespace probant::layout
