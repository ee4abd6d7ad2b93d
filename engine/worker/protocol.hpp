// What the main program and a reading process say to each other, over a pair of connected sockets.
//
// A frame is a length (4 bytes, little endian, at most kMostFrame) and that many bytes of CBOR.
// The main program sends a Request; the worker answers with one Answer, and waits for the next.
// A worker is not trusted: whatever does not parse as an Answer counts as a crash of the worker.
// It ends with kExitOutOfMemory when its memory is used up.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "engine/base/result.hpp"
#include "engine/document/document.hpp"

namespace probant::worker {

inline constexpr std::size_t kMostFrame = std::size_t{256} << 20;
inline constexpr int kExitOutOfMemory = 66;

struct Request {
    std::string path;  ///< of the file to read, as the file system has it (any bytes)
};

/// The file cannot be read at all: encrypted, malformed, unsupported, limit-reached …
struct Failure {
    base::Code code = base::Code::Malformed;
    std::string message;
};

using Answer = std::variant<document::Document, Failure>;

std::string encode(const Request& request);
std::string encode(const Answer& answer);

/// Fail with Code::Corrupt where the bytes are not such a message. An answer is looked at closely:
/// its texts are well-formed UTF-8 and its pieces lie inside their texts.
base::Result<Request> decode_request(const std::string& bytes);
base::Result<Answer> decode_answer(const std::string& bytes);

using Deadline = std::optional<std::chrono::steady_clock::time_point>;

/// One frame to or from a socket or pipe. Both wait, at most until `deadline`. They fail with
///   NotFound      the other side has closed, between two frames,
///   Corrupt       a frame past kMostFrame, or cut short,
///   LimitReached  the deadline has passed,
///   NotReadable, NotWritable  another error of the system.
/// Writing to a closed socket raises no SIGPIPE.
base::Result<void> write_frame(int fd, const std::string& bytes, Deadline deadline = {});
base::Result<std::string> read_frame(int fd, Deadline deadline = {});

}  // namespace probant::worker
