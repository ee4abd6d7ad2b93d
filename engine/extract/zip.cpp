#include "engine/extract/zip.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>
#include <new>
#include <utility>

#include "engine/extract/characters.hpp"

namespace probant::extract {
namespace {

using Handle = std::unique_ptr<archive, decltype(&archive_read_free)>;

std::string name_of(archive_entry* entry) {
    const char* name = archive_entry_pathname(entry);
    if (name == nullptr) return {};
    std::string out = lower(name);
    std::replace(out.begin(), out.end(), '\\', '/');
    out.erase(0, out.find_first_not_of('/'));
    return out;
}

/// False past `room` bytes. What a damaged member still gives is kept: that is why it is read block
/// by block, archive_read_data() would drop what stands before the damage.
bool read_member(archive* handle, std::size_t room, Zip& zip, std::string& content) {
    for (;;) {
        const void* block = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        const int status = archive_read_data_block(handle, &block, &size, &offset);
        if (status == ARCHIVE_RETRY) continue;
        if (status < ARCHIVE_WARN) zip.damaged = true;
        if (status < ARCHIVE_WARN || status == ARCHIVE_EOF) return true;
        if (size > room - content.size()) return false;
        content.append(static_cast<const char*>(block), size);
    }
}

base::Error too_big(const Limits& limits) {
    return {base::Code::LimitReached,
            "the container unpacks to more than " + std::to_string(limits.unpacked_bytes >> 20U) +
                " MB",
            {}};
}

}  // namespace

const std::string& Zip::part(const std::string& name) const {
    static const std::string kNone;
    const auto found = parts.find(name);
    return found == parts.end() ? kNone : found->second;
}

bool Zip::has(std::string_view name) const {
    return std::find(names.begin(), names.end(), name) != names.end();
}

base::Result<Zip> read_zip(std::string_view bytes, const Limits& limits,
                           const std::function<bool(std::string_view name)>& wanted) {
    const Handle handle(archive_read_new(), &archive_read_free);
    if (!handle) throw std::bad_alloc();
    archive_read_support_format_zip(handle.get());
    Zip zip;
    std::size_t room = limits.unpacked_bytes;
    int status = archive_read_open_memory(handle.get(), bytes.data(), bytes.size());
    for (archive_entry* entry = nullptr; status >= ARCHIVE_WARN;) {
        status = archive_read_next_header(handle.get(), &entry);
        if (status < ARCHIVE_WARN || status == ARCHIVE_EOF) break;
        std::string name = name_of(entry);
        if (name.empty()) continue;
        const bool take = wanted(name) && !zip.has(name);
        if (take && archive_entry_is_data_encrypted(entry) > 0) {
            return base::fail(base::Code::Encrypted, "the file needs a password");
        }
        if (take) {
            std::string content;
            if (!read_member(handle.get(), room, zip, content)) return base::fail(too_big(limits));
            room -= content.size();
            zip.parts.emplace(name, std::move(content));
        }
        zip.names.push_back(std::move(name));
    }
    if (status != ARCHIVE_EOF) zip.damaged = true;
    if (zip.names.empty()) return base::fail(base::Code::Malformed, "the zip container is damaged");
    return zip;
}

}  // namespace probant::extract
