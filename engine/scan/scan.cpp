#include "engine/scan/scan.hpp"

#include <algorithm>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "engine/scan/plan.hpp"
#include "engine/scan/walk.hpp"
#include "engine/scan/workbench.hpp"

namespace probant::scan {
namespace {

namespace fs = std::filesystem;
using base::Code;
using base::fail;
using base::Result;
using Clock = std::chrono::steady_clock;
using index::FileRecord;
using index::State;
using ProgressSink = std::function<void(const Progress&)>;

constexpr std::chrono::milliseconds kReportEvery{100};
constexpr std::chrono::hours kPatience{1};

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// The part of a scan that runs on the calling thread: writes, counts, reports.
class Scan {
 public:
    Scan(const Options& options, const ProgressSink& report, const std::atomic<bool>& stop,
         index::Writer writer, Clock::time_point start)
        : options_(options),
          report_(report),
          stop_(stop),
          writer_(std::move(writer)),
          start_(start) {}

    Result<Summary> run(const fs::path& program, Plan plan);

 private:
    Result<void> write_lines(const std::vector<FileRecord>& lines);
    Result<void> write_outcomes(Queue<Outcome>& queue);
    Result<void> write(const Outcome& outcome);
    Result<void> remove(const std::vector<FileRecord>& files);
    Result<void> commit_when_due();
    Result<void> count_all();
    bool cut_short(const Outcome& outcome) const;
    void count(const FileRecord& file);
    void report(const std::string& path);

