// The names of heading styles in office documents.
#pragma once

#include <string_view>

namespace probant::extract {

/// The level of a style by its name in lower case: "heading 2", "überschrift2", "title" is 1; 0 for
/// any other. Word's own styles have English names in any language, so the localised names are for
/// documents by other programs and for those without a style sheet.
int heading_by_name(std::string_view name);

}  // namespace probant::extract
