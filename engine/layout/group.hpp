// Paragraphs that are no paragraphs: rows of a table with one column, lines of an address,
// headings.
#pragma once

#include <vector>

#include "engine/layout/draft.hpp"

namespace probant::layout {

/// Joins neighbours in one region that stand closer to each other than paragraphs of this document
/// do, at one left edge and at equal distances: rows without cells (a Table), or short lines one
/// below the other (a List without markers). Lists whose items are as long as paragraphs are parted
/// into these.
void group_lines(std::vector<Draft>& drafts, double body_size);

/// Marks headings, with levels by the rank of their size: larger than the body, or bold, or all in
/// capitals, and short.
void mark_headings(std::vector<Draft>& drafts, double body_size);

/// A "list" of one item with a dash is a paragraph that begins with one. After joining over breaks.
void restore_lone_dashes(std::vector<Draft>& drafts);

}  // namespace probant::layout
