// Text without markup to blocks: what a person sees from blank lines, line lengths and signs.
// Serves text files, Markdown, and the <pre> and <br> lines of HTML.
#pragma once

#include <string_view>

#include "engine/extract/block_writer.hpp"
#include "engine/extract/text_lines.hpp"

namespace probant::extract {

/// A whole text. Blank lines and form feeds part blocks; inside a block
///   - lines that begin with bullets or counting numbers are a list,
///   - two or more lines with " | " or tabs are a table,
///   - lines wrapped at a fixed width are one paragraph, words parted at line ends are joined,
///   - lines most of which are longer than any wrapping are paragraphs of their own,
///   - other lines stay lines, as in an address or a list without signs.
/// A short line without a full stop that stands alone before other text is a heading, and so are
/// Markdown's "#" and underlined lines.
void write_plain_text(BlockWriter& writer, std::string_view utf8);

/// Lines that belong together, as a page shows them: a list where they begin with bullets or
/// counting numbers, else one paragraph.
void write_lines(BlockWriter& writer, const Lines& lines);

}  // namespace probant::extract
