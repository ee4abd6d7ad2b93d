#include "engine/layout/draft.hpp"

#include <cmath>
#include <utility>

namespace probant::layout {
namespace {

using document::BlockKind;

constexpr double kParagraphWhite = 1.22;  // pitch to leading
constexpr double kIndent = 0.7;           // of the font size
constexpr double kSizeChange = 0.06;
constexpr double kSameEdge = 1.5;   // points
constexpr double kSpace = 0.28;     // of the font size
constexpr double kFull = 3;         // of the font size: room right of a full ragged line
constexpr double kItemWhite = 2.6;  // pitch to leading, between items of one list

bool same_size(double a, double b) {
    return std::abs(a - b) <= kSizeChange * std::max(a, b);
}

class RegionReader {
 public:
    RegionReader(const Region& region, const std::vector<Item>& items, const Leading& leading,
                 std::size_t index)
        : region_(region), items_(items), leading_(leading), index_(index) {
        find_edges();
    }

    std::vector<Draft> read() {
        for (std::size_t i = 0; i < items_.size(); ++i) {
            if (const auto* table = std::get_if<Table>(&items_[i])) {
                add_table(*table);
            } else {
                add_line(i);
            }
        }
        return std::move(drafts_);
    }

 private:
    const Line* line(std::size_t i) const {
        return i < items_.size() ? std::get_if<Line>(&items_[i]) : nullptr;
    }

    // Where lines end: furthest right where a fifth of them do, else at the column's edge.
    void find_edges() {
        std::vector<double> ends;
        for (const Item& item : items_) {
            if (const Line* l = std::get_if<Line>(&item)) ends.push_back(l->box.x1);
        }
        std::sort(ends.rbegin(), ends.rend());
        right_ = region_.right;
        const std::size_t least = std::max(std::size_t{3}, ends.size() / 5);
        for (std::size_t i = 0; i + least <= ends.size(); ++i) {
            if (ends[i] - ends[i + least - 1] > kSameEdge) continue;
            right_ = ends[i];
            break;
        }
        const auto at_edge = std::count_if(ends.begin(), ends.end(), [&](double end) {
            return std::abs(end - right_) < 2 * kSameEdge;
        });
        justified_ = static_cast<std::size_t>(at_edge) * 10 >= ends.size() * 4 && ends.size() > 2;
    }

    double room(const Line& l) const { return right_ - l.box.x1; }

    // The next word would have fitted: somebody ended the line on purpose.
    bool ended_early(const Line& a, const Line& b) const {
        double needed = b.first_width + kSpace * a.size;
        const bool sentence = ends_sentence(a.text);
        if (starts_lower(b.text) && !sentence) return false;
        if (!justified_) needed += (sentence ? 0.8 : 2.5) * a.size;
        return room(a) > needed + 0.1 * a.size;
    }

    bool far_below(std::size_t i) const {
        const Line& a = *line(i - 1);
        const Line& b = *line(i);
        const double pitch = b.box.y1 - a.box.y1;
        const double usual = kParagraphWhite * leading_.of(b.size);
        if (pitch < 0) return true;
        if (pitch <= usual) return false;
        if (ended_early(a, b) || ends_sentence(a.text)) return true;
        double local = pitch;
        if (const Line* c = line(i + 1)) local = std::min(local, c->box.y1 - b.box.y1);
        if (i >= 2 && line(i - 2) != nullptr) {
            local = std::min(local, a.box.y1 - line(i - 2)->box.y1);
        }
        if (room(a) > kFull * a.size) return true;
        const bool alone = line(i + 1) == nullptr && (i < 2 || line(i - 2) == nullptr);
        return alone || pitch > kParagraphWhite * std::max(local, 0.95 * b.size) ||
               pitch > 2.4 * b.size;
    }

    bool other_style(const Line& a, const Line& b) const {
        if (!same_size(a.size, b.size)) return true;
        if (a.bold == b.bold) return false;
        return ended_early(a, b) || ends_sentence(a.text) || !starts_lower(b.text);
    }

