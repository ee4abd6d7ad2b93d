#include "engine/base/program.hpp"

#include <system_error>

namespace probant::base {

std::filesystem::path program_folder() {
    std::error_code failed;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
    return failed ? std::filesystem::path{} : program.parent_path();
}

std::string_view version() {
    return PROBANT_VERSION;
}

}  // namespace probant::base
