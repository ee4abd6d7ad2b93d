#include "engine/base/program.hpp"

#include <cstdlib>
#include <ctime>
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

std::string today() {
    std::time_t seconds = std::time(nullptr);
    std::tm day{};
    const char* fixed = std::getenv("SOURCE_DATE_EPOCH");
    if (fixed != nullptr) {
        seconds = static_cast<std::time_t>(std::strtoll(fixed, nullptr, 10));
        gmtime_r(&seconds, &day);
    } else {
        localtime_r(&seconds, &day);
    }
    std::string text(16, '\0');
    text.resize(std::strftime(text.data(), text.size(), "%Y-%m-%d", &day));
    return text;
}

}  // namespace probant::base
