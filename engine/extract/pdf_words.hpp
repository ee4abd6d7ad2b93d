// Poppler's words to layout's words: clean text, boxes in points from the top left of the page as
// shown.
#pragma once

#include <poppler-page.h>

#include <string>

#include "engine/layout/layout.hpp"

namespace probant::extract {

/// Well-formed UTF-8, NFC, without control characters; ligatures as letters. A soft hyphen that is
/// drawn is a hyphen, and so is U+2010: kept at the end of the word, where it may part a word, else
/// "-".
std::string pdf_word_text(const poppler::text_box& box);

/// All words of a page, in Poppler's order.
layout::Page pdf_page(const poppler::page& page);

}  // namespace probant::extract
