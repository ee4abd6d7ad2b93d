#include "engine/layout/starts.hpp"

#include <algorithm>
#include <cmath>

namespace probant::layout {

void Starts::add(double x) {
    Seen& seen = seen_.try_emplace(std::lround(x), Seen{0, x}).first->second;
    seen.x = std::min(seen.x, x);
    ++seen.times;
}

std::vector<double> Starts::frequent(std::size_t most) const {
    std::vector<Seen> order;
    order.reserve(seen_.size());
    for (const auto& [rounded, seen] : seen_) order.push_back(seen);
    std::stable_sort(order.begin(), order.end(),
                     [](const Seen& a, const Seen& b) { return a.times > b.times; });
    if (order.size() > most) order.resize(most);
    std::vector<double> starts;
    starts.reserve(order.size());
    for (const Seen& seen : order) starts.push_back(seen.x);
    return starts;
}

}  // namespace probant::layout
