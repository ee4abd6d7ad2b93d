#include <xapian.h>

#include <algorithm>
#include <map>
#include <optional>
#include <system_error>
#include <unordered_map>

#include "engine/index/door.hpp"
#include "engine/index/index.hpp"
#include "engine/index/record.hpp"
#include "engine/index/workspace.hpp"

namespace probant::index {
namespace {

namespace fs = std::filesystem;
using base::Code;
using base::fail;
using base::Result;

std::string revision_of(const Xapian::Database& database) {
    return database.get_uuid() + "-" + std::to_string(database.get_revision());
}

}  // namespace

class Reader::Impl {
 public:
    explicit Impl(fs::path folder) : folder_(std::move(folder)) {}

    Result<void> open();

    /// Calls `work`; where the snapshot is gone, takes the newest one and calls it again.
    template <class Work>
    auto read(Work&& work) -> Result<std::invoke_result_t<Work&>> {
        return guarded(folder_, Access::Read, [&] {
            try {
                return work();
            } catch (const Xapian::DatabaseModifiedError&) {
                refresh();
                return work();
            }
        });
    }

    std::optional<LedgerLine> line(const std::string& path) const;
    const std::string& path_of(const std::string& number);
    /// One bit for each passage that holds one of `terms`.
    std::vector<bool> holders(const std::vector<std::string>& terms) const;

    Xapian::Database& database() { return database_; }
    const fs::path& archive() const { return archive_; }
    const std::string& revision() const { return revision_; }
    std::size_t passage_count() const { return passage_count_; }

 private:
    void refresh();
    void look_around();

    fs::path folder_;
    fs::path archive_;
    std::string version_;
    std::string revision_;
    std::size_t passage_count_ = 0;
    Xapian::Database database_;
    std::unordered_map<std::string, std::string> paths_;
};

Result<void> Reader::Impl::open() {
    std::error_code error;
    if (!fs::exists(folder_, error)) {
        return fail(Code::NotFound, "nothing has been scanned into " + folder_.string() + " yet",
                    "run probant scan first");
    }
    Result<void> opened = guarded(folder_, Access::Read, [&] {
        database_ = Xapian::Database(folder_.string(), Xapian::DB_BACKEND_GLASS);
    });
    if (!opened) return opened;
    Result<void> looked = read([&] { look_around(); });
    if (!looked) return looked;
    if (version_.empty()) return fail(corrupt(folder_, "it has no version"));
    if (version_ == std::to_string(kFormatVersion)) return {};
    return fail(wrong_version(folder_, "format " + version_));
}

void Reader::Impl::look_around() {
    version_ = database_.get_metadata(std::string(kVersionKey));
    archive_ = database_.get_metadata(std::string(kArchiveKey));
    revision_ = revision_of(database_);
    passage_count_ = database_.get_doccount();
}

void Reader::Impl::refresh() {
    database_.reopen();
    paths_.clear();
    look_around();
}

std::optional<LedgerLine> Reader::Impl::line(const std::string& path) const {
    const std::string bytes = database_.get_metadata(file_key(path));
    if (bytes.empty()) return std::nullopt;
    return decode_line(bytes);
}

const std::string& Reader::Impl::path_of(const std::string& number) {
    const auto found = paths_.find(number);
    if (found != paths_.end()) return found->second;
    std::string path = database_.get_metadata("N:" + number);
    if (path.empty()) throw Xapian::DatabaseCorruptError("a passage without a file");
    return paths_.emplace(number, std::move(path)).first->second;
}

std::vector<bool> Reader::Impl::holders(const std::vector<std::string>& terms) const {
    std::vector<bool> holds(std::size_t{database_.get_lastdocid()} + 1);
    for (const std::string& term : terms) {
        if (term.empty()) continue;  // to Xapian: every document
        for (auto at = database_.postlist_begin(term); at != database_.postlist_end(term); ++at) {
            holds[*at] = true;
        }
    }
    return holds;
}

Reader::Reader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

Result<Reader> Reader::open(const fs::path& workspace) {
    Result<void> checked = check_workspace(workspace);
    if (!checked) return fail(checked.error());
    auto impl = std::make_unique<Impl>(index_folder(workspace));
    Result<void> opened = impl->open();
    if (!opened) return fail(opened.error());
    return Reader(std::move(impl));
}

fs::path Reader::archive() const {
    return impl_->archive();
}

std::size_t Reader::passage_count() const {
    return impl_->passage_count();
}

std::string Reader::revision() const {
    return impl_->revision();
}

Result<std::vector<FileRecord>> Reader::files() const {
    return impl_->read([&] {
        std::vector<FileRecord> files;
        const std::string prefix(kFilePrefix);
        const Xapian::Database& database = impl_->database();
        for (auto key = database.metadata_keys_begin(prefix);
             key != database.metadata_keys_end(prefix); ++key) {
            files.push_back(decode_line(database.get_metadata(*key)).file);
        }
        std::sort(files.begin(), files.end(),
                  [](const FileRecord& a, const FileRecord& b) { return a.path < b.path; });
        return files;
    });
}

Result<FileRecord> Reader::file(const std::string& path) const {
    Result<std::optional<LedgerLine>> line = impl_->read([&] { return impl_->line(path); });
    if (!line) return fail(line.error());
    if (!*line) return fail(Code::NotFound, "not in the ledger: " + path);
    return std::move((*line)->file);
}

Result<std::vector<StoredPassage>> Reader::passages(const std::string& path) const {
    bool known = false;
    Result<std::vector<StoredPassage>> result = impl_->read([&] {
        std::vector<StoredPassage> found;
        const std::optional<LedgerLine> line = impl_->line(path);
        known = line.has_value();
        if (!known) return found;
        const std::string term = file_term(line->number);
        const Xapian::Database& database = impl_->database();
        for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
            found.push_back(decode_passage(database.get_document(*at).get_data()));
            found.back().id = *at;
            found.back().document = path;
        }
        if (found.size() != static_cast<std::size_t>(line->file.passages)) {
            throw Xapian::DatabaseCorruptError("passages are missing of " + path);
        }
        return found;
    });
    if (result && !known) return fail(Code::NotFound, "not in the ledger: " + path);
    return result;
}

Result<void> Reader::vocabulary(const std::function<void(std::string_view term)>& visit) const {
    std::string last;
    return impl_->read([&] {
        const Xapian::Database& database = impl_->database();
        auto at = database.allterms_begin();
        // After a refresh: go on where it was left.
        if (!last.empty()) at.skip_to(last + '\0');
        for (; at != database.allterms_end();) {
            last = *at;
            if (last.front() == 'X') {
                at.skip_to("Y");
                continue;
            }
            visit(last);
            ++at;
        }
    });
}

Result<bool> Reader::has_language(std::string_view language) const {
    return impl_->read([&] { return impl_->database().term_exists(language_term(language)); });
}

Result<std::vector<Reader::Hit>> Reader::any_of(const std::vector<std::string>& terms,
                                                std::string_view language) const {
    return impl_->read([&] {
        const std::vector<bool> holds = impl_->holders(terms);
        std::vector<Hit> hits;
        const Xapian::Database& database = impl_->database();
        auto number = database.valuestream_begin(kNumberSlot);
        const std::string term = language_term(language);
        for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
            if (!holds[*at]) continue;
            number.skip_to(*at);
            if (number == database.valuestream_end(kNumberSlot) || number.get_docid() != *at) {
                throw Xapian::DatabaseCorruptError("a passage without a file number");
            }
            hits.push_back({*at, impl_->path_of(*number)});
        }
        return hits;
    });
}

}  // namespace probant::index
