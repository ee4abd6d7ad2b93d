// Rectangles on a page, in points, y downwards.
#pragma once

#include <algorithm>

namespace probant::layout {

struct Rect {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;

    double width() const { return x1 - x0; }
    double height() const { return y1 - y0; }
    double centre() const { return (y0 + y1) / 2; }
};

inline Rect united(const Rect& a, const Rect& b) {
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

/// How much of the lower of the two stands beside the other: 0 (apart) to 1.
inline double beside(const Rect& a, const Rect& b) {
    const double common = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
    const double least = std::min(a.height(), b.height());
    return least > 0 ? std::clamp(common / least, 0.0, 1.0) : 0;
}

}  // namespace probant::layout
