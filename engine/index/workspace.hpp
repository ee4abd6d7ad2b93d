// The folder that belongs to one archive: `workspace.json` says what it is, `index/` is Xapian's.
#pragma once

#include <filesystem>

#include "engine/base/result.hpp"

namespace probant::index {

inline constexpr int kWorkspaceVersion = 1;

/// Where the Xapian database is.
std::filesystem::path index_folder(const std::filesystem::path& workspace);

/// Makes the folder and its workspace.json, or checks those that are there. Fails with BadInput
/// for a folder that holds other people's files, WrongVersion, Corrupt, NotWritable, DiskFull.
base::Result<void> prepare_workspace(const std::filesystem::path& workspace);

/// Fails with NotFound where there is no workspace, WrongVersion, Corrupt, NotReadable.
base::Result<void> check_workspace(const std::filesystem::path& workspace);

}  // namespace probant::index
