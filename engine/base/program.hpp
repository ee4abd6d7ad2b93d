// Where this program stands on the disk, and which version it is.
#pragma once

#include <filesystem>
#include <string_view>

namespace probant::base {

/// The folder of the running executable, links resolved; empty where the system does not tell.
std::filesystem::path program_folder();

/// For example "0.1.0".
std::string_view version();

}  // namespace probant::base
