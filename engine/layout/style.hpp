// What is usual in a document: the size of its body text, the distance of its lines.
#pragma once

#include <map>
#include <vector>

#include "engine/layout/frame.hpp"
#include "engine/layout/table.hpp"

namespace probant::layout {

/// The font size of most characters.
double body_size_of(const std::vector<Frame>& frames);

/// The usual distance from line to line, for each font size.
class Leading {
 public:
    /// Counts the lines of one region that follow each other.
    void count(const std::vector<Item>& items);
    /// A quarter more than the size where too few lines were seen.
    double of(double size) const;

 private:
    struct Seen {
        std::map<long, std::size_t> pitches{};  // in quarter points, weighted by characters
        std::size_t lines = 0;
    };
    std::map<long, Seen> sizes_;  // in half points
};

}  // namespace probant::layout
