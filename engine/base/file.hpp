// Files of our own: read whole, written so that a reader sees the old or the new one, never half.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"

namespace probant::base {

/// The whole file as bytes. Fails with NotFound, NotReadable, or LimitReached past `most` bytes.
Result<std::string> read_file(const std::filesystem::path& path,
                              std::size_t most = std::size_t{1} << 30);

/// Writes to a temporary file beside `path`, syncs it and renames it over `path`.
/// On failure `path` is as it was. Fails with NotWritable or DiskFull.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

/// SHA-256 as 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

/// SHA-256 of a file, read in pieces. Fails as read_file does.
Result<std::string> sha256_file(const std::filesystem::path& path);

}  // namespace probant::base
