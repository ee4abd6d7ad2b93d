#include "engine/layout/compose.hpp"

#include "engine/layout/characters.hpp"

namespace probant::layout {
namespace {

// The last piece ends where the hyphen stood.
void take_hyphen(document::Block& block) {
    block.text.resize(without_last(block.text).size());
    block.pieces.back().end = block.text.size();
}

// U+2010 and the soft hyphen are one line's way to write a hyphen; the text has one form of it.
void plain_hyphen(document::Block& block) {
    const char32_t last = last_character(block.text);
    if (last != 0x2010 && last != 0xAD) return;
    take_hyphen(block);
    block.text += '-';
    block.pieces.back().end = block.text.size();
}

void add_joint(document::Block& block, const Segment& segment, const Hyphens& hyphens) {
    const bool wrap = segment.join == Join::Wrap;
    const Parting parting = wrap ? hyphens.parting(block.text, segment.text) : Parting::None;
    if (parting == Parting::Join) return take_hyphen(block);
    plain_hyphen(block);
    if (segment.join == Join::Item) block.text += '\n';
    if (segment.join == Join::Cell) block.text += " | ";
    if (wrap && parting != Parting::Keep) block.text += ' ';
}

}  // namespace

document::Block block_of(const Draft& draft, const Hyphens& hyphens) {
    document::Block block;
    block.kind = draft.kind;
    block.level = draft.level;
    for (const Segment& segment : draft.segments) {
        if (!block.pieces.empty()) add_joint(block, segment, hyphens);
        const std::size_t begin = block.text.size();
        block.text += segment.text;
        block.pieces.push_back({begin, block.text.size(), segment.box});
    }
    plain_hyphen(block);
    block.page = block.pieces.front().box.page;
    return block;
}

}  // namespace probant::layout
