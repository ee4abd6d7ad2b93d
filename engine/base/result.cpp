#include "engine/base/result.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace probant::base {
namespace {

struct Named {
    Code code;
    std::string_view name;
};

constexpr std::array kNames{
    Named{Code::NotFound, "not-found"},
    Named{Code::NotReadable, "not-readable"},
    Named{Code::NotWritable, "not-writable"},
    Named{Code::DiskFull, "disk-full"},
    Named{Code::Locked, "locked"},
    Named{Code::WrongVersion, "wrong-version"},
    Named{Code::Corrupt, "corrupt"},
    Named{Code::BadInput, "bad-input"},
    Named{Code::Encrypted, "encrypted"},
    Named{Code::Unsupported, "unsupported"},
    Named{Code::Malformed, "malformed"},
    Named{Code::LimitReached, "limit-reached"},
    Named{Code::WorkerDied, "worker-died"},
    Named{Code::Interrupted, "interrupted"},
    Named{Code::Internal, "internal"},
};

}  // namespace

std::string_view name(Code code) {
    for (const Named& named : kNames) {
        if (named.code == code) return named.name;
    }
    PROBANT_BUG("an error code without a name");
}

Code code_named(std::string_view name) {
    for (const Named& named : kNames) {
        if (named.name == name) return named.code;
    }
    return Code::Internal;
}

std::string to_text(const Error& error) {
    std::string text = error.message;
    for (const Fault& fault : error.faults) {
        text += "\n  ";
        if (!fault.file.empty()) {
            text += fault.file;
            if (fault.line > 0) text += ":" + std::to_string(fault.line);
            text += ": ";
        }
        text += fault.message;
    }
    if (!error.hint.empty()) text += "\nhint: " + error.hint;
    return text;
}

Error system_error(int errno_value, const std::string& what) {
    Error error{Code::NotReadable, what + ": " + std::strerror(errno_value), "", {}};
    switch (errno_value) {
        case ENOENT:
        case ENOTDIR:
            error.code = Code::NotFound;
            error.hint = "check the path";
            break;
        case EACCES:
        case EPERM:
            error.code = Code::NotReadable;
            error.hint = "check the permissions";
            break;
        case EROFS:
            error.code = Code::NotWritable;
            error.hint = "choose a workspace on a disk that can be written";
            break;
        case ENOSPC:
        case EDQUOT:
            error.code = Code::DiskFull;
            error.hint = "free some space and run the same command again: nothing is lost";
            break;
        default: break;
    }
    return error;
}

void bug(std::string_view what, const char* file, int line) {
    std::fprintf(stderr, "probant: this is a bug in Probant, please report it: %.*s (%s:%d)\n",
                 static_cast<int>(what.size()), what.data(), file, line);
    std::abort();
}

}  // namespace probant::base
