// probant-worker: reads strangers' files for the main program, one after the other, over the socket
// that is its standard input and output (engine/worker/protocol.hpp).
//
//     probant-worker --dump FILE    prints one document as JSON, for developers

#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <iostream>
#include <new>
#include <nlohmann/json.hpp>
#include <thread>

#include "engine/extract/reader.hpp"
#include "engine/extract/sandbox.hpp"
#include "engine/worker/protocol.hpp"

namespace {

using namespace probant;

worker::Answer answer(const worker::Request& request) {
    try {
        base::Result<document::Document> document = extract::read_file(request.path);
        if (!document) return worker::Failure{document.error().code, document.error().message};
        return std::move(*document);
    } catch (const std::bad_alloc&) {
        std::_Exit(worker::kExitOutOfMemory);
    } catch (const std::exception& problem) {
        return worker::Failure{base::Code::Malformed,
                               std::string("the reader gave up: ") + problem.what()};
    }
}

/// A worker that is busy with a file would not notice that nobody waits for it any more. The
/// kernel's own signal for that (PR_SET_PDEATHSIG) follows the thread that started us, not its
/// process.
void end_with_parent(int fd) {
    std::thread([fd] {
        pollfd parent{fd, 0, 0};
        while (::poll(&parent, 1, -1) < 0 && errno == EINTR) {
        }
        std::_Exit(0);
    }).detach();
}

/// The protocol gets a descriptor of its own: libraries that print must not speak in it.
int take_protocol() {
    const int fd = ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
    const int null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    if (fd < 0 || null < 0) return -1;
    for (const int standard : {STDIN_FILENO, STDOUT_FILENO}) ::dup2(null, standard);
    ::close(null);
    return fd;
}

int serve() {
    const int fd = take_protocol();
    if (fd < 0) return 2;
    end_with_parent(fd);
#ifndef PROBANT_SANITIZED  // the sanitizers write reports and look at their own process
    extract::enter_sandbox();
#endif
    for (;;) {
        const base::Result<std::string> bytes = worker::read_frame(fd);
        if (!bytes) return bytes.error().code == base::Code::NotFound ? 0 : 2;
        const base::Result<worker::Request> request = worker::decode_request(*bytes);
        if (!request) return 2;
        if (!worker::write_frame(fd, worker::encode(answer(*request)))) return 2;
        ::malloc_trim(0);
    }
}

int dump(const char* path) {
    const worker::Answer read = answer({path});
    if (const auto* failure = std::get_if<worker::Failure>(&read)) {
        std::cerr << "probant-worker: " << base::name(failure->code) << ": " << failure->message
                  << '\n';
        return 2;
    }
    const nlohmann::json json = std::get<document::Document>(read);
    std::cout << json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    return std::cout.flush() ? 0 : 2;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc == 3 && std::strcmp(argv[1], "--dump") == 0) return dump(argv[2]);
    if (argc == 1 && ::isatty(STDIN_FILENO) == 0) return serve();
    std::cerr
        << "probant-worker is started by probant. For developers: probant-worker --dump FILE\n";
    return 2;
}
