#include "cli/commands/command.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "cli/wrap.hpp"

namespace probant::cli {

void add_fault(Faults& faults, std::string_view option, const std::string& message) {
    faults.push_back({"", 0, std::string(option) + ": " + message});
}

double number_of(std::string_view option, const std::string& text, double least, double most,
                 double otherwise, Faults& faults) {
    if (text.empty()) return otherwise;
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, failure] = std::from_chars(text.data(), end, value);
    if (failure != std::errc{} || stop != end || !std::isfinite(value)) {
        add_fault(faults, option, "«" + text + "» is not a number");
        return otherwise;
    }
    if (value < least || value > most) {
        add_fault(faults, option,
                  text + " is not between " + decimal(least, 0) + " and " + decimal(most, 0));
        return otherwise;
    }
    return value;
}

int whole_number_of(std::string_view option, const std::string& text, int least, int most,
                    int otherwise, Faults& faults) {
    if (text.find_first_not_of("+-0123456789") != std::string::npos) {
        add_fault(faults, option, "«" + text + "» is not a whole number");
        return otherwise;
    }
    return static_cast<int>(number_of(option, text, least, most, otherwise, faults));
}

void check_choice(std::string_view option, const std::string& value,
                  const std::vector<std::string>& choices, Faults& faults) {
    if (std::find(choices.begin(), choices.end(), value) != choices.end()) return;
    std::string known;
    for (const std::string& choice : choices) known += (known.empty() ? "" : ", ") + choice;
    add_fault(faults, option, "«" + value + "» is none of: " + known);
}

void check_reader(Context& context, const std::string& reader, Faults& faults) {
    const std::vector<std::string> known = context.reader_languages();
    if (!reader.empty() && !known.empty()) check_choice("--reader", reader, known, faults);
}

CLI::Option* add_repeatable(CLI::App& app, const std::string& name,
                            std::vector<std::string>& values, const std::string& description,
                            const std::string& placeholder) {
    return app.add_option(name, values, description)
        ->allow_extra_args(false)
        ->option_text(placeholder);
}

}  // namespace probant::cli
