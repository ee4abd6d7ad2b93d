// One worker process: started, limited, ended.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <string>

#include "engine/base/result.hpp"
#include "engine/worker/pool.hpp"

namespace probant::worker {

/// How a process ended.
struct Ending {
    int exit_code = -1;      ///< -1 after a signal
    bool cpu_limit = false;  ///< the kernel ended it at its limit of processor time
    std::string text;        ///< for people: "signal 11 (Segmentation fault)"
};

/// Not thread-safe.
class Process {
 public:
    /// Starts `program` in a process group of its own (Ctrl-C in a terminal does not reach it), its
    /// standard input and output a socket, its standard error nowhere, and sets its limits before
    /// it is given any file. Fails with NotFound (no such program) or Internal.
    static base::Result<std::unique_ptr<Process>> start(const std::filesystem::path& program,
                                                        const Limits& limits);
    ~Process();  ///< kills it
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    int socket() const { return socket_; }
    int files() const { return files_; }
    void count_file() { ++files_; }

    /// Ends it at once.
    void kill();
    /// After the worker has closed its side: waits for its end, briefly, and kills it after that.
    Ending end();

 private:
    Process(pid_t id, int socket) : id_(id), socket_(socket) {}

    pid_t id_;
    int socket_;
    int files_ = 0;
};

}  // namespace probant::worker
