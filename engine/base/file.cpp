#include "engine/base/file.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>

namespace probant::base {
namespace {

/// A file descriptor that closes itself.
class Descriptor {
 public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return fd_; }

 private:
    int fd_;
};

std::string hex(const std::array<unsigned char, crypto_hash_sha256_BYTES>& digest) {
    std::string out(digest.size() * 2 + 1, '\0');
    sodium_bin2hex(out.data(), out.size(), digest.data(), digest.size());
    out.pop_back();
    return out;
}

Error write_error(int errno_value, const std::filesystem::path& path) {
    Error error = system_error(errno_value, "cannot write " + path.string());
    if (error.code == Code::NotReadable || error.code == Code::NotFound) {
        error.code = Code::NotWritable;
    }
    return error;
}

/// Feeds the file to `sink` in pieces; `sink` returns false to stop.
template <class Sink>
Result<void> read_in_pieces(const std::filesystem::path& path, Sink sink) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
    if (file.get() < 0) return fail(system_error(errno, "cannot open " + path.string()));
    struct stat about {};
    if (::fstat(file.get(), &about) == 0 && !S_ISREG(about.st_mode)) {
        return fail(Code::NotReadable, "not a regular file: " + path.string());
    }
    std::string buffer(std::size_t{1} << 18, '\0');
    for (;;) {
        const ssize_t n = ::read(file.get(), buffer.data(), buffer.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return fail(system_error(errno, "cannot read " + path.string()));
        if (n == 0) return {};
        if (!sink(std::string_view(buffer).substr(0, static_cast<std::size_t>(n)))) return {};
    }
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::size_t most) {
    std::string bytes;
    bool too_long = false;
    const Result<void> done = read_in_pieces(path, [&](std::string_view piece) {
        too_long = piece.size() > most - bytes.size();
        if (!too_long) bytes.append(piece);
        return !too_long;
    });
    if (!done) return fail(done.error());
    if (too_long) {
        return fail(Code::LimitReached,
                    path.string() + " has more than " + std::to_string(most) + " bytes");
    }
    return bytes;
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
    std::string temporary = path.string() + ".XXXXXX";
    const Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
    if (file.get() < 0) return fail(write_error(errno, path));
    const auto give_up = [&](int errno_value) {
        ::unlink(temporary.c_str());
        return fail(write_error(errno_value, path));
    };
    std::string_view rest = bytes;
    while (!rest.empty()) {
        const ssize_t n = ::write(file.get(), rest.data(), rest.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return give_up(errno);
        rest.remove_prefix(static_cast<std::size_t>(n));
    }
    const mode_t mask = ::umask(0);
    ::umask(mask);
    if (::fchmod(file.get(), 0666 & ~mask) != 0) return give_up(errno);
    if (::fsync(file.get()) != 0) return give_up(errno);
    if (::rename(temporary.c_str(), path.c_str()) != 0) return give_up(errno);
    return {};
}

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                       bytes.size());
    return hex(digest);
}

Result<std::string> sha256_file(const std::filesystem::path& path) {
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    const Result<void> done = read_in_pieces(path, [&](std::string_view piece) {
        crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(piece.data()),
                                  piece.size());
        return true;
    });
    if (!done) return fail(done.error());
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256_final(&state, digest.data());
    return hex(digest);
}

}  // namespace probant::base
