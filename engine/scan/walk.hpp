// The archive as the file system shows it: the first step of a scan, which opens no file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace probant::scan {

struct Found {
    std::string path;           ///< as index::FileRecord::path
    std::filesystem::path raw;  ///< to open it
    std::uint64_t size = 0;
    std::int64_t mtime_ns = 0;
};

/// Something that is there and can be neither listed nor read.
struct Obstacle {
    std::string path;  ///< "." is the archive itself
    base::Code code = base::Code::NotReadable;
    std::string message;
    bool folder = false;  ///< what lies below was not seen, or only in part
};

struct Walk {
    std::vector<Found> files;         ///< sorted by path; no two have the same
    std::vector<Obstacle> obstacles;  ///< sorted by path
};

/// All regular files below `archive`, but
///   hidden ones (the name begins with a dot) and what lies in hidden folders,
///   what lies in `workspace`,
///   devices, sockets and pipes.
/// A symbolic link to a file counts as that file. A link to a folder is never followed: what lies
/// in the archive is found without it, and one that leads out of the archive is an Obstacle, as is
/// a link to nothing or to itself. Fails only where `archive` itself is no folder or cannot be
/// listed.
base::Result<Walk> walk(const std::filesystem::path& archive,
                        const std::filesystem::path& workspace);

/// The file that a FileRecord::path of this archive names.
std::filesystem::path file_of(const std::filesystem::path& archive, std::string_view path);

}  // namespace probant::scan
