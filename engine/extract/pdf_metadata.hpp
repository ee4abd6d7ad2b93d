// What a PDF says about itself: title, language, date.
#pragma once

#include <poppler-document.h>

#include <string>
#include <string_view>

#include "engine/document/document.hpp"

namespace probant::extract {

/// Fills title, language and date, each from the document information, the XMP packet or the
/// catalog, whichever has it first; what none of them has stays empty.
void read_pdf_metadata(const poppler::document& pdf, std::string_view bytes,
                       document::Document& document);

/// "D:20230427101500+02'00'" to "2023-04-27"; empty for anything else.
std::string pdf_day(std::string_view date);

}  // namespace probant::extract
