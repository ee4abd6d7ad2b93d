// Xapian's exceptions become Errors here, all of them: nothing of Xapian leaves this folder.
#pragma once

#include <filesystem>
#include <type_traits>
#include <utility>

#include "engine/base/result.hpp"

namespace probant::index {

enum class Access { Read, Write };

/// The exception that is being handled as an Error about the index in `folder`. To be called inside
/// a catch block; what is not Xapian's, the JSON library's or a lack of memory is thrown on.
base::Error translated(const std::filesystem::path& folder, Access access);

/// Calls `work` and gives what it returns, or the Error of what it threw:
///
///     return guarded(folder, Access::Read, [&] { return db.get_metadata("archive"); });
template <class Work>
auto guarded(const std::filesystem::path& folder, Access access, Work&& work)
    -> base::Result<std::invoke_result_t<Work&>> {
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<Work&>>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (...) {
        return base::fail(translated(folder, access));
    }
}

/// The index is damaged; `detail` says how.
base::Error corrupt(const std::filesystem::path& folder, const std::string& detail);

/// The index was made by another version; `detail` says by which.
base::Error wrong_version(const std::filesystem::path& folder, const std::string& detail);

}  // namespace probant::index
