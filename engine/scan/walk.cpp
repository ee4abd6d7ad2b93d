#include "engine/scan/walk.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>
#include <system_error>
#include <utility>

#include "engine/scan/names.hpp"

namespace probant::scan {
namespace {

namespace fs = std::filesystem;
using base::Code;
using base::fail;
using base::Result;

using FileId = std::pair<dev_t, ino_t>;

FileId id_of(const struct stat& about) {
    return {about.st_dev, about.st_ino};
}

/// Times far from today wrap around: they only have to differ.
std::int64_t nanoseconds(const struct timespec& time) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(time.tv_sec) * 1'000'000'000U +
                                     static_cast<std::uint64_t>(time.tv_nsec));
}

bool is_inside(const fs::path& path, const fs::path& folder) {
    const auto [in_folder, in_path] =
        std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return in_folder == folder.end();
}

class Walker {
 public:
    Walker(fs::path archive, const fs::path& workspace) : archive_(std::move(archive)) {
        struct stat about {};
        if (::stat(workspace.c_str(), &about) == 0) entered_.insert(id_of(about));
    }

    Result<Walk> run();

 private:
    struct Folder {
        std::string path;  ///< empty: the archive
        fs::path raw;
    };

    std::error_code list(const Folder& folder, std::vector<std::string>& names) const;
    void visit(const Folder& folder);
    void look_at(const Folder& parent, const std::string& raw_name, const std::string& name);
    void look_at_link(std::string path, fs::path raw);
    void add_folder_obstacle(const Folder& folder, const std::string& why);
    void add_file(std::string path, fs::path raw, const struct stat& about);

    fs::path archive_;
    std::set<FileId> entered_;  ///< a folder that is mounted twice is entered once
    std::vector<Folder> pending_;
    Walk walk_;
};

std::error_code Walker::list(const Folder& folder, std::vector<std::string>& names) const {
    std::error_code error;
    for (fs::directory_iterator at(folder.raw, error), end; !error && at != end;
         at.increment(error)) {
        std::string name = at->path().filename().string();
        if (!name.starts_with('.')) names.push_back(std::move(name));
    }
    std::sort(names.begin(), names.end());
    return error;
}

void Walker::add_folder_obstacle(const Folder& folder, const std::string& why) {
    const std::string path = folder.path.empty() ? "." : folder.path;
    if (!walk_.obstacles.empty() && walk_.obstacles.back().path == path) return;
    walk_.obstacles.push_back(
        {path, Code::NotReadable, "folder not readable or only in part: " + why, true});
}

void Walker::add_file(std::string path, fs::path raw, const struct stat& about) {
    walk_.files.push_back({std::move(path), std::move(raw),
                           static_cast<std::uint64_t>(about.st_size), nanoseconds(about.st_mtim)});
}

void Walker::look_at_link(std::string path, fs::path raw) {
    struct stat about {};
    if (::stat(raw.c_str(), &about) != 0) {
        const int number = errno;
        const auto [code, message] =
            number == ENOENT || number == ENOTDIR
                ? std::pair{Code::NotFound, std::string("a link to nothing")}
            : number == ELOOP
                ? std::pair{Code::NotFound, std::string("a link that leads back to itself")}
                : std::pair{Code::NotReadable, std::string("a link that cannot be followed: ") +
                                                   std::strerror(number)};
        walk_.obstacles.push_back({std::move(path), code, message, false});
    } else if (S_ISREG(about.st_mode)) {
        add_file(std::move(path), std::move(raw), about);
    } else if (S_ISDIR(about.st_mode)) {
        std::error_code error;
        const fs::path target = fs::canonical(raw, error);
        if (!error && is_inside(target, archive_)) return;
        walk_.obstacles.push_back({std::move(path), Code::Unsupported,
                                   "a link to a folder outside the archive, not followed", false});
    }
}

void Walker::look_at(const Folder& parent, const std::string& raw_name, const std::string& name) {
    fs::path raw = parent.raw / raw_name;
    std::string path = parent.path.empty() ? name : parent.path + "/" + name;
    struct stat about {};
    if (::lstat(raw.c_str(), &about) != 0) {
        if (errno != ENOENT) add_folder_obstacle(parent, std::strerror(errno));
    } else if (S_ISLNK(about.st_mode)) {
        look_at_link(std::move(path), std::move(raw));
    } else if (S_ISDIR(about.st_mode)) {
        if (entered_.insert(id_of(about)).second) {
            pending_.push_back({std::move(path), std::move(raw)});
        }
    } else if (S_ISREG(about.st_mode)) {
        add_file(std::move(path), std::move(raw), about);
    }
}

void Walker::visit(const Folder& folder) {
    std::vector<std::string> raw_names;
    const std::error_code error = list(folder, raw_names);
    // Gone since its parent was listed: as if it had never been there.
    if (error && error != std::errc::no_such_file_or_directory) {
        add_folder_obstacle(folder, error.message());
    }
    const std::vector<std::string> names = ledger_names(raw_names);
    for (std::size_t i = 0; i < names.size(); ++i) look_at(folder, raw_names[i], names[i]);
}

Result<Walk> Walker::run() {
    std::error_code error;
    const fs::directory_iterator probe(archive_, error);
    if (error) {
        return fail(
            base::system_error(error.value(), "cannot list the archive " + archive_.string()));
    }
    pending_.push_back({"", archive_});
    while (!pending_.empty()) {
        const Folder folder = std::move(pending_.back());
        pending_.pop_back();
        visit(folder);
    }
    const auto by_path = [](const auto& a, const auto& b) { return a.path < b.path; };
    std::sort(walk_.files.begin(), walk_.files.end(), by_path);
    std::sort(walk_.obstacles.begin(), walk_.obstacles.end(), by_path);
    return std::move(walk_);
}

}  // namespace

Result<Walk> walk(const fs::path& archive, const fs::path& workspace) {
    std::error_code error;
    fs::path canonical = fs::canonical(archive, error);
    if (error) {
        return fail(
            base::system_error(error.value(), "cannot find the archive " + archive.string()));
    }
    return Walker(std::move(canonical), workspace).run();
}

fs::path file_of(const fs::path& archive, std::string_view path) {
    fs::path at = archive;
    while (!path.empty()) {
        const std::string_view name = path.substr(0, path.find('/'));
        path.remove_prefix(std::min(path.size(), name.size() + 1));
        std::error_code error;
        const bool there = fs::exists(fs::symlink_status(at / name, error));
        at /= there ? std::string(name) : raw_name(name);
    }
    return at;
}

}  // namespace probant::scan
