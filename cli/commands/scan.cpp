#include "cli/commands/scan.hpp"

#include <atomic>
#include <csignal>
#include <nlohmann/json.hpp>

#include "cli/progress.hpp"
#include "cli/wrap.hpp"

namespace probant::cli {
namespace {

// A signal handler reaches nothing but this.
std::atomic<bool> stop_wanted{false};
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void note_signal(int) {
    stop_wanted = true;
}

/// The first SIGINT or SIGTERM asks for an orderly end, the second one ends at once.
void listen_for_signals() {
    struct sigaction action {};
    action.sa_handler = note_signal;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

nlohmann::json to_json(const scan::Summary& summary) {
    return {{"seen", summary.seen},
            {"unchanged", summary.unchanged},
            {"read", summary.read},
            {"partly", summary.partly},
            {"unreadable", summary.unreadable},
            {"moved", summary.moved},
            {"removed", summary.removed},
            {"partly_in_all", summary.partly_in_all},
            {"unreadable_in_all", summary.unreadable_in_all},
            {"passages", summary.passages},
            {"interrupted", summary.interrupted},
            {"seconds", summary.seconds}};
}

void write_text(Context& context, const scan::Summary& summary) {
    Output& out = context.out();
    const auto line = [&](std::string_view name, std::size_t number) {
        out.line("  " + padded_left(grouped(number), 9) + "  " + std::string(name));
    };
    line("files in the archive", summary.seen);
    line("unchanged since the last scan", summary.unchanged);
    line("read", summary.read);
    line("read in part", summary.partly);
    line("unreadable", summary.unreadable);
    if (summary.moved > 0) line("moved, not read again", summary.moved);
    if (summary.removed > 0) line("gone from the archive", summary.removed);
    line("passages in the index", summary.passages);
    if (summary.unreadable_in_all == 0) return;
    out.line(
        context.style().warning(grouped(summary.unreadable_in_all) +
                                " of all files cannot be read: probant ledger --state unreadable"));
}

}  // namespace

About ScanCommand::about() const {
    return {"scan", "Read what is new or changed in an archive",
            "probant scan ~/archive --workspace ~/probant"};
}

void ScanCommand::declare(CLI::App& app) {
    app.add_option("ARCHIVE", archive_, "Folder of documents")->option_text(" ");
    app.add_option("--workers", workers_, "Files read at the same time [number of cores]")
        ->option_text("N");
    app.add_option("--time-limit", seconds_, "Seconds that one file may take [120]")
        ->option_text("SECONDS");
    app.add_option("--memory-limit", megabytes_, "Megabytes that reading one file may take [2048]")
        ->option_text("MEGABYTES");
    app.add_flag("--retry-failed", options_.retry_failed,
                 "Read again what could not be read before");
}

void ScanCommand::check(Context& context, Faults& faults) {
    if (archive_.empty()) add_fault(faults, "ARCHIVE", "the folder to scan is missing");
    options_.archive = archive_;
    options_.workspace = context.workspace();
    options_.workers = whole_number_of("--workers", workers_, 1, 256, 0, faults);
    options_.limits.time =
        std::chrono::seconds(whole_number_of("--time-limit", seconds_, 1, 86'400, 120, faults));
    const int megabytes =
        whole_number_of("--memory-limit", megabytes_, 64, 1'000'000, 2048, faults);
    options_.limits.memory_bytes = static_cast<std::size_t>(megabytes) << 20U;
}

base::Result<int> ScanCommand::run(Context& context) {
    listen_for_signals();
    ProgressLine line(context.options().quiet);
    const auto show = [&](const scan::Progress& now) {
        line.show({now.done, now.total, now.seconds, now.failed, now.current});
    };
    const base::Result<scan::Summary> summary = scan::run(options_, show, stop_wanted);
    line.clear();
    if (!summary) return base::fail(summary.error());
    if (context.format() == Format::Json) context.out().line(json_text(to_json(*summary)));
    if (context.format() == Format::Text && !context.options().quiet) write_text(context, *summary);
    if (summary->interrupted) {
        context.say("interrupted: what was read is kept, and the next scan goes on from here");
        return kInterrupted;
    }
    if (summary->seen == 0) context.say("there is no file in " + archive_);
    return summary->unreadable_in_all > 0 ? kUnreadableInputs : kDone;
}

}  // namespace probant::cli
