#include "engine/layout/style.hpp"

#include <cmath>

namespace probant::layout {
namespace {

constexpr std::size_t kLeastLines = 4;

long half_points(double size) {
    return std::lround(size * 2);
}

}  // namespace

double body_size_of(const std::vector<Frame>& frames) {
    std::map<long, std::size_t> characters;
    for (const Frame& frame : frames) {
        for (const Run& run : frame.runs) characters[std::lround(run.size * 4)] += run.text.size();
    }
    long usual = 40;
    std::size_t most = 0;
    for (const auto& [size, count] : characters) {
        if (count <= most) continue;
        usual = size;
        most = count;
    }
    return std::max(1.0, static_cast<double>(usual) / 4);
}

void Leading::count(const std::vector<Item>& items) {
    const Line* above = nullptr;
    for (const Item& item : items) {
        const Line* line = std::get_if<Line>(&item);
        if (line != nullptr && above != nullptr &&
            half_points(above->size) == half_points(line->size)) {
            const double pitch = line->box.y1 - above->box.y1;
            const bool over = line->box.x0 < above->box.x1 && above->box.x0 < line->box.x1;
            if (over && pitch > 0.5 * line->size && pitch < 3 * line->size) {
                Seen& seen = sizes_[half_points(line->size)];
                seen.pitches[std::lround(pitch * 4)] += line->text.size();
                ++seen.lines;
            }
        }
        above = line;
    }
}

double Leading::of(double size) const {
    const auto found = sizes_.find(half_points(size));
    if (found == sizes_.end() || found->second.lines < kLeastLines) return 1.25 * size;
    long usual = 0;
    std::size_t most = 0;
    for (const auto& [pitch, weight] : found->second.pitches) {
        if (weight <= most) continue;
        usual = pitch;
        most = weight;
    }
    return static_cast<double>(usual) / 4;
}

}  // namespace probant::layout
