// One line on the terminal that says how far a long run is; nothing where standard error is no
// terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace probant::cli {

struct ProgressState {
    std::size_t done = 0, total = 0;
    double seconds = 0;
    std::size_t failed = 0;
    std::string current{};
};

/// The line for a state, cut to `width` characters:
/// "1,234 of 10,000  87/s  1:41 left  12 unreadable  minutes/2019.pdf".
std::string progress_text(const ProgressState& state, std::size_t width);

class ProgressLine {
 public:
    explicit ProgressLine(bool quiet);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// Draws at most ten times a second.
    void show(const ProgressState& state);
    void clear();

 private:
    bool on_;
    bool drawn_ = false;
    std::chrono::steady_clock::time_point last_{};
};

}  // namespace probant::cli
