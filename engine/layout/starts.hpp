// Where text begins: the possible left edges of columns and cells.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

namespace probant::layout {

/// Counts places that differ by less than a point as one.
class Starts {
 public:
    void add(double x);
    /// The frequent ones first, at most `most`; each as far left as it was seen.
    std::vector<double> frequent(std::size_t most) const;

 private:
    struct Seen {
        std::size_t times = 0;
        double x = 0;
    };
    std::map<long, Seen> seen_;
};

}  // namespace probant::layout
