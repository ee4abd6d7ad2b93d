// The words of a page that run in one direction, turned upright, so that everything after it needs
// to know one direction only: a table printed sideways is laid out like any other.
#pragma once

#include <string_view>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/layout/geometry.hpp"
#include "engine/layout/layout.hpp"

namespace probant::layout {

/// One word in upright coordinates. The text belongs to the Word.
struct Run {
    std::string_view text;
    Rect box;
    double size = 0;  ///< of the font; from the box's height where the reader knows none
    bool bold = false;
    bool space_after = true;
};

struct Frame {
    int page = 0;
    int turn = 0;
    double width = 0, height = 0;  ///< upright
    std::vector<Run> runs{};
};

/// The frames of all pages in order; of a page, the direction with the most text comes first.
/// Words without a place, off the page or without text are left out, and so are the dots that lead
/// from a title to its page number.
std::vector<Frame> upright_frames(const std::vector<Page>& pages);

/// A rectangle of the frame as a box of the page as shown.
document::Box page_box(const Frame& frame, const Rect& rect);

}  // namespace probant::layout
