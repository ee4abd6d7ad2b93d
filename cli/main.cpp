// The command line program: parses, hands over to one command, says what went wrong.
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <vector>

#include "cli/commands/command.hpp"
#include "cli/context.hpp"
#include "engine/base/program.hpp"
#include "engine/base/utf8.hpp"

namespace probant::cli {
namespace {

using Commands = std::vector<std::unique_ptr<Command>>;

void declare_common(CLI::App& app, CommonOptions& options, const std::string& formats) {
    const std::string group = "Common options";
    app.add_option("--workspace", options.workspace, "Folder of the index [probant-workspace]")
        ->option_text("FOLDER")
        ->group(group);
    app.add_option("--lexicons", options.lexicons, "Folder of the lexicons [those installed]")
        ->option_text("FOLDER")
        ->group(group);
    app.add_option("--benchmark", options.benchmark, "Benchmark [integrating-cities]")
        ->option_text("ID")
        ->group(group);
    app.add_option("--format", options.format, "Form of the result: " + formats)
        ->option_text("FORM")
        ->group(group);
    app.add_option("--color", options.color, "auto, always or never [auto]")
        ->option_text("WHEN")
        ->group(group);
    app.add_flag("--quiet", options.quiet, "Nothing but results and errors")->group(group);
}

std::string joined(const std::vector<std::string_view>& words) {
    std::string out;
    for (const std::string_view word : words) out.append(out.empty() ? "" : ", ").append(word);
    return out;
}

void declare_commands(CLI::App& app, const Commands& commands, CommonOptions& options) {
    for (const auto& command : commands) {
        const About about = command->about();
        CLI::App* sub = app.add_subcommand(std::string(about.name), std::string(about.summary));
        sub->set_help_flag("-h,--help", "Print this help");
        sub->allow_extras();
        sub->footer("Example:\n  " + std::string(about.example));
        command->declare(*sub);
        declare_common(*sub, options, joined(about.formats));
    }
}

void say_error(const base::Error& error) {
    std::string text = "probant: error: " + base::to_text(error) + "\n";
    std::fputs(base::printable(base::well_formed(text)).c_str(), stderr);
}

base::Error of_faults(Faults faults, const std::string& help) {
    base::Error error{base::Code::BadInput,
                      "the call has " + std::to_string(faults.size()) + " faults",
                      "«" + help + "» shows what is possible", std::move(faults)};
    if (error.faults.size() == 1) {
        error.message = error.faults.front().message;
        error.faults.clear();
    }
    return error;
}

void check_call(const CLI::App& app, const About& about, const CommonOptions& options,
                Faults& faults) {
    for (const std::string& extra : app.remaining(true)) {
        const bool option = extra.size() > 1 && extra.front() == '-';
        add_fault(faults, extra, option ? "there is no such option" : "one argument too many");
    }
    const std::vector<std::string> formats(about.formats.begin(), about.formats.end());
    check_choice("--format", options.format, formats, faults);
    check_choice("--color", options.color, {"auto", "always", "never"}, faults);
    if (options.workspace.empty()) add_fault(faults, "--workspace", "the path is empty");
}

int run(Command& command, const CLI::App& app, const CommonOptions& options) {
    Context context(options);
    Faults faults;
    check_call(app, command.about(), options, faults);
    command.check(context, faults);
    if (!faults.empty()) {
        say_error(of_faults(std::move(faults),
                            "probant " + std::string(command.about().name) + " --help"));
        return kError;
    }
    const base::Result<int> outcome = command.run(context);
    context.out().flush();
    if (outcome) return *outcome;
    say_error(outcome.error());
    return kError;
}

int without_command(const CLI::App& app) {
    const std::vector<std::string> extras = app.remaining(true);
    if (extras.empty()) {
        std::fputs(app.help().c_str(), stderr);
        return kError;
    }
    Faults faults;
    for (const std::string& extra : extras) {
        add_fault(faults, extra,
                  extra.starts_with('-') ? "there is no such option" : "there is no such command");
    }
    say_error(of_faults(std::move(faults), "probant --help"));
    return kError;
}

int parse_and_run(int argc, char** argv) {
    const Commands commands = all_commands();
    CommonOptions options;
    CLI::App app("Finds, in a city's own documents, passages that are evidence for a benchmark.",
                 "probant");
    app.set_help_flag("-h,--help", "Print this help");
    app.set_version_flag("--version", "probant " + std::string(base::version()));
    app.allow_extras();
    app.footer(
        "Exit codes: 0 done, 1 nothing found, 2 error, 3 done but some files could not be read.\n"
        "Example:\n  probant scan ~/archive && probant report");
    declare_common(app, options, "text, json, jsonl or csv");
    declare_commands(app, commands, options);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& asked) {
        Output out;
        const bool version = dynamic_cast<const CLI::CallForVersion*>(&asked) != nullptr;
        out.write(version ? std::string(asked.what()) + "\n" : app.help());
        out.flush();
        return kDone;
    } catch (const CLI::ParseError& error) {
        say_error({base::Code::BadInput, error.what(), "«probant --help» shows what is possible"});
        return kError;
    }
    for (const auto& command : commands) {
        const CLI::App* sub = app.get_subcommand(std::string(command->about().name));
        if (sub->parsed()) return run(*command, app, options);
    }
    return without_command(app);
}

}  // namespace
}  // namespace probant::cli

int main(int argc, char** argv) {
    using namespace probant;
    std::signal(SIGPIPE, SIG_IGN);
    try {
        return cli::parse_and_run(argc, argv);
    } catch (const cli::ClosedPipe&) {
        return cli::kDone;
    } catch (const cli::WriteFailed& failure) {
        cli::say_error(base::system_error(failure.errno_value, "cannot write to standard output"));
        return cli::kError;
    } catch (const std::bad_alloc&) {
        cli::say_error({base::Code::LimitReached, "there is not enough memory",
                        "close other programs, or use fewer --workers"});
        return cli::kError;
    } catch (const std::exception& failure) {
        cli::say_error({base::Code::Internal,
                        std::string("this is a bug in Probant: ") + failure.what(),
                        "please report it, with the command that you gave"});
        return cli::kError;
    }
}
