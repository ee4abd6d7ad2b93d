#include "engine/worker/protocol.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <nlohmann/json.hpp>
#include <utility>

#include "engine/base/utf8.hpp"

namespace probant::worker {
namespace {

using base::Code;
using base::fail;
using base::Result;
using nlohmann::json;

// ---- frames

constexpr std::size_t kHead = 4;

/// Waits until something can be read or written, or the other side has closed.
Result<void> wait_for(int fd, short events, const Deadline& deadline) {
    for (;;) {
        int wait = -1;
        if (deadline) {
            const auto left = *deadline - std::chrono::steady_clock::now();
            const auto ms = std::chrono::ceil<std::chrono::milliseconds>(left).count();
            if (ms <= 0) return fail(Code::LimitReached, "the worker took too long");
            wait = static_cast<int>(std::min<long long>(ms, 60'000));
        }
        pollfd one{fd, events, 0};
        const int ready = ::poll(&one, 1, wait);
        if (ready > 0) return {};
        if (ready < 0 && errno != EINTR)
            return fail(base::system_error(errno, "cannot wait for a worker"));
    }
}

ssize_t write_some(int fd, const char* data, std::size_t size) {
    const ssize_t n = ::send(fd, data, size, MSG_NOSIGNAL);
    return n < 0 && errno == ENOTSOCK ? ::write(fd, data, size) : n;
}

Result<void> write_all(int fd, const char* data, std::size_t size, const Deadline& deadline) {
    // So little that a descriptor which is ready takes it without blocking.
    constexpr std::size_t kStep = 4096;
    while (size > 0) {
        if (deadline) {
            if (Result<void> ready = wait_for(fd, POLLOUT, deadline); !ready) return ready;
        }
        const ssize_t n = write_some(fd, data, deadline ? std::min(size, kStep) : size);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0 && errno == EPIPE) return fail(Code::NotFound, "the other side has closed");
        if (n < 0)
            return fail(Code::NotWritable,
                        base::system_error(errno, "cannot write a frame").message);
        data += n;
        size -= static_cast<std::size_t>(n);
    }
    return {};
}

/// Fewer than `size` bytes only at the end of the stream.
Result<std::size_t> read_all(int fd, char* data, std::size_t size, const Deadline& deadline) {
    std::size_t done = 0;
    while (done < size) {
        if (Result<void> ready = wait_for(fd, POLLIN, deadline); !ready) return fail(ready.error());
        const ssize_t n = ::read(fd, data + done, size - done);
        if (n < 0 && errno == EINTR) continue;
        // Whoever dies with a message unread resets the connection.
        if (n == 0 || (n < 0 && errno == ECONNRESET)) break;
        if (n < 0) return fail(base::system_error(errno, "cannot read a frame"));
        done += static_cast<std::size_t>(n);
    }
    return done;
}

// ---- messages

/// Looks through CBOR before it is built: nesting that would overflow the stack of the parser's
/// caller, and text that is not UTF-8, are refused.
class Screen : public nlohmann::json_sax<json> {
 public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t& text) override { return base::is_well_formed(text); }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return ++depth_ <= kDeepest; }
    bool key(string_t& text) override { return base::is_well_formed(text); }
    bool end_object() override { return depth_-- > 0; }
    bool start_array(std::size_t) override { return ++depth_ <= kDeepest; }
    bool end_array() override { return depth_-- > 0; }
    bool parse_error(std::size_t, const std::string&, const json::exception&) override {
        return false;
    }

 private:
    static constexpr int kDeepest = 16;
    int depth_ = 0;
};

Result<json> parse(const std::string& bytes) {
    Screen screen;
    if (!json::sax_parse(bytes, &screen, json::input_format_t::cbor)) {
        return fail(Code::Corrupt, "not a message of the worker protocol");
    }
    return json::from_cbor(bytes);
}

std::string to_bytes(const json& message) {
    const std::vector<std::uint8_t> cbor = json::to_cbor(message);
    return {cbor.begin(), cbor.end()};
}

bool lies_inside(const document::Block& block) {
    return std::all_of(block.pieces.begin(), block.pieces.end(), [&](const document::Piece& piece) {
        return piece.begin <= piece.end && piece.end <= block.text.size();
    });
}

bool is_plausible(const document::Document& document) {
    return document.pages >= 0 &&
           std::all_of(document.blocks.begin(), document.blocks.end(), lies_inside);
}

}  // namespace

std::string encode(const Request& request) {
    // A path is bytes, not text.
    return to_bytes({{"path", json::binary({request.path.begin(), request.path.end()})}});
}

std::string encode(const Answer& answer) {
    if (const auto* failure = std::get_if<Failure>(&answer)) {
        return to_bytes({{"failure", base::name(failure->code)},
                         {"message", base::well_formed(failure->message)}});
    }
    return to_bytes({{"document", std::get<document::Document>(answer)}});
}

Result<Request> decode_request(const std::string& bytes) {
    const Result<json> message = parse(bytes);
    if (!message) return fail(message.error());
    if (!message->is_object() || !message->contains("path") || !message->at("path").is_binary()) {
        return fail(Code::Corrupt, "not a request");
    }
    const json::binary_t& path = message->at("path").get_binary();
    return Request{{path.begin(), path.end()}};
}

Result<Answer> decode_answer(const std::string& bytes) {
    const Result<json> message = parse(bytes);
    if (!message) return fail(message.error());
    try {
        if (message->contains("failure")) {
            return Failure{base::code_named(message->at("failure").get<std::string>()),
                           message->at("message").get<std::string>()};
        }
        auto document = message->at("document").get<document::Document>();
        if (is_plausible(document)) return document;
    } catch (const json::exception&) {
        // falls through: the same answer as for a document that cannot be
    }
    return fail(Code::Corrupt, "not an answer");
}

Result<void> write_frame(int fd, const std::string& bytes, Deadline deadline) {
    if (bytes.size() > kMostFrame)
        return fail(Code::Corrupt, "a message is longer than a frame may be");
    std::array<char, kHead> head{};
    for (std::size_t i = 0; i < kHead; ++i)
        head[i] = static_cast<char>(bytes.size() >> (8 * i) & 0xFFU);
    if (Result<void> done = write_all(fd, head.data(), kHead, deadline); !done) return done;
    return write_all(fd, bytes.data(), bytes.size(), deadline);
}

Result<std::string> read_frame(int fd, Deadline deadline) {
    std::array<char, kHead> head{};
    const Result<std::size_t> got = read_all(fd, head.data(), kHead, deadline);
    if (!got) return fail(got.error());
    if (*got == 0) return fail(Code::NotFound, "the other side has closed");
    std::size_t size = 0;
    for (std::size_t i = 0; i < kHead; ++i) {
        size |= static_cast<std::size_t>(static_cast<unsigned char>(head[i])) << (8 * i);
    }
    if (*got < kHead || size > kMostFrame) return fail(Code::Corrupt, "not a frame");
    std::string bytes;
    constexpr std::size_t kStep = std::size_t{1}
                                  << 20;  // trust the length only as far as data comes
    while (bytes.size() < size) {
        const std::size_t before = bytes.size();
        bytes.resize(std::min(size, before + kStep));
        const Result<std::size_t> part =
            read_all(fd, bytes.data() + before, bytes.size() - before, deadline);
        if (!part) return fail(part.error());
        if (before + *part < bytes.size()) return fail(Code::Corrupt, "a frame was cut short");
    }
    return bytes;
}

}  // namespace probant::worker