    const Options& options_;
    const ProgressSink& report_;
    const std::atomic<bool>& stop_;
    index::Writer writer_;
    Clock::time_point start_;
    Clock::time_point next_commit_ = Clock::now() + options_.commit_every;
    Clock::time_point next_report_ = start_;
    bool pending_ = false;  ///< something waits to be committed
    Progress progress_{};
    Summary summary_{};
};

Result<void> Scan::write_lines(const std::vector<FileRecord>& lines) {
    for (const FileRecord& line : lines) {
        Result<void> put = writer_.put(line, {});
        if (!put) return put;
        count(line);
    }
    return {};
}

Result<void> Scan::write_outcomes(Queue<Outcome>& queue) {
    while (!queue.finished()) {
        const Clock::time_point deadline = pending_ ? next_commit_ : Clock::now() + kPatience;
        const std::optional<Outcome> outcome = queue.pop(deadline);
        if (outcome) {
            Result<void> written = write(*outcome);
            if (!written) return written;
        }
        Result<void> committed = commit_when_due();
        if (!committed) return committed;
    }
    return {};
}

/// What stops a scan may end its workers too: then their files are not to blame.
bool Scan::cut_short(const Outcome& outcome) const {
    return stop_ && outcome.reading.file.code == base::name(Code::WorkerDied);
}

Result<void> Scan::write(const Outcome& outcome) {
    if (outcome.fatal) return fail(*outcome.fatal);
    if (cut_short(outcome)) return {};
    const FileRecord& file = outcome.reading.file;
    Result<void> written;
    switch (outcome.kind) {
        case Outcome::Kind::Same:
            written = writer_.move(file.path, file);
            ++summary_.unchanged;
            break;
        case Outcome::Kind::Moved:
            written = writer_.move(outcome.from, file);
            ++summary_.moved;
            break;
        case Outcome::Kind::Read:
            written = writer_.put(file, outcome.reading.entries);
            count(file);
            break;
    }
    pending_ = true;
    if (written) report(file.path);
    return written;
}

void Scan::count(const FileRecord& file) {
    switch (file.state) {
        case State::Read: ++summary_.read; break;
        case State::Partly: ++summary_.partly; break;
        case State::Unreadable: ++summary_.unreadable; break;
    }
}

void Scan::report(const std::string& path) {
    ++progress_.done;
    progress_.failed = summary_.unreadable;
    progress_.current = path;
    progress_.seconds = seconds_since(start_);
    const bool last = progress_.done == progress_.total;
    if (!report_ || (!last && Clock::now() < next_report_)) return;
    report_(progress_);
    next_report_ = Clock::now() + kReportEvery;
}

Result<void> Scan::commit_when_due() {
    if (!pending_ || Clock::now() < next_commit_) return {};
    Result<void> committed = writer_.commit();
    pending_ = false;
    next_commit_ = Clock::now() + options_.commit_every;
    return committed;
}

Result<void> Scan::remove(const std::vector<FileRecord>& files) {
    for (const FileRecord& file : files) {
        Result<void> removed = writer_.remove(file.path);
        if (!removed) return removed;
        if (!is_folder(file)) ++summary_.removed;
    }
    return {};
}

Result<void> Scan::count_all() {
    const Result<std::vector<FileRecord>> files = writer_.files();
    if (!files) return fail(files.error());
    for (const FileRecord& file : *files) {
        if (file.state == State::Unreadable) ++summary_.unreadable_in_all;
        if (file.state == State::Partly) ++summary_.partly_in_all;
        summary_.passages += static_cast<std::size_t>(file.passages);
    }
    return {};
}

Result<Summary> Scan::run(const fs::path& program, Plan plan) {
    summary_.seen = plan.seen;
    summary_.unchanged = plan.unchanged;
    progress_.total = plan.jobs.size();
    const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    const int wanted = options_.workers > 0 ? options_.workers : cores;
    const int workers = std::min(wanted, std::max(1, static_cast<int>(plan.jobs.size())));

    Vanished vanished(std::move(plan.vanished));
    Result<void> done = write_lines(plan.lines);
    if (done && !plan.jobs.empty()) {
        worker::Pool pool(program, workers, options_.limits);
        Workbench bench(pool, workers, std::move(plan.jobs), vanished, stop_);
        done = write_outcomes(bench.queue());
    }
    summary_.interrupted = stop_ && progress_.done < progress_.total;
    if (done && !summary_.interrupted) done = remove(vanished.rest());
    if (done) done = writer_.commit();
    if (done) done = count_all();
    if (!done) return fail(done.error());
    summary_.seconds = seconds_since(start_);
    return summary_;
}

bool same_folder(const fs::path& a, const fs::path& b) {
    std::error_code error;
    return fs::equivalent(a, b, error) && !error;
}

Result<void> check_archive(const Options& options) {
    std::error_code error;
    const fs::file_status status = fs::status(options.archive, error);
    if (!fs::exists(status)) {
        return fail(Code::NotFound, "there is no archive at " + options.archive.string(),
                    "check the path; is the disk mounted?");
    }
    if (!fs::is_directory(status)) {
        return fail(Code::BadInput, options.archive.string() + " is not a folder",
                    "name the folder that holds the documents");
    }
    if (!same_folder(options.archive, options.workspace)) return {};
    return fail(Code::BadInput, "the workspace cannot be the archive itself",
                "choose another folder as workspace");
}

}  // namespace

Result<Summary> run(const Options& options, const ProgressSink& progress,
                    const std::atomic<bool>& stop) {
    const Clock::time_point start = Clock::now();
    Result<void> checked = check_archive(options);
    if (!checked) return fail(checked.error());
    Result<fs::path> program = options.worker_program;
    if (options.worker_program.empty()) program = worker::find_worker();
    if (!program) return fail(program.error());
    Result<index::Writer> writer = index::Writer::open(options.workspace, options.archive);
    if (!writer) return fail(writer.error());
    const Result<std::vector<FileRecord>> ledger = writer->files();
    if (!ledger) return fail(ledger.error());
    Result<Walk> seen = walk(options.archive, options.workspace);
    if (!seen) return fail(seen.error());
    Result<Plan> plan = make_plan(std::move(*seen), *ledger, options.retry_failed);
    if (!plan) return fail(plan.error());
    return Scan(options, progress, stop, std::move(*writer), start).run(*program, std::move(*plan));
}

}  // namespace probant::scan
