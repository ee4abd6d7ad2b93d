#include "cli/progress.hpp"

#include <unistd.h>

#include <cmath>
#include <cstdio>

#include "cli/output.hpp"
#include "cli/wrap.hpp"
#include "engine/base/utf8.hpp"

namespace probant::cli {
namespace {

std::string duration(double seconds) {
    const auto all = static_cast<std::size_t>(std::lround(seconds));
    const auto two = [](std::size_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    if (all < 3600) return std::to_string(all / 60) + ":" + two(all % 60);
    return std::to_string(all / 3600) + ":" + two(all / 60 % 60) + ":" + two(all % 60);
}

}  // namespace

std::string progress_text(const ProgressState& state, std::size_t width) {
    std::string text = grouped(state.done) + " of " + grouped(state.total);
    // The first second says little about the speed.
    if (state.seconds >= 1 && state.done > 0) {
        const double rate = static_cast<double>(state.done) / state.seconds;
        const double rest =
            state.total > state.done ? static_cast<double>(state.total - state.done) : 0;
        text += "  " + decimal(rate, rate < 10 ? 1 : 0) + "/s  " + duration(rest / rate) + " left";
    }
    if (state.failed > 0) text += "  " + grouped(state.failed) + " unreadable";
    if (!state.current.empty()) text += "  " + base::printable(base::well_formed(state.current));
    return shortened(text, width);
}

ProgressLine::ProgressLine(bool quiet) : on_(!quiet && is_terminal(STDERR_FILENO)) {}

ProgressLine::~ProgressLine() {
    clear();
}

void ProgressLine::show(const ProgressState& state) {
    const auto now = std::chrono::steady_clock::now();
    if (!on_ || (drawn_ && now - last_ < std::chrono::milliseconds(100))) return;
    last_ = now;
    drawn_ = true;
    std::fputs(("\r\x1b[K" + progress_text(state, text_width() - 1)).c_str(), stderr);
    std::fflush(stderr);
}

void ProgressLine::clear() {
    if (!drawn_) return;
    std::fputs("\r\x1b[K", stderr);
    std::fflush(stderr);
    drawn_ = false;
}

}  // namespace probant::cli
