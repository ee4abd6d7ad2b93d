#include "engine/worker/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

namespace probant::worker {
namespace {

using base::Code;
using base::fail;
using base::Result;

/// posix_spawn's two option objects, which need to be destroyed.
struct SpawnOptions {
    posix_spawn_file_actions_t files{};
    posix_spawnattr_t attributes{};

    explicit SpawnOptions(int socket) {
        posix_spawn_file_actions_init(&files);
        posix_spawn_file_actions_adddup2(&files, socket, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&files, socket, STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_init(&attributes);
        posix_spawnattr_setpgroup(&attributes, 0);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setsigdefault(&attributes, &all);
        posix_spawnattr_setflags(
            &attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~SpawnOptions() {
        posix_spawnattr_destroy(&attributes);
        posix_spawn_file_actions_destroy(&files);
    }
    SpawnOptions(const SpawnOptions&) = delete;
    SpawnOptions& operator=(const SpawnOptions&) = delete;
};

bool limit(pid_t id, __rlimit_resource resource, rlim_t value) {
    const rlimit both{value, value};
    return ::prlimit(id, resource, &both, nullptr) == 0;
}

bool set_limits(pid_t id, const Limits& limits) {
    // Wall clock time is what counts for a file. This is for a worker whose parent has been
    // stopped.
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(limits.time).count();
    const auto processor =
        static_cast<rlim_t>(seconds) * static_cast<rlim_t>(limits.files_per_worker);
    constexpr rlim_t kOpenFiles = 64;
#ifdef PROBANT_SANITIZED
    const bool memory = true;  // the shadow of the sanitizers takes terabytes of addresses
#else
    const bool memory = limits.memory_bytes == 0 || limit(id, RLIMIT_AS, limits.memory_bytes);
#endif
    return memory && limit(id, RLIMIT_CPU, processor) && limit(id, RLIMIT_CORE, 0) &&
           limit(id, RLIMIT_FSIZE, 0) && limit(id, RLIMIT_NOFILE, kOpenFiles);
}

/// Milliseconds; the process may be in the middle of dying.
bool ends_within(pid_t id, int patience) {
    const int handle = static_cast<int>(::syscall(SYS_pidfd_open, id, 0));
    if (handle < 0) return false;
    pollfd one{handle, POLLIN, 0};
    const int ready = ::poll(&one, 1, patience);
    ::close(handle);
    return ready > 0;
}

Ending describe(int status) {
    if (WIFSIGNALED(status)) {
        const int number = WTERMSIG(status);
        return {-1, number == SIGXCPU,
                "signal " + std::to_string(number) + " (" + ::strsignal(number) + ")"};
    }
    const int code = WEXITSTATUS(status);
    return {code, false, "exit code " + std::to_string(code)};
}

}  // namespace

Result<std::unique_ptr<Process>> Process::start(const std::filesystem::path& program,
                                                const Limits& limits) {
    std::array<int, 2> sockets{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0) {
        return fail(Code::Internal, base::system_error(errno, "cannot make a socket").message);
    }
    const SpawnOptions options(sockets[1]);
    std::string name = program.string();
    std::array<char*, 2> arguments{name.data(), nullptr};
    pid_t id = 0;
    const int problem = ::posix_spawn(&id, name.c_str(), &options.files, &options.attributes,
                                      arguments.data(), environ);
    ::close(sockets[1]);
    if (problem != 0) {
        ::close(sockets[0]);
        return fail(problem == ENOENT || problem == EACCES ? Code::NotFound : Code::Internal,
                    base::system_error(problem, "cannot start the worker program " + name).message,
                    "reinstall Probant, or set PROBANT_WORKER to the path of probant-worker");
    }
    std::unique_ptr<Process> process(new Process(id, sockets[0]));
    if (!set_limits(id, limits)) {
        return fail(Code::Internal,
                    base::system_error(errno, "cannot limit a worker process").message);
    }
    return process;
}

Process::~Process() {
    kill();
}

void Process::kill() {
    if (id_ > 0) {
        ::kill(id_, SIGKILL);
        while (::waitpid(id_, nullptr, 0) < 0 && errno == EINTR) {
        }
        id_ = -1;
    }
    if (socket_ >= 0) ::close(std::exchange(socket_, -1));
}

Ending Process::end() {
    constexpr int kPatience = 500;
    if (!ends_within(id_, kPatience)) ::kill(id_, SIGKILL);
    int status = 0;
    while (::waitpid(id_, &status, 0) < 0) {
        if (errno != EINTR) break;
    }
    id_ = -1;
    kill();
    return describe(status);
}

}  // namespace probant::worker
