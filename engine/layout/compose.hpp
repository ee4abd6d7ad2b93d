// Printed lines to the text of a block, each line with its bytes and its box.
#pragma once

#include "engine/document/document.hpp"
#include "engine/layout/draft.hpp"
#include "engine/layout/hyphen.hpp"

namespace probant::layout {

document::Block block_of(const Draft& draft, const Hyphens& hyphens);

}  // namespace probant::layout
