// The main program's side of reading strangers' files: a pool of worker processes.
//
// Road: archive > [worker] > extract > layout > document. Poppler, gumbo and pugixml run in the
// worker only (`probant-worker`); a file that crashes, hangs or eats memory costs one worker, which
// is replaced, and gives a Failure.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>

#include "engine/base/result.hpp"
#include "engine/worker/protocol.hpp"

namespace probant::worker {

/// What one file may cost.
struct Limits {
    std::chrono::milliseconds time{120'000};  ///< wall clock, for the whole file
    std::size_t memory_bytes = std::size_t{2}
                               << 30;  ///< address space of a worker (0: no limit, for sanitizers)
    int files_per_worker = 500;        ///< then it is replaced
};

/// Thread-safe: several threads may call read() at once; each borrows one worker, and at most
/// `workers` run at the same time. The same file has the same end: where a worker fails that has
/// read other files before, the file is tried once more in a new one. Workers have a process group
/// of their own, so Ctrl-C does not reach them, and end when this process ends.
class Pool {
 public:
    /// `program` is the worker's executable. Starts no process yet.
    Pool(std::filesystem::path program, int workers, Limits limits = {});
    ~Pool();  ///< ends all workers
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    /// Reads one file. A file that cannot be read is a Failure inside the Answer, with code
    /// WorkerDied after a crash and LimitReached past a limit. An Error (NotFound: the worker
    /// program is not there; Internal) means that no file can be read at all.
    base::Result<Answer> read(const std::filesystem::path& file);

 private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

/// Where the worker program is: beside this executable, in ../libexec/probant, or $PROBANT_WORKER.
base::Result<std::filesystem::path> find_worker();

}  // namespace probant::worker
