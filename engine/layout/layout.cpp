#include "engine/layout/layout.hpp"

#include <cmath>
#include <iterator>
#include <map>
#include <utility>

#include "engine/layout/columns.hpp"
#include "engine/layout/compose.hpp"
#include "engine/layout/flow.hpp"
#include "engine/layout/frame.hpp"
#include "engine/layout/furniture.hpp"
#include "engine/layout/group.hpp"
#include "engine/layout/hyphen.hpp"

namespace probant::layout {
namespace {

constexpr std::size_t kFullPage = 80;  // words from which a page shows where its text may stand

struct TextArea {
    double left = 0, right = 0;
};

TextArea hull_of(const Frame& frame) {
    TextArea hull{frame.width, 0};
    for (const Run& run : frame.runs) {
        hull.left = std::min(hull.left, run.box.x0);
        hull.right = std::max(hull.right, run.box.x1);
    }
    return hull;
}

// A page with few words has the text area of the last full page of its width.
std::vector<TextArea> text_areas(const std::vector<Frame>& frames) {
    std::map<long, TextArea> full;
    std::vector<TextArea> areas;
    for (const Frame& frame : frames) {
        TextArea area = hull_of(frame);
        const auto [known, fresh] = full.try_emplace(std::lround(frame.width), area);
        if (frame.runs.size() >= kFullPage) {
            known->second = area;
        } else if (!fresh) {
            area.left = std::min(area.left, known->second.left);
            area.right = std::max(area.right, known->second.right);
        }
        areas.push_back(area);
    }
    return areas;
}

std::vector<Region> regions_of(const std::vector<Frame>& frames, double body_size) {
    std::vector<Region> regions;
    ColumnFinder finder(body_size);
    const std::vector<TextArea> areas = text_areas(frames);
    for (std::size_t i = 0; i < frames.size(); ++i) {
        std::vector<Region> found = finder.regions(frames[i], areas[i].left, areas[i].right);
        std::move(found.begin(), found.end(), std::back_inserter(regions));
    }
    return regions;
}

std::vector<Draft> drafts_of(const std::vector<Region>& regions, double body_size) {
    std::vector<std::vector<Item>> items;
    Leading leading;
    for (const Region& region : regions) {
        items.push_back(items_of(region, body_size));
        leading.count(items.back());
    }
    std::vector<Draft> drafts;
    for (std::size_t i = 0; i < regions.size(); ++i) {
        std::vector<Draft> found = drafts_of(regions[i], items[i], leading, i);
        std::move(found.begin(), found.end(), std::back_inserter(drafts));
    }
    return drafts;
}

}  // namespace

std::vector<document::Block> analyse(const std::vector<Page>& pages, const std::string& language) {
    std::vector<Frame> frames = upright_frames(pages);
    const double body_size = body_size_of(frames);
    remove_furniture(frames, body_size);
    const std::vector<Region> regions = regions_of(frames, body_size);
    std::vector<Draft> drafts = drafts_of(regions, body_size);
    group_lines(drafts, body_size);
    mark_headings(drafts, body_size);
    join_over_breaks(drafts, body_size);
    restore_lone_dashes(drafts);
    const Hyphens hyphens(drafts, language);
    std::vector<document::Block> blocks;
    blocks.reserve(drafts.size());
    for (const Draft& draft : drafts) blocks.push_back(block_of(draft, hyphens));
    return blocks;
}

}  // namespace probant::layout
