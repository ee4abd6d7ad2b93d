#include "engine/scan/workbench.hpp"

#include <exception>
#include <utility>

#include "engine/base/file.hpp"
#include "engine/scan/scan.hpp"

namespace probant::scan {
namespace {

using base::Code;
using base::Result;
using index::FileRecord;

FileRecord begun(const Found& found) {
    FileRecord file;
    file.path = found.path;
    file.size = found.size;
    file.mtime_ns = found.mtime_ns;
    file.reader = kReaderVersion;
    return file;
}

/// What is known about the content, under this file's name and time.
Reading renamed(FileRecord known, const FileRecord& file) {
    known.path = file.path;
    known.size = file.size;
    known.mtime_ns = file.mtime_ns;
    return {std::move(known)};
}

Outcome could_not_open(FileRecord file, const base::Error& error) {
    const bool gone = error.code == Code::NotFound;
    return {Outcome::Kind::Read,
            unreadable(std::move(file), error.code,
                       gone ? "vanished while the archive was scanned" : error.message)};
}

}  // namespace

Workbench::Workbench(worker::Pool& pool, int workers, std::vector<Job> jobs, Vanished& vanished,
                     const std::atomic<bool>& stop)
    : pool_(pool),
      jobs_(std::move(jobs)),
      vanished_(vanished),
      stop_(stop),
      queue_(static_cast<std::size_t>(workers) * 2, workers) {
    for (int i = 0; i < workers; ++i) threads_.emplace_back([this] { work(); });
}

Workbench::~Workbench() {
    queue_.close();
    for (std::thread& thread : threads_) thread.join();
}

void Workbench::work() {
    while (!stop_) {
        const std::size_t at = next_++;
        if (at >= jobs_.size() || !queue_.push(outcome(jobs_[at]))) break;
    }
    queue_.producer_done();
}

Outcome Workbench::outcome(const Job& job) {
    FileRecord file = begun(job.file);
    try {
        const Result<std::string> hash = base::sha256_file(job.file.raw);
        if (!hash) return could_not_open(std::move(file), hash.error());
        file.hash = *hash;
        return compare_and_read(job, file);
    } catch (const std::exception& error) {
        return {Outcome::Kind::Read, unreadable(std::move(file), Code::Internal, error.what())};
    }
}

Outcome Workbench::compare_and_read(const Job& job, FileRecord file) {
    if (job.known && job.known->hash == file.hash) {
        return {Outcome::Kind::Same, renamed(*job.known, file)};
    }
    if (std::optional<FileRecord> moved = vanished_.claim(file.hash, file.path)) {
        std::string from = moved->path;
        return {Outcome::Kind::Moved, renamed(std::move(*moved), file), std::move(from)};
    }
    const Result<worker::Answer> answer = pool_.read(job.file.raw);
    if (!answer) return {Outcome::Kind::Read, {}, {}, answer.error()};
    return {Outcome::Kind::Read, make_reading(std::move(file), *answer)};
}

}  // namespace probant::scan
