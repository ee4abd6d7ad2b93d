#include "cli/output.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

namespace probant::cli {
namespace {

constexpr std::size_t kBuffered = std::size_t{1} << 16;

}  // namespace

void Output::write(std::string_view text) {
    buffer_ += text;
    if (buffer_.size() >= kBuffered) flush();
}

void Output::line(std::string_view text) {
    write(text);
    write("\n");
}

void Output::flush() {
    std::string_view rest = buffer_;
    while (!rest.empty()) {
        const ssize_t n = ::write(STDOUT_FILENO, rest.data(), rest.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) {
            const int failure = errno;
            buffer_.clear();
            if (failure == EPIPE) throw ClosedPipe{};
            throw WriteFailed{failure};
        }
        rest.remove_prefix(static_cast<std::size_t>(n));
    }
    buffer_.clear();
}

std::string Style::wrapped(std::string_view code, std::string_view text) const {
    if (!on) return std::string(text);
    return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

bool is_terminal(int file_descriptor) {
    return ::isatty(file_descriptor) == 1;
}

Style style_for(int file_descriptor, std::string_view choice) {
    if (choice != "auto") return Style{choice == "always"};
    const char* no_color = std::getenv("NO_COLOR");
    const char* term = std::getenv("TERM");
    const bool refused = (no_color != nullptr && *no_color != '\0') ||
                         (term != nullptr && std::string_view(term) == "dumb");
    return Style{is_terminal(file_descriptor) && !refused};
}

std::size_t text_width() {
    std::size_t width = 80;
    winsize size{};
    const char* columns = std::getenv("COLUMNS");
    const long given = columns != nullptr ? std::strtol(columns, nullptr, 10) : 0;
    if (given > 0) {
        width = static_cast<std::size_t>(given);
    } else if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        width = size.ws_col;
    }
    return std::clamp<std::size_t>(width, 40, 110);
}

}  // namespace probant::cli
