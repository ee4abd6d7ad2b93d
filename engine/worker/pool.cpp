#include "engine/worker/pool.hpp"

#include <algorithm>
#include <condition_variable>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "engine/worker/process.hpp"

namespace probant::worker {
namespace {

using base::Code;
using base::fail;
using base::Result;

std::string seconds(std::chrono::milliseconds time) {
    const auto whole = std::chrono::duration_cast<std::chrono::seconds>(time);
    if (whole == time) return std::to_string(whole.count()) + " s";
    return std::to_string(time.count()) + " ms";
}

}  // namespace

class Pool::Impl {
 public:
    Impl(std::filesystem::path program, int workers, Limits limits)
        : program_(std::move(program)), limits_(limits), free_(std::max(workers, 1)) {}

    Result<Answer> read(const std::filesystem::path& file) {
        const Slot slot(*this);
        const Request request{file.string()};
        std::unique_ptr<Process> process = take_idle();
        if (process != nullptr) {
            // What an earlier file left in a worker must not be this file's fault, so a used worker
            // that fails gets a second try with a new one.
            Outcome outcome = ask(*process, request);
            if (outcome.final) return finish(std::move(process), std::move(outcome));
        }
        Result<std::unique_ptr<Process>> fresh = Process::start(program_, limits_);
        if (!fresh) return fail(fresh.error());
        Outcome outcome = ask(**fresh, request);
        return finish(std::move(*fresh), std::move(outcome));
    }

 private:
    struct Outcome {
        Answer answer;
        bool alive = false;  ///< the worker can take another file
        bool final = true;   ///< would be the same in a new worker
    };

    /// The right to run one process.
    class Slot {
     public:
        explicit Slot(Impl& pool) : pool_(pool) {
            std::unique_lock lock(pool_.mutex_);
            pool_.freed_.wait(lock, [&] { return pool_.free_ > 0; });
            --pool_.free_;
        }
        ~Slot() {
            const std::lock_guard lock(pool_.mutex_);
            ++pool_.free_;
            pool_.freed_.notify_one();
        }
        Slot(const Slot&) = delete;
        Slot& operator=(const Slot&) = delete;

     private:
        Impl& pool_;
    };

    std::unique_ptr<Process> take_idle() {
        const std::lock_guard lock(mutex_);
        if (idle_.empty()) return nullptr;
        std::unique_ptr<Process> process = std::move(idle_.back());
        idle_.pop_back();
        return process;
    }

    Outcome ask(Process& process, const Request& request) const {
        const bool is_new = process.files() == 0;
        const auto deadline = std::chrono::steady_clock::now() + limits_.time;
        Result<void> sent = write_frame(process.socket(), encode(request), deadline);
        Result<std::string> bytes =
            sent ? read_frame(process.socket(), deadline) : fail(sent.error());
        if (bytes) {
            if (Result<Answer> answer = decode_answer(*bytes))
                return {std::move(*answer), true, true};
            process.kill();
            return {Failure{Code::WorkerDied, "the reading process gave no sensible answer"}, false,
                    is_new};
        }
        if (bytes.error().code == Code::LimitReached) {
            process.kill();
            return {
                Failure{Code::LimitReached, "reading took longer than " + seconds(limits_.time)}};
        }
        return {why_it_died(process.end()), false, is_new};
    }

    Failure why_it_died(const Ending& ending) const {
        if (ending.exit_code == kExitOutOfMemory) {
            return {Code::LimitReached, "reading needs more than " +
                                            std::to_string(limits_.memory_bytes >> 20U) +
                                            " MB of memory"};
        }
        if (ending.cpu_limit) return {Code::LimitReached, "reading took too much processor time"};
        return {Code::WorkerDied, "the reading process crashed: " + ending.text};
    }

    Answer finish(std::unique_ptr<Process> process, Outcome outcome) {
        process->count_file();
        if (outcome.alive && process->files() < limits_.files_per_worker) {
            const std::lock_guard lock(mutex_);
            idle_.push_back(std::move(process));
        }
        return std::move(outcome.answer);
    }

    const std::filesystem::path program_;
    const Limits limits_;
    std::mutex mutex_;
    std::condition_variable freed_;
    int free_;
    std::vector<std::unique_ptr<Process>> idle_{};
};

Pool::Pool(std::filesystem::path program, int workers, Limits limits)
    : impl_(std::make_unique<Impl>(std::move(program), workers, limits)) {}

Pool::~Pool() = default;

Result<Answer> Pool::read(const std::filesystem::path& file) {
    return impl_->read(file);
}

Result<std::filesystem::path> find_worker() {
    constexpr const char* kName = "probant-worker";
    std::vector<std::filesystem::path> places;
    if (const char* set = std::getenv("PROBANT_WORKER"); set != nullptr && *set != '\0') {
        places.emplace_back(set);
    } else {
        std::error_code error;
        const auto folder = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
        places = {folder / kName, folder.parent_path() / "libexec" / "probant" / kName};
    }
    for (const std::filesystem::path& place : places) {
        std::error_code error;
        if (std::filesystem::is_regular_file(place, error)) return place;
    }
    return fail(Code::NotFound, "the worker program is not at " + places.front().string(),
                "reinstall Probant, or set PROBANT_WORKER to the path of probant-worker");
}

}  // namespace probant::worker