    // A first line set in from the lines below it.
    bool indented(std::size_t i) const {
        const Line& a = *line(i - 1);
        const Line& b = *line(i);
        const double step = b.box.x0 - a.box.x0;
        if (std::abs(step) < kIndent * b.size) return false;
        const Line* c = line(i + 1);
        const bool c_follows = c != nullptr && c->box.y1 - b.box.y1 < 1.5 * leading_.of(b.size);
        if (step > 0) {
            if (c_follows && std::abs(c->box.x0 - b.box.x0) < 0.3 * b.size) {
                return drafts_.back().segments.size() > 1;  // a hanging first line goes on
            }
            return ends_sentence(a.text) || ended_early(a, b);
        }
        const bool a_is_first = drafts_.back().segments.size() == 1;
        return !a_is_first && (ended_early(a, b) || ends_sentence(a.text));
    }

    bool begins_paragraph(std::size_t i) const {
        if (starts_region(i)) return true;
        const Line& a = *line(i - 1);
        const Line& b = *line(i);
        if (other_style(a, b) || far_below(i)) return true;
        if (b.raised_start && b.size < a.size * 1.01 && ends_sentence(a.text)) return true;
        return indented(i) || (ended_early(a, b) && !in_heading(a));
    }

    // The lines of a large title are often balanced, so a short line does not end it.
    bool in_heading(const Line& a) const { return a.bold && !ends_sentence(a.text); }

    bool begins_item(std::size_t i, const std::optional<Marker>& mark) const {
        if (!mark) return false;
        const Line& b = *line(i);
        if (mark->kind == Marker::Kind::Bullet) return true;
        if (b.second_x <= b.box.x0) return false;
        if (starts_region(i)) return !goes_on_below(i);
        if (begins_paragraph(i)) return true;
        const Draft& current = drafts_.back();
        const bool in_list = current.kind == BlockKind::List && current.last_marker;
        if (in_list && follows(*current.last_marker, *mark)) {
            const double x = b.box.x0 - region_.left;
            if (x < current.text_x - 0.3 * b.size || ended_early(*line(i - 1), b)) return true;
        }
        const Line* c = line(i + 1);
        return c != nullptr && c->box.x0 > b.box.x0 + 0.3 * b.size &&
               std::abs(c->box.x0 - b.second_x) < 0.2 * b.size;
    }

    bool starts_region(std::size_t i) const {
        return drafts_.empty() || i == 0 || line(i - 1) == nullptr;
    }

    // A dash or a number that happens to come first in a column: the next line begins below it.
    bool goes_on_below(std::size_t i) const {
        const Line& b = *line(i);
        const Line* c = line(i + 1);
        return c != nullptr && std::abs(c->box.x0 - b.box.x0) < 0.3 * b.size &&
               c->box.y1 - b.box.y1 < 1.5 * leading_.of(b.size) && !ended_early(b, *c);
    }

    bool goes_on_in_list(std::size_t i, const Marker& mark) const {
        const Draft& current = drafts_.back();
        if (current.kind != BlockKind::List || line(i - 1) == nullptr) return false;
        const Line& b = *line(i);
        if (!same_size(current.size, b.size)) return false;
        const double pitch = b.box.y1 - line(i - 1)->box.y1;
        const double leading = leading_.of(b.size);
        const bool long_item = item_lines() > 1 || ends_sentence(line(i - 1)->text);
        if (mark.counts() && long_item && pitch > 1.5 * leading) return false;
        if (pitch > kItemWhite * leading || pitch < 0) return false;
        const bool nested = b.box.x0 - region_.left > current.indent + kIndent * b.size;
        const bool back = !nested && mark.kind == current.first_marker->kind;
        return nested || back || follows(*current.last_marker, mark);
    }

    std::size_t item_lines() const {
        std::size_t lines = 0;
        const std::vector<Segment>& segments = drafts_.back().segments;
        for (std::size_t i = segments.size(); i-- > 0;) {
            ++lines;
            if (segments[i].join == Join::Item) break;
        }
        return lines;
    }

