// The part of a scan that runs on many threads: hashing, reading, finding the words.
#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/index/index.hpp"
#include "engine/scan/plan.hpp"
#include "engine/scan/queue.hpp"
#include "engine/scan/reading.hpp"
#include "engine/worker/pool.hpp"

namespace probant::scan {

/// What came out of one job.
struct Outcome {
    enum class Kind {
        Same,   ///< the content is the known one, only size or time changed
        Moved,  ///< the content is that of `from`
        Read,   ///< read, or found unreadable
    };
    Kind kind = Kind::Read;
    Reading reading{};
    std::string from{};
    std::optional<base::Error> fatal{};  ///< no file can be read at all
};

/// Works through the jobs of a plan with its own threads until there are no more or `stop` is true;
/// a job that was begun is finished. The outcomes come through queue(), in no certain order.
class Workbench {
 public:
    Workbench(worker::Pool& pool, int workers, std::vector<Job> jobs, Vanished& vanished,
              const std::atomic<bool>& stop);
    ~Workbench();  ///< waits for the jobs that were begun and drops what nobody took
    Workbench(const Workbench&) = delete;
    Workbench& operator=(const Workbench&) = delete;

    Queue<Outcome>& queue() { return queue_; }

 private:
    void work();
    Outcome outcome(const Job& job);
    Outcome compare_and_read(const Job& job, index::FileRecord file);

    worker::Pool& pool_;
    std::vector<Job> jobs_;
    Vanished& vanished_;
    const std::atomic<bool>& stop_;
    Queue<Outcome> queue_;
    std::atomic<std::size_t> next_{0};
    std::vector<std::thread> threads_;
};

}  // namespace probant::scan
