#include "engine/layout/flow.hpp"

#include <cmath>
#include <utility>

namespace probant::layout {
namespace {

using document::BlockKind;

constexpr std::size_t kLookBack = 4;  // notes, tables and captions before the break
constexpr double kSpace = 0.28;       // of the font size

bool same_style(const Draft& a, const Draft& b) {
    return std::abs(a.size - b.size) < 0.05 * std::max(a.size, b.size) && a.bold == b.bold;
}

bool ends_in_hyphen(const std::string& text) {
    return is_hyphen(last_character(text)) && is_letter(last_character(without_last(text)));
}

bool is_full(const Draft& draft, const Draft& next) {
    return draft.room < next.first_width + kSpace * draft.size;
}

bool text_goes_on(const Draft& draft, const Draft& next) {
    if (!same_style(draft, next)) return false;
    const std::string& end = draft.segments.back().text;
    const std::string& begin = next.segments.front().text;
    if (ends_in_hyphen(end)) return is_letter(first_character(begin));
    if (!is_full(draft, next)) return false;
    if (!ends_sentence(end)) return starts_lower(begin) || !next.first_line_indent;
    if (starts_lower(begin)) return true;
    const bool to_the_edge = draft.justified && draft.room < 0.1 * draft.size;
    return to_the_edge && !next.first_line_indent && next.segments.size() > 1;
}

bool list_goes_on(const Draft& list, const Draft& next) {
    if (next.kind == BlockKind::List && list.last_marker && next.first_marker) {
        return same_style(list, next) && (follows(*list.last_marker, *next.first_marker) ||
                                          follows(*list.first_marker, *next.first_marker));
    }
    if (next.kind != BlockKind::Paragraph || !list.last_marker) return false;
    const bool at_text = std::abs(next.indent - list.text_x) < 0.3 * list.size;
    return text_goes_on(list, next) && (at_text || starts_lower(next.segments.front().text));
}

bool table_goes_on(const Draft& table, const Draft& next) {
    if (std::abs(table.size - next.size) > 0.3) return false;
    const bool in_place = std::abs(table.indent - next.indent) < 1;
    if (next.kind == BlockKind::Table) return in_place && table.columns == next.columns;
    return table.columns == 1 && next.kind == BlockKind::Paragraph && in_place &&
           table.indent > 1.5 && !next.bold;
}

bool goes_on(const Draft& draft, const Draft& next) {
    if (draft.turn != next.turn) return false;
    switch (draft.kind) {
        case BlockKind::List: return list_goes_on(draft, next);
        case BlockKind::Table: return table_goes_on(draft, next);
        case BlockKind::Heading: return false;
        case BlockKind::Paragraph: break;
    }
    return next.kind == BlockKind::Paragraph && text_goes_on(draft, next);
}

// What may stand between the halves of a paragraph.
bool is_aside(const Draft& draft, double body_size) {
    return draft.kind == BlockKind::Table || draft.size < 0.93 * body_size;
}

bool is_dangling(const Draft& draft, const Draft& next) {
    return draft.kind == BlockKind::Paragraph && next.kind == BlockKind::Paragraph &&
           !ends_sentence(draft.segments.back().text) && starts_lower(next.segments.front().text) &&
           text_goes_on(draft, next);
}

std::size_t continued_by(const std::vector<Draft>& done, const Draft& next, double body_size) {
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    if (done.empty()) return none;
    if (goes_on(done.back(), next)) return done.size() - 1;
    std::size_t i = done.size() - 1;
    for (std::size_t steps = 0; steps < kLookBack && i > 0; ++steps, --i) {
        if (!is_aside(done[i], body_size)) return none;
        if (is_dangling(done[i - 1], next)) return i - 1;
    }
    return none;
}

void append(Draft& draft, Draft&& next) {
    const bool text = next.kind == BlockKind::Paragraph && draft.kind != BlockKind::Table;
    if (text) next.segments.front().join = Join::Wrap;
    if (draft.kind == BlockKind::Table) next.segments.front().join = Join::Item;
    for (Segment& segment : next.segments) draft.segments.push_back(std::move(segment));
    draft.room = next.room;
    draft.justified = next.justified;
    draft.region = next.region;
    if (next.last_marker) {
        draft.last_marker = next.last_marker;
        draft.text_x = next.text_x;
    }
}

}  // namespace

void join_over_breaks(std::vector<Draft>& drafts, double body_size) {
    std::vector<Draft> done;
    done.reserve(drafts.size());
    std::size_t region = 0;
    for (Draft& next : drafts) {
        const bool first_in_region = next.region != region;
        region = next.region;
        const std::size_t target =
            first_in_region ? continued_by(done, next, body_size) : static_cast<std::size_t>(-1);
        if (target < done.size()) {
            append(done[target], std::move(next));
        } else {
            done.push_back(std::move(next));
        }
    }
    drafts = std::move(done);
}

}  // namespace probant::layout
