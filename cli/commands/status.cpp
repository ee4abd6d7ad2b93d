#include "cli/commands/status.hpp"

#include <chrono>
#include <ctime>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/wrap.hpp"
#include "engine/base/utf8.hpp"

namespace probant::cli {
namespace {

namespace fs = std::filesystem;

using Counts = std::map<std::string, std::size_t>;

struct Numbers {
    std::string archive, last_change;
    std::size_t files = 0, passages = 0, pages = 0;
    Counts states{}, languages{}, formats{};
};

/// The index is written by scans only, so its time is that of the last scan that changed something.
std::string last_change(const fs::path& workspace) {
    std::error_code failed;
    fs::file_time_type newest = fs::file_time_type::min();
    for (const auto& entry : fs::directory_iterator(workspace / "index", failed)) {
        const auto time = entry.last_write_time(failed);
        if (!failed && time > newest) newest = time;
    }
    if (newest == fs::file_time_type::min()) return {};
    const std::time_t seconds =
        std::chrono::system_clock::to_time_t(std::chrono::file_clock::to_sys(
            std::chrono::time_point_cast<std::chrono::microseconds>(newest)));
    std::tm local{};
    std::string text(32, '\0');
    if (localtime_r(&seconds, &local) == nullptr) return {};
    text.resize(std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S%z", &local));
    return text;
}

Numbers count(const std::vector<index::FileRecord>& files) {
    Numbers out;
    out.files = files.size();
    for (const index::FileRecord& file : files) {
        ++out.states[std::string(index::name(file.state))];
        if (!file.format.empty()) ++out.formats[file.format];
        if (!file.language.empty()) ++out.languages[file.language];
        out.pages += static_cast<std::size_t>(file.pages);
    }
    return out;
}

void write_counts(Context& context, std::string_view title, const Counts& counts) {
    Output& out = context.out();
    out.line(context.style().bold(title));
    for (const auto& [name, number] : counts) {
        out.line("  " + padded_left(grouped(number), 9) + "  " + base::printable(name));
    }
    if (counts.empty()) out.line("          –");
}

void write_text(Context& context, const Numbers& numbers) {
    Output& out = context.out();
    out.line("archive      " + base::printable(numbers.archive));
    out.line("last change  " + numbers.last_change);
    out.line("files        " + grouped(numbers.files));
    out.line("pages        " + grouped(numbers.pages));
    out.line("passages     " + grouped(numbers.passages));
    write_counts(context, "state", numbers.states);
    write_counts(context, "language", numbers.languages);
    write_counts(context, "format", numbers.formats);
}

}  // namespace

About StatusCommand::about() const {
    return {"status", "Show what the workspace holds", "probant status --format json"};
}

void StatusCommand::declare(CLI::App&) {}

void StatusCommand::check(Context&, Faults&) {}

base::Result<int> StatusCommand::run(Context& context) {
    const auto reader = context.reader();
    if (!reader) return base::fail(reader.error());
    const auto files = (*reader)->files();
    if (!files) return base::fail(files.error());
    Numbers numbers = count(*files);
    numbers.archive = (*reader)->archive().string();
    numbers.passages = (*reader)->passage_count();
    numbers.last_change = last_change(context.workspace());
    if (context.format() == Format::Text) {
        write_text(context, numbers);
        return kDone;
    }
    context.out().line(json_text({{"archive", numbers.archive},
                                  {"last_change", numbers.last_change},
                                  {"files", numbers.files},
                                  {"pages", numbers.pages},
                                  {"passages", numbers.passages},
                                  {"states", numbers.states},
                                  {"languages", numbers.languages},
                                  {"formats", numbers.formats}}));
    return kDone;
}

}  // namespace probant::cli
