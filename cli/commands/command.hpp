// What a command of the program is: options first, then work. How to add one: write
// commands/<name>.hpp and .cpp, and name it in commands/all.cpp.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"
#include "engine/base/result.hpp"

namespace probant::cli {

/// Exit codes.
inline constexpr int kDone = 0;
inline constexpr int kNothingFound = 1;
inline constexpr int kError = 2;
inline constexpr int kUnreadableInputs = 3;
inline constexpr int kInterrupted = 130;

/// A line of the table that feeds help and parsing.
struct About {
    std::string_view name;
    std::string_view summary;
    std::string_view example;
    std::vector<std::string_view> formats{"text", "json"};
};

class Command {
 public:
    Command() = default;
    virtual ~Command() = default;
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;

    virtual About about() const = 0;
    /// Ties the options to the command's plain struct. All values are taken as text where they can
    /// be wrong, so that check() sees all faults and not only the first.
    virtual void declare(CLI::App& app) = 0;
    /// Turns text into values; adds a fault for each that is wrong. Opens nothing but lexicons.
    virtual void check(Context& context, Faults& faults) = 0;
    /// Does it. Returns the exit code.
    virtual base::Result<int> run(Context& context) = 0;
};

/// All commands, in the order in which they are used.
std::vector<std::unique_ptr<Command>> all_commands();

/// A fault of an option, e.g. ("--limit", "«x» is not a whole number").
void add_fault(Faults& faults, std::string_view option, const std::string& message);

/// Text to a number in [least, most]; adds a fault and returns `otherwise` where it is none.
/// An empty text is no fault: the option was not given.
double number_of(std::string_view option, const std::string& text, double least, double most,
                 double otherwise, Faults& faults);
int whole_number_of(std::string_view option, const std::string& text, int least, int most,
                    int otherwise, Faults& faults);

/// A fault where `value` is none of `choices`.
void check_choice(std::string_view option, const std::string& value,
                  const std::vector<std::string>& choices, Faults& faults);

/// A fault where reports cannot be written in the language `reader`. None where no lexicons are
/// found: that is for run() to say.
void check_reader(Context& context, const std::string& reader, Faults& faults);

/// An option that may stand several times, with one value each.
CLI::Option* add_repeatable(CLI::App& app, const std::string& name,
                            std::vector<std::string>& values, const std::string& description,
                            const std::string& placeholder);

}  // namespace probant::cli
