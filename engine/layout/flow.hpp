// Text that goes on after a column or a page.
#pragma once

#include <vector>

#include "engine/layout/draft.hpp"

namespace probant::layout {

/// Joins the first block of each region to the block that it continues. A paragraph goes on where
/// the last line before the break is full and ends no sentence, or was justified to the very edge;
/// a list where its markers go on; a table where the columns do. Notes and tables that stand
/// between stay behind the whole.
void join_over_breaks(std::vector<Draft>& drafts, double body_size);

}  // namespace probant::layout
