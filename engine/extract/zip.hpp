// The members of a zip container (DOCX, ODT), read from memory through libarchive. The one place
// that knows libarchive.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/extract/reader.hpp"

namespace probant::extract {

/// Member names are compared in lower case, with '/' between, as the Open Packaging Conventions
/// ask.
struct Zip {
    std::vector<std::string> names{};            ///< of all members
    std::map<std::string, std::string> parts{};  ///< the content of those that were wanted
    bool damaged = false;  ///< the container ends early or a checksum is wrong

    /// Empty where there is no such part.
    const std::string& part(const std::string& name) const;
    bool has(std::string_view name) const;
};

/// Unpacks the members that `wanted` says. A damaged container gives what could be read. Fails with
///   Malformed     no member could be read at all,
///   Encrypted     a wanted member needs a password,
///   LimitReached  the wanted members have more than `limits.unpacked_bytes` together.
base::Result<Zip> read_zip(std::string_view bytes, const Limits& limits,
                           const std::function<bool(std::string_view name)>& wanted);

}  // namespace probant::extract
