#include "engine/index/door.hpp"

#include <xapian.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <new>
#include <nlohmann/json.hpp>
#include <string>

namespace probant::index {
namespace {

using base::Code;
using base::Error;

std::string make_again(const std::filesystem::path& folder) {
    return "delete the folder " + folder.string() +
           " and run probant scan again: it is made anew from the archive, your decisions are not "
           "in it";
}

/// Xapian keeps the text of errno, not its number.
bool says(const std::string& text, std::initializer_list<int> errnos) {
    for (const int number : errnos) {
        if (text.find(std::strerror(number)) != std::string::npos) return true;
    }
    return false;
}

Error no_access(const std::filesystem::path& folder, Access access, const std::string& why) {
    const bool write = access == Access::Write;
    return {write ? Code::NotWritable : Code::NotReadable,
            std::string(write ? "cannot write" : "cannot read") + " the index in " +
                folder.string() + ": " + why,
            "check the permissions and the disk",
            {}};
}

Error of_lock(const std::filesystem::path& folder, const std::string& detail) {
    if (detail.find("already locked") == std::string::npos) {
        return no_access(folder, Access::Write, detail);
    }
    return {Code::Locked,
            "another scan is writing to this workspace",
            "wait until it has ended, or choose another workspace",
            {}};
}

/// What the operating system said decides; a database that could be read but makes no sense is
/// damaged.
Error of_database(const std::filesystem::path& folder, Access access, const std::string& detail) {
    if (says(detail, {ENOSPC, EDQUOT, EFBIG})) {
        return {Code::DiskFull,
                "no space left for the index in " + folder.string(),
                "free some space and run the same command again: what was committed is kept",
                {}};
    }
    if (says(detail, {EACCES, EPERM, EROFS, EIO, EMFILE, ENFILE})) {
        return no_access(folder, access, detail);
    }
    return corrupt(folder, detail);
}

std::string detail_of(const Xapian::Error& error) {
    const char* system = error.get_error_string();
    return system == nullptr ? error.get_msg() : error.get_msg() + ": " + system;
}

}  // namespace

Error corrupt(const std::filesystem::path& folder, const std::string& detail) {
    return {Code::Corrupt,
            "the index in " + folder.string() + " is damaged (" + detail + ")",
            make_again(folder),
            {}};
}

Error wrong_version(const std::filesystem::path& folder, const std::string& detail) {
    return {Code::WrongVersion,
            "the index in " + folder.string() + " was made by another version (" + detail + ")",
            make_again(folder),
            {}};
}

Error translated(const std::filesystem::path& folder, Access access) {
    try {
        throw;
    } catch (const Xapian::DatabaseLockError& error) {
        return of_lock(folder, detail_of(error));
    } catch (const Xapian::DatabaseVersionError& error) {
        return wrong_version(folder, detail_of(error));
    } catch (const Xapian::DatabaseModifiedError&) {
        return {Code::Locked,
                "the index in " + folder.string() + " changes while it is read",
                "try again when the scan has ended",
                {}};
    } catch (const Xapian::DatabaseError& error) {
        return of_database(folder, access, detail_of(error));
    } catch (const Xapian::DocNotFoundError& error) {
        return corrupt(folder, detail_of(error));
    } catch (const Xapian::RangeError& error) {
        return corrupt(folder, detail_of(error));
    } catch (const Xapian::SerialisationError& error) {
        return corrupt(folder, detail_of(error));
    } catch (const Xapian::Error& error) {
        return {Code::Internal,
                "the index failed: " + error.get_description(),
                "please report this",
                {}};
    } catch (const nlohmann::json::exception& error) {
        return corrupt(folder, error.what());
    } catch (const std::bad_alloc&) {
        return {Code::LimitReached,
                "not enough memory for the index in " + folder.string(),
                "close other programs and run the same command again",
                {}};
    }
}

}  // namespace probant::index
