#include "engine/layout/group.hpp"

#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace probant::layout {
namespace {

using document::BlockKind;

constexpr double kCloser = 0.75;  // of the white between paragraphs
constexpr double kEqual = 0.75;   // points
constexpr double kTight = 0.35;   // of the font size: white between lines of one paragraph
constexpr std::size_t kTightLines = 3;
constexpr std::size_t kLongItem = 180;    // bytes, on average
constexpr double kLeastInset = 1.5;       // points
constexpr double kInsetWhite = 0.8;       // of the font size: most white between inset rows
constexpr std::size_t kMostRowLines = 3;  // on average
constexpr int kLowestLevel = 6;

bool is_plain(const Draft& draft) {
    return draft.kind == BlockKind::Paragraph && !draft.bold && !draft.first_line_indent;
}

// The white above most body paragraphs; 0 where they part by indents.
double paragraph_white(const std::vector<Draft>& drafts, double body_size) {
    std::map<long, std::size_t> seen;
    for (std::size_t i = 1; i < drafts.size(); ++i) {
        const Draft& draft = drafts[i];
        const bool body = is_plain(draft) && is_plain(drafts[i - 1]) && draft.white_above > 0 &&
                          std::abs(draft.size - body_size) < 0.06 * body_size;
        if (!body || draft.segments.size() + drafts[i - 1].segments.size() < 3) continue;
        seen[std::lround(draft.white_above)] +=
            std::min(draft.segments.size(), drafts[i - 1].segments.size());
    }
    long usual = 0;
    std::size_t most = 0;
    for (const auto& [white, times] : seen) {
        if (times < most) continue;
        usual = white;
        most = times;
    }
    return static_cast<double>(usual);
}

bool aligned(const Draft& above, const Draft& below) {
    const auto fits = [](const Draft& d) { return is_plain(d) || d.kind == BlockKind::Table; };
    return fits(above) && fits(below) && above.region == below.region &&
           std::abs(above.indent - below.indent) < 1 && std::abs(above.size - below.size) < 0.3 &&
           below.white_above >= -0.2 * below.size;
}

// The end of the group that begins at `i`; i + 1 where there is none.
std::size_t group_end(const std::vector<Draft>& drafts, std::size_t i, double least, double most) {
    std::size_t end = i + 1;
    while (end < drafts.size() && aligned(drafts[i], drafts[end]) &&
           drafts[end].white_above >= least && drafts[end].white_above <= most &&
           std::abs(drafts[end].white_above - drafts[i + 1].white_above) < kEqual) {
        ++end;
    }
    return end;
}

// Where the paragraphs of each region begin.
std::map<std::size_t, double> paragraph_edges(const std::vector<Draft>& drafts) {
    std::map<std::size_t, double> edges;
    for (const Draft& draft : drafts) {
        if (!is_plain(draft) || draft.segments.size() < 2) continue;
        double& edge = edges.try_emplace(draft.region, draft.indent).first->second;
        edge = std::min(edge, draft.indent);
    }
    return edges;
}

// Cells stand a little inside the column's edges.
double most_white(const Draft& draft, const std::map<std::size_t, double>& edges, double usual) {
    const auto edge = edges.find(draft.region);
    const double inset = edge == edges.end() ? 0 : draft.indent - edge->second;
    const bool is_inset = inset > kLeastInset && inset < draft.size;
    return is_inset ? std::max(usual, kInsetWhite * draft.size) : usual;
}

bool short_rows(const std::vector<Draft>& drafts, std::size_t first, std::size_t end) {
    std::size_t lines = 0;
    for (std::size_t i = first; i < end; ++i) {
        lines += drafts[i].kind == BlockKind::Table ? 1 : drafts[i].segments.size();
    }
    return lines <= kMostRowLines * (end - first);
}

bool single_lines(const std::vector<Draft>& drafts, std::size_t first, std::size_t end) {
    std::size_t sentences = 0;
    for (std::size_t i = first; i < end; ++i) {
        if (drafts[i].segments.size() > 1) return false;
        sentences += ends_sentence(drafts[i].segments.front().text) ? 1 : 0;
    }
    return end - first >= kTightLines && sentences * 2 <= end - first;
}

Draft joined(std::vector<Draft>& drafts, std::size_t first, std::size_t end, BlockKind kind) {
    Draft whole = std::move(drafts[first]);
    whole.kind = kind;
    if (kind == BlockKind::Table) whole.columns = std::max<std::size_t>(whole.columns, 1);
    whole.segments.front().join = Join::Item;
    for (std::size_t i = first + 1; i < end; ++i) {
        drafts[i].segments.front().join = Join::Item;
        for (Segment& segment : drafts[i].segments) whole.segments.push_back(std::move(segment));
        whole.columns = std::max(whole.columns, drafts[i].columns);
        whole.room = drafts[i].room;
        whole.box = united(whole.box, drafts[i].box);
    }
    return whole;
}

std::size_t bytes_of(const Draft& draft) {
    std::size_t bytes = 0;
    for (const Segment& segment : draft.segments) bytes += segment.text.size();
    return bytes;
}

bool in_capitals(const Draft& draft) {
    return std::all_of(draft.segments.begin(), draft.segments.end(),
                       [](const Segment& segment) {
                           return all_capitals(segment.text) || segment.text.size() < 4;
                       }) &&
           all_capitals(draft.segments.front().text);
}

bool is_heading(const Draft& draft, double body_size, bool body_is_bold) {
    if (draft.kind != BlockKind::Paragraph) return false;
    const std::size_t bytes = bytes_of(draft);
    const std::size_t lines = draft.segments.size();
    const std::string& end = draft.segments.back().text;
    const bool full_stop = !end.empty() && (end.back() == '.' || end.back() == ';');
    if (draft.size > 1.08 * body_size) return bytes <= 300 && (lines <= 4 || !full_stop);
    if (draft.size < 0.95 * body_size || full_stop || end.empty() || end.back() == ',') {
        return false;
    }
    if (draft.bold && !body_is_bold) return bytes <= 200 && lines <= 3;
    return lines <= 2 && in_capitals(draft);
}

bool bold_is_usual(const std::vector<Draft>& drafts) {
    std::size_t bold = 0;
    std::size_t all = 0;
    for (const Draft& draft : drafts) {
        bold += draft.bold ? bytes_of(draft) : 0;
        all += bytes_of(draft);
    }
    return bold * 2 > all;
}

std::size_t items_in(const Draft& draft) {
    return static_cast<std::size_t>(
        std::count_if(draft.segments.begin(), draft.segments.end(),
                      [](const Segment& segment) { return segment.join == Join::Item; }));
}

std::size_t longest_item(const Draft& draft) {
    std::size_t longest = 0;
    std::size_t bytes = 0;
    for (const Segment& segment : draft.segments) {
        bytes = segment.text.size() + (segment.join == Join::Item ? 0 : bytes);
        longest = std::max(longest, bytes);
    }
    return longest;
}

// Minutes number their paragraphs. Those are no list: each is a passage of its own.
bool numbers_paragraphs(const Draft& draft) {
    if (draft.kind != BlockKind::List || !draft.first_marker) return false;
    if (!draft.first_marker->counts()) return false;
    const std::size_t items = items_in(draft);
    return items == 1 || bytes_of(draft) > kLongItem * items || longest_item(draft) > 2 * kLongItem;
}

void part_items(Draft&& list, std::vector<Draft>& drafts) {
    list.kind = BlockKind::Paragraph;
    const std::vector<Segment> segments = std::move(list.segments);
    list.segments.clear();
    for (const Segment& segment : segments) {
        if (segment.join == Join::Item && !list.segments.empty()) {
            drafts.push_back(list);
            list.segments.clear();
            list.white_above = 0;
        }
        list.segments.push_back({segment.text, segment.box, Join::Wrap});
    }
    drafts.push_back(std::move(list));
}

std::vector<Draft> without_numbered_paragraphs(std::vector<Draft>&& drafts) {
    std::vector<Draft> parted;
    parted.reserve(drafts.size());
    for (Draft& draft : drafts) {
        if (numbers_paragraphs(draft)) {
            part_items(std::move(draft), parted);
        } else {
            parted.push_back(std::move(draft));
        }
    }
    return parted;
}

}  // namespace

