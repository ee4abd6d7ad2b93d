// Archive in, index out: walks the folder, finds what is new, changed, moved or gone, has it read
// by the workers, and writes index and ledger.
//
// Road: [scan] drives archive > worker > extract > layout > document > passages > text > index.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>

#include "engine/base/result.hpp"
#include "engine/index/index.hpp"
#include "engine/worker/pool.hpp"

namespace probant::scan {

/// Raised when readers, layout, passages or words come out otherwise than before: files that were
/// read with another version are read again although they did not change.
inline constexpr int kReaderVersion = 1;

struct Options {
    std::filesystem::path archive;
    std::filesystem::path workspace;
    int workers = 0;  ///< 0: as many as there are cores
    worker::Limits limits{};
    std::filesystem::path worker_program{};  ///< empty: worker::find_worker()
    bool retry_failed = false;  ///< read again what was unreadable although it did not change
    std::chrono::seconds commit_every{30};
};

/// What the scan is doing, for a progress line. Called on the scanning thread only, at most ten
/// times a second, and once more after the last file.
struct Progress {
    std::size_t done = 0, total = 0;  ///< of the files that had to be opened
    std::size_t failed = 0;
    std::string current;  ///< FileRecord::path of the one done last
    double seconds = 0;
};

struct Summary {
    std::size_t seen = 0;                              ///< files in the archive
    std::size_t unchanged = 0;                         ///< not read again
    std::size_t read = 0, partly = 0, unreadable = 0;  ///< of those looked at in this scan
    std::size_t moved = 0, removed = 0;
    std::size_t unreadable_in_all = 0;  ///< in the whole ledger after this scan
    std::size_t partly_in_all = 0;
    std::size_t passages = 0;  ///< in the whole index
    bool interrupted = false;  ///< `stop` became true: what was done is kept, nothing was removed
    double seconds = 0;
};

/// Scans. Files whose size and time did not change are not opened; a file with the content of one
/// that vanished is moved. Files that could not be read are not tried again before they change,
/// except where their bytes could not even be had. Which files are seen: engine/scan/walk.hpp.
/// Files below a folder that cannot be listed any more are kept as they were; the folder gets a
/// line in the ledger, with format "folder". Fails with NotFound (no archive, or an empty one where
/// files were before: a disk not mounted?), BadInput (another archive's workspace), Locked,
/// NotWritable, DiskFull, WrongVersion, Corrupt; what was committed stays.
base::Result<Summary> run(const Options& options,
                          const std::function<void(const Progress&)>& progress,
                          const std::atomic<bool>& stop);

}  // namespace probant::scan
