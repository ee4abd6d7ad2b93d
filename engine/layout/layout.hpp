// From words with boxes to blocks in reading order: columns, paragraphs, headings, running headers
// and footers, lists, tables, hyphenation. Pure geometry, no library, no file.
//
// Road: archive > worker > extract > [layout] > document > passages.
#pragma once

#include <string>
#include <vector>

#include "engine/document/document.hpp"

namespace probant::layout {

/// One word as the page shows it. Points from the top left of the page.
struct Word {
    std::string text;  ///< UTF-8, no spaces
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    double size = 0;  ///< of the font, in points; 0 where unknown
    bool bold = false;
    bool space_after = true;  ///< a space (or line end) follows in the content stream
    int turn = 0;             ///< in quarters, clockwise: 1 reads downwards, 3 upwards
};

struct Page {
    double width = 0, height = 0;
    std::vector<Word> words{};  ///< in the order of the content stream
};

/// The blocks of a whole document in reading order. It needs all pages at once: running headers and
/// footers are known by their repetition, paragraphs go on over columns and pages, and the body's
/// font size is the document's. `language` (BCP 47, may be empty) helps to join parted words.
/// Blocks carry one Piece a printed line, page and box. Never throws but std::bad_alloc.
std::vector<document::Block> analyse(const std::vector<Page>& pages, const std::string& language);

}  // namespace probant::layout
