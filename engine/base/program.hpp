// Where this program stands on the disk, which version it is, and on which day it runs.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace probant::base {

/// The folder of the running executable, links resolved; empty where the system does not tell.
std::filesystem::path program_folder();

/// For example "0.1.0".
std::string_view version();

/// The local date, ISO 8601; the day of SOURCE_DATE_EPOCH (UTC) where that is set, so that the same
/// input can give the same file.
std::string today();

}  // namespace probant::base
