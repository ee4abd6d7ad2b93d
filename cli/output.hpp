// Standard output as the commands use it: a closed pipe ends the program quietly, any other failure
// to write is an error, and colours come only where they are wanted.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace probant::cli {

/// Thrown when the reader of a pipe has gone; main() ends with 0.
struct ClosedPipe {};
/// Thrown when standard output cannot be written for another reason.
struct WriteFailed {
    int errno_value = 0;
};

class Output {
 public:
    void write(std::string_view text);
    void line(std::string_view text = {});
    /// To be called before the program ends: nothing is written by a destructor.
    void flush();

 private:
    std::string buffer_;
};

/// Escape sequences, or nothing at all.
struct Style {
    bool on = false;

    std::string bold(std::string_view text) const { return wrapped("1", text); }
    std::string dim(std::string_view text) const { return wrapped("2", text); }
    std::string mark(std::string_view text) const { return wrapped("1;4", text); }
    std::string good(std::string_view text) const { return wrapped("32", text); }
    std::string bad(std::string_view text) const { return wrapped("31", text); }
    std::string warning(std::string_view text) const { return wrapped("33", text); }

 private:
    std::string wrapped(std::string_view code, std::string_view text) const;
};

/// `choice` is "auto", "always" or "never"; auto means a terminal, no NO_COLOR and no TERM=dumb.
Style style_for(int file_descriptor, std::string_view choice);

bool is_terminal(int file_descriptor);

/// Columns of the terminal ($COLUMNS, else asked from it, else 80), between 40 and 110: longer
/// lines are hard to read.
std::size_t text_width();

}  // namespace probant::cli
