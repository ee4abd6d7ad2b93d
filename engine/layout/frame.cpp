#include "engine/layout/frame.hpp"

#include <array>
#include <cmath>
#include <utility>

namespace probant::layout {
namespace {

constexpr std::size_t kLeaderDots = 5;

// Finite, and not so large that it covers the page around it.
bool has_place(const Word& word, const Page& page) {
    const std::array edges = {word.x0, word.y0, word.x1, word.y1};
    for (const double edge : edges) {
        if (!std::isfinite(edge)) return false;
    }
    return word.x1 >= word.x0 && word.y1 > word.y0 && word.x1 >= 0 && word.y1 >= 0 &&
           word.x0 <= page.width && word.y0 <= page.height && word.x1 - word.x0 <= 2 * page.width &&
           word.y1 - word.y0 <= 2 * page.height;
}

Rect upright(const Rect& box, int turn, const Page& page) {
    switch (turn) {
        case 1: return {box.y0, page.width - box.x1, box.y1, page.width - box.x0};
        case 2:
            return {page.width - box.x1, page.height - box.y1, page.width - box.x0,
                    page.height - box.y0};
        case 3: return {page.height - box.y1, box.x0, page.height - box.y0, box.x1};
        default: return box;
    }
}

// "Budget ........" keeps "Budget", with its share of the width.
void cut_leader(Run& run) {
    const std::size_t last = run.text.find_last_not_of('.');
    const std::size_t kept = last == std::string_view::npos ? 0 : last + 1;
    if (run.text.size() - kept < kLeaderDots) return;
    const double share = static_cast<double>(kept) / static_cast<double>(run.text.size());
    run.text = run.text.substr(0, kept);
    run.box.x1 = run.box.x0 + run.box.width() * share;
}

// A row of single dots with spaces between them is a leader too.
void drop_spaced_leaders(std::vector<Run>& runs) {
    std::vector<Run> kept;
    kept.reserve(runs.size());
    for (std::size_t i = 0; i < runs.size();) {
        std::size_t end = i;
        while (end < runs.size() && runs[end].text == ".") ++end;
        if (end - i < kLeaderDots) end = i + 1;
        if (runs[i].text != "." || end - i == 1) kept.push_back(runs[i]);
        i = end;
    }
    runs = std::move(kept);
}

Run run_of(const Word& word, int turn, const Page& page) {
    Run run{word.text, upright({word.x0, word.y0, word.x1, word.y1}, turn, page), word.size,
            word.bold, word.space_after};
    if (!(run.size > 0) || !std::isfinite(run.size)) run.size = run.box.height() / 1.15;
    cut_leader(run);
    return run;
}

}  // namespace

std::vector<Frame> upright_frames(const std::vector<Page>& pages) {
    std::vector<Frame> frames;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const Page& page = pages[i];
        std::array<Frame, 4> turned;
        for (const Word& word : page.words) {
            if (word.text.empty() || !has_place(word, page)) continue;
            const int turn = word.turn & 3;
            Run run = run_of(word, turn, page);
            if (!run.text.empty()) turned.at(static_cast<std::size_t>(turn)).runs.push_back(run);
        }
        for (int turn = 0; turn < 4; ++turn) {
            Frame& frame = turned.at(static_cast<std::size_t>(turn));
            const bool sideways = (turn & 1) != 0;
            frame.page = static_cast<int>(i) + 1;
            frame.turn = turn;
            frame.width = sideways ? page.height : page.width;
            frame.height = sideways ? page.width : page.height;
            drop_spaced_leaders(frame.runs);
        }
        std::stable_sort(turned.begin(), turned.end(), [](const Frame& a, const Frame& b) {
            return a.runs.size() > b.runs.size();
        });
        for (Frame& frame : turned) {
            if (!frame.runs.empty()) frames.push_back(std::move(frame));
        }
    }
    return frames;
}

document::Box page_box(const Frame& frame, const Rect& rect) {
    switch (frame.turn) {
        case 1:
            return {frame.page, frame.height - rect.y1, rect.x0, frame.height - rect.y0, rect.x1};
        case 2:
            return {frame.page, frame.width - rect.x1, frame.height - rect.y1,
                    frame.width - rect.x0, frame.height - rect.y0};
        case 3: return {frame.page, rect.y0, frame.width - rect.x1, rect.y1, frame.width - rect.x0};
        default: return {frame.page, rect.x0, rect.y0, rect.x1, rect.y1};
    }
}

}  // namespace probant::layout
