#include "engine/scan/plan.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/scan/scan.hpp"

namespace probant::scan {
namespace {

using base::Code;
using base::fail;
using base::Result;
using index::FileRecord;

constexpr std::string_view kFolderFormat = "folder";

std::string ending(const std::string& path) {
    std::string text = std::filesystem::path(path).extension().string();
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

/// Whether what the ledger says may stand as long as the content is the same.
bool stands(const FileRecord& record, bool retry_failed) {
    if (record.hash.empty() || record.reader != kReaderVersion) return false;
    return !(retry_failed && record.state == index::State::Unreadable);
}

bool looks_the_same(const FileRecord& record, const Found& file) {
    return record.size == file.size && record.mtime_ns == file.mtime_ns;
}

FileRecord line_of(const Obstacle& obstacle) {
    FileRecord line;
    line.path = obstacle.path;
    line.state = index::State::Unreadable;
    line.code = base::name(obstacle.code);
    line.message = obstacle.message;
    line.reader = kReaderVersion;
    if (obstacle.folder) line.format = kFolderFormat;
    return line;
}

bool same_line(const FileRecord& a, const FileRecord& b) {
    return a.hash.empty() && b.hash.empty() && a.code == b.code && a.message == b.message &&
           a.format == b.format;
}

class Planner {
 public:
    Planner(const std::vector<FileRecord>& ledger, bool retry_failed)
        : retry_failed_(retry_failed) {
        for (const FileRecord& record : ledger) ledger_.emplace(record.path, &record);
    }

    Plan run(Walk walk);

 private:
    void add(Found file);
    void add(const Obstacle& obstacle);
    bool out_of_sight(const std::string& path) const;

    bool retry_failed_;
    std::map<std::string_view, const FileRecord*> ledger_;
    std::set<std::string> seen_;
    std::set<std::string> dark_folders_;
    Plan plan_;
};

void Planner::add(Found file) {
    ++plan_.seen;
    seen_.insert(file.path);
    const auto known = ledger_.find(file.path);
    const bool stays = known != ledger_.end() && stands(*known->second, retry_failed_);
    if (stays && looks_the_same(*known->second, file)) {
        ++plan_.unchanged;
    } else if (stays) {
        plan_.jobs.push_back({std::move(file), *known->second});
    } else {
        plan_.jobs.push_back({std::move(file)});
    }
}

void Planner::add(const Obstacle& obstacle) {
    if (obstacle.folder) dark_folders_.insert(obstacle.path);
    if (!obstacle.folder) ++plan_.seen;
    seen_.insert(obstacle.path);
    FileRecord line = line_of(obstacle);
    const auto known = ledger_.find(obstacle.path);
    if (known == ledger_.end() || !same_line(*known->second, line)) {
        plan_.lines.push_back(std::move(line));
    } else if (!obstacle.folder) {
        ++plan_.unchanged;
    }
}

bool Planner::out_of_sight(const std::string& path) const {
    if (dark_folders_.contains(".")) return true;
    for (std::size_t slash = path.find('/'); slash != std::string::npos;
         slash = path.find('/', slash + 1)) {
        if (dark_folders_.contains(path.substr(0, slash))) return true;
    }
    return false;
}

Plan Planner::run(Walk walk) {
    for (const Obstacle& obstacle : walk.obstacles) add(obstacle);
    for (Found& file : walk.files) add(std::move(file));
    for (const auto& [path, record] : ledger_) {
        if (!seen_.contains(record->path) && !out_of_sight(record->path)) {
            plan_.vanished.push_back(*record);
            // Without a hash nobody can claim it: its content has to be read again.
            if (!stands(*record, retry_failed_)) plan_.vanished.back().hash.clear();
        }
    }
    return std::move(plan_);
}

}  // namespace

bool is_folder(const FileRecord& record) {
    return record.format == kFolderFormat;
}

Vanished::Vanished(std::vector<FileRecord> records) {
    for (FileRecord& record : records) {
        if (!record.hash.empty()) paths_by_hash_.emplace(record.hash, record.path);
        std::string path = record.path;
        by_path_.emplace(std::move(path), std::move(record));
    }
}

std::optional<FileRecord> Vanished::claim(const std::string& hash, const std::string& path) {
    const std::lock_guard lock(mutex_);
    const auto [first, last] = paths_by_hash_.equal_range(hash);
    const auto found = std::find_if(
        first, last, [&](const auto& entry) { return ending(entry.second) == ending(path); });
    if (found == last) return std::nullopt;
    auto node = by_path_.extract(found->second);
    paths_by_hash_.erase(found);
    return std::move(node.mapped());
}

std::vector<FileRecord> Vanished::rest() const {
    const std::lock_guard lock(mutex_);
    std::vector<FileRecord> records;
    for (const auto& [path, record] : by_path_) records.push_back(record);
    return records;
}

Result<Plan> make_plan(Walk walk, const std::vector<FileRecord>& ledger, bool retry_failed) {
    const bool nothing_there = walk.files.empty() && walk.obstacles.empty();
    const bool something_was = std::any_of(ledger.begin(), ledger.end(), [](const FileRecord& r) {
        return !is_folder(r) && !r.hash.empty();
    });
    if (nothing_there && something_was) {
        return fail(Code::NotFound, "the archive is empty; is the disk mounted?",
                    "if its files are really gone, delete the workspace's folder index");
    }
    return Planner(ledger, retry_failed).run(std::move(walk));
}

}  // namespace probant::scan
