// Failures that a caller can act on: the second of the three kinds (see engine/README.md,
// "Failures").
//
// A bad input is not an Error: it is a line in the ledger. A bug is not an Error either: it ends in
// `bug()` below. An Error is a situation: no such folder, no permission, a broken lexicon.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace probant::base {

/// What kind of situation it is. Stable names: scripts may read them in `--format json`.
enum class Code {
    NotFound,      ///< no such file, folder, passage
    NotReadable,   ///< there, but no permission or an input/output error
    NotWritable,   ///< no permission, read-only file system
    DiskFull,      ///< no space or quota left
    Locked,        ///< another process is writing
    WrongVersion,  ///< made by another version of Probant
    Corrupt,       ///< our own file is damaged
    BadInput,      ///< options, lexicon, benchmark, model: see `faults`
    Encrypted,     ///< a password is needed
    Unsupported,   ///< a kind of file that we do not read
    Malformed,     ///< a document that is not what it claims to be
    LimitReached,  ///< time, memory, size
    WorkerDied,    ///< the reading process crashed
    Interrupted,   ///< SIGINT or SIGTERM
    Internal,      ///< a bug that could be caught
};

/// The code as text, e.g. "not-found".
std::string_view name(Code code);

/// The code with this name; Code::Internal where there is none (an unknown name is a bug of ours).
Code code_named(std::string_view name);

/// One thing wrong in something that a person wrote.
struct Fault {
    std::string file;  ///< path as the person knows it; empty for an option
    int line = 0;      ///< from 1; 0 where there is no line
    std::string message;

    bool operator==(const Fault&) const = default;
};

struct Error {
    Code code = Code::Internal;
    std::string message;          ///< what happened, one sentence without a full stop
    std::string hint;             ///< what to do next; may be empty
    std::vector<Fault> faults{};  ///< all of them at once, for Code::BadInput
};

/// The error as a person reads it: message, hint and every fault as `file:line: message`.
std::string to_text(const Error& error);

template <class T>
using Result = tl::expected<T, Error>;

/// `return fail(Code::NotFound, "no such folder: x", "check the path");`
inline tl::unexpected<Error> fail(Code code, std::string message, std::string hint = {}) {
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(hint), {}});
}

inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

/// The error of errno after a failed system call: ENOENT, EACCES, ENOSPC … become the right Code.
Error system_error(int errno_value, const std::string& what);

/// Ends the program and asks for a report. For what can never happen.
[[noreturn]] void bug(std::string_view what, const char* file, int line);
#define PROBANT_BUG(what) ::probant::base::bug((what), __FILE__, __LINE__)

}  // namespace probant::base
