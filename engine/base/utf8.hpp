// UTF-8 without a library: counting code points and making bytes from strangers safe to show.
// Inside the engine every offset is a byte offset into UTF-8; at the door (the evidence line, the
// exports) offsets are code points, because that is what REFI-QDA and W3C Web Annotation count.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace probant::base {

/// How many code points stand before byte offset `offset`. `utf8` must be well formed.
std::size_t code_points(std::string_view utf8, std::size_t offset = std::string_view::npos);

/// The nearest character boundary at or before `offset`.
std::size_t boundary_before(std::string_view utf8, std::size_t offset);

/// Well-formed UTF-8 with every ill-formed byte replaced by U+FFFD. NUL becomes U+FFFD too.
std::string well_formed(std::string_view bytes);

bool is_well_formed(std::string_view bytes);

/// For a terminal or a log: control characters (C0 but for \n and \t, C1, bidirectional overrides)
/// become visible `\xNN` or `\u{NNNN}`, so that a document's text cannot move the cursor.
std::string printable(std::string_view utf8);

}  // namespace probant::base