void group_lines(std::vector<Draft>& drafts, double body_size) {
    drafts = without_numbered_paragraphs(std::move(drafts));
    const double most = kCloser * paragraph_white(drafts, body_size);
    const std::map<std::size_t, double> edges = paragraph_edges(drafts);
    std::vector<Draft> grouped;
    for (std::size_t i = 0; i < drafts.size();) {
        const double tight = kTight * drafts[i].size;
        std::size_t end = group_end(drafts, i, tight, most_white(drafts[i], edges, most));
        if (!short_rows(drafts, i, end)) end = i + 1;
        BlockKind kind = BlockKind::Table;
        if (end == i + 1) {
            end = group_end(drafts, i, -drafts[i].size, tight);
            kind = BlockKind::List;
            if (!single_lines(drafts, i, end)) end = i + 1;
        }
        if (end > i + 1) {
            grouped.push_back(joined(drafts, i, end, kind));
        } else {
            grouped.push_back(std::move(drafts[i]));
        }
        i = end;
    }
    drafts = std::move(grouped);
}

void mark_headings(std::vector<Draft>& drafts, double body_size) {
    const bool body_is_bold = bold_is_usual(drafts);
    std::set<long, std::greater<>> sizes;
    const auto rank_size = [&](const Draft& draft) {
        return draft.size > 1.08 * body_size ? std::lround(draft.size * 2) : 0;
    };
    for (Draft& draft : drafts) {
        if (!is_heading(draft, body_size, body_is_bold)) continue;
        draft.kind = BlockKind::Heading;
        sizes.insert(rank_size(draft));
    }
    for (Draft& draft : drafts) {
        if (draft.kind != BlockKind::Heading) continue;
        const auto rank = std::distance(sizes.begin(), sizes.find(rank_size(draft)));
        draft.level = std::min(kLowestLevel, static_cast<int>(rank) + 1);
    }
}

void restore_lone_dashes(std::vector<Draft>& drafts) {
    for (Draft& draft : drafts) {
        const bool dash = draft.kind == BlockKind::List && draft.first_marker &&
                          draft.first_marker->kind == Marker::Kind::Dash;
        if (!dash || items_in(draft) != 1) continue;
        draft.kind = BlockKind::Paragraph;
        draft.segments.front().text.insert(0, utf8_of(draft.first_marker->glyph) + " ");
    }
}

}  // namespace probant::layout
