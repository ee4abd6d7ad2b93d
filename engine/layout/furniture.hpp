// Running headers, footers and page numbers.
#pragma once

#include <vector>

#include "engine/layout/frame.hpp"

namespace probant::layout {

/// Takes the running headers, footers and page numbers out of the frames. They are known by
///   - the same text (digits masked) at the same distance from the page's edge on several pages,
///   - a small line at the same place near the top of most pages (chapter titles change),
///   - on a page without fellows: a small line or a page number in the margin, well apart from the
///     text.
/// Works from the edge inwards: a line stays if something stands outside it that stays.
void remove_furniture(std::vector<Frame>& frames, double body_size);

}  // namespace probant::layout
