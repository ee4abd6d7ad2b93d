// What the lines of a text without markup are: questions that look at lines only, for plain_text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace probant::extract {

/// Trimmed, not empty, and pointing into the text.
using Lines = std::vector<std::string_view>;

inline constexpr std::size_t kLongestHeading = 100;  ///< characters
inline constexpr std::size_t kWidestWrap = 140;  ///< characters; whoever writes more does not wrap

/// In characters.
std::size_t width(std::string_view line);

/// Groups of lines parted by blank lines and form feeds.
std::vector<Lines> chunks_of(std::string_view text);

/// A line drawn from signs.
bool is_rule(std::string_view line);

/// Where the items of a list begin in `lines`; empty where they are no list. A dash or a number at
/// the beginning of a line may be chance in wrapped text, so one sign alone is enough only at the
/// first line or after a colon.
std::vector<std::size_t> item_starts(const Lines& lines);

bool is_table_line(std::string_view line);
/// The lines are a table's, all or all but a first one that is its caption.
bool is_table(const Lines& lines);
/// Markdown's line between head and body.
bool is_table_rule(std::string_view line);
std::vector<std::string> cells_of(std::string_view line);

/// A short line that begins like a title and does not end like a sentence.
bool looks_like_heading(std::string_view line);
/// "2.1.3 Title" stands below "2.1 Title"; 2 for a heading without number.
int numbered_level(std::string_view line);

/// The width at which a text was wrapped, from its longer chunks: nearly all of their lines but the
/// last end shortly before it. 0 where lines end where their writer wanted.
std::size_t wrap_width(const std::vector<Lines>& chunks);
/// The lines are one paragraph. `text_width` is the wrap_width() of the whole text.
bool is_wrapped(const Lines& lines, std::size_t text_width);

/// The lines as one running text, words parted by a hyphen at a line end joined.
std::string join_wrapped(const Lines& lines);

}  // namespace probant::extract