    void add_line(std::size_t i) {
        const Line& l = *line(i);
        const auto mark = marker(std::string_view(l.text).substr(0, l.first_end));
        if (begins_item(i, mark)) {
            add_item(i, *mark);
        } else if (begins_paragraph(i) && !wraps_item(i)) {
            begin(l, BlockKind::Paragraph);
            append(l, l.text, Join::Wrap);
        } else {
            append(l, l.text, Join::Wrap);
        }
    }

    // Below an item's first line, at its text, at the usual distance.
    bool wraps_item(std::size_t i) const {
        if (drafts_.empty() || drafts_.back().kind != BlockKind::List || i == 0) return false;
        if (line(i - 1) == nullptr) return false;
        const Line& b = *line(i);
        const double x = b.box.x0 - region_.left;
        return std::abs(x - drafts_.back().text_x) < 0.3 * b.size &&
               same_size(drafts_.back().size, b.size) && !far_below(i) &&
               !ended_early(*line(i - 1), b);
    }

    void add_item(std::size_t i, const Marker& mark) {
        const Line& l = *line(i);
        std::string text = l.text;
        if (!mark.counts()) text.erase(0, std::min(text.size(), l.first_end + 1));
        const bool goes_on = !drafts_.empty() && i > 0 && goes_on_in_list(i, mark);
        if (!goes_on) begin(l, BlockKind::List);
        Draft& draft = drafts_.back();
        if (!goes_on) draft.first_marker = mark;
        draft.last_marker = mark;
        draft.text_x = l.second_x - region_.left;
        append(l, std::move(text), Join::Item);
    }

    void begin(const Line& l, BlockKind kind) {
        Draft draft;
        draft.kind = kind;
        draft.size = l.size;
        draft.bold = l.bold;
        draft.region = index_;
        draft.turn = region_.frame->turn;
        draft.indent = l.box.x0 - region_.left;
        draft.first_width = l.first_width;
        draft.justified = justified_;
        if (!drafts_.empty()) draft.white_above = l.box.y0 - drafts_.back().box.y1;
        draft.box = l.box;
        drafts_.push_back(std::move(draft));
    }

    void append(const Line& l, std::string text, Join join) {
        Draft& draft = drafts_.back();
        if (draft.segments.size() == 1 && draft.kind == BlockKind::Paragraph) {
            draft.first_line_indent = draft.indent - (l.box.x0 - region_.left) > kIndent * l.size;
        }
        draft.bold = draft.bold && l.bold;
        draft.room = room(l);
        draft.box = united(draft.box, l.box);
        if (!text.empty())
            draft.segments.push_back({std::move(text), page_box(*l.frame, l.box), join});
    }

    void add_table(const Table& table) {
        Draft draft;
        draft.kind = BlockKind::Table;
        draft.region = index_;
        draft.turn = region_.frame->turn;
        draft.columns = table.columns;
        draft.box = table.box;
        draft.indent = table.box.x0 - region_.left;
        draft.size = table.rows.front().cells.front().lines.front().size;
        if (!drafts_.empty()) draft.white_above = table.box.y0 - drafts_.back().box.y1;
        for (const TableRow& row : table.rows) {
            for (std::size_t c = 0; c < row.cells.size(); ++c) {
                for (std::size_t i = 0; i < row.cells[c].lines.size(); ++i) {
                    const Line& l = row.cells[c].lines[i];
                    const Join join = i > 0 ? Join::Wrap : c > 0 ? Join::Cell : Join::Item;
                    draft.segments.push_back({l.text, page_box(*l.frame, l.box), join});
                }
            }
        }
        drafts_.push_back(std::move(draft));
    }

    const Region& region_;
    const std::vector<Item>& items_;
    const Leading& leading_;
    std::size_t index_;
    double right_ = 0;
    bool justified_ = false;
    std::vector<Draft> drafts_;
};

}  // namespace

std::vector<Draft> drafts_of(const Region& region, const std::vector<Item>& items,
                             const Leading& leading, std::size_t region_index) {
    std::vector<Draft> drafts = RegionReader(region, items, leading, region_index).read();
    std::erase_if(drafts, [](const Draft& draft) { return draft.segments.empty(); });
    return drafts;
}

}  // namespace probant::layout
