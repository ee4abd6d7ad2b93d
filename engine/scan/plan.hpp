// What is to be done: the archive as it is now against the ledger as it was written.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/index/index.hpp"
#include "engine/scan/walk.hpp"

namespace probant::scan {

/// The ledger's files that are no longer where they were: gone, or moved. Thread-safe.
class Vanished {
 public:
    explicit Vanished(std::vector<index::FileRecord> records);

    /// The file that had this content and an ending like that of `path`; each is given once.
    std::optional<index::FileRecord> claim(const std::string& hash, const std::string& path);

    /// Those that nobody claimed, sorted by path.
    std::vector<index::FileRecord> rest() const;

 private:
    mutable std::mutex mutex_;
    std::map<std::string, index::FileRecord> by_path_;
    std::multimap<std::string, std::string> paths_by_hash_;
};

/// A file that has to be opened.
struct Job {
    Found file;
    std::optional<index::FileRecord>
        known{};  ///< its line, where the same content need not be read
};

struct Plan {
    std::vector<Job> jobs;                 ///< sorted by path
    std::vector<index::FileRecord> lines;  ///< to put into the ledger as they are
    std::size_t seen = 0;
    std::size_t unchanged = 0;
    std::vector<index::FileRecord> vanished;
};

/// `ledger` is sorted by path. Fails with NotFound where the whole archive has vanished.
base::Result<Plan> make_plan(Walk walk, const std::vector<index::FileRecord>& ledger,
                             bool retry_failed);

/// Whether a line of the ledger stands for a folder that could not be listed.
bool is_folder(const index::FileRecord& record);

}  // namespace probant::scan
