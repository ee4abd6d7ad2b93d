#include <xapian.h>

#include <cerrno>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>

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

/// The same spelling for the same folder, whether it is there or not.
fs::path full_path(const fs::path& folder) {
    std::error_code error;
    const fs::path path = fs::absolute(folder, error).lexically_normal();
    fs::path canonical = fs::weakly_canonical(path, error);
    if (error) canonical = path;
    return canonical.has_filename() ? canonical : canonical.parent_path();
}

Result<void> fill_new(const fs::path& folder, const fs::path& archive) {
    return guarded(folder, Access::Write, [&] {
        Xapian::WritableDatabase database(folder.string(),
                                          Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
        database.set_metadata(std::string(kVersionKey), std::to_string(kFormatVersion));
        database.set_metadata(std::string(kArchiveKey), archive.string());
        database.commit();
    });
}

/// A new index appears whole or not at all, whatever ends this process meanwhile.
Result<void> create_index(const fs::path& folder, const fs::path& archive) {
    std::string temporary = folder.string() + ".XXXXXX";
    if (::mkdtemp(temporary.data()) == nullptr) {
        base::Error error = base::system_error(errno, "cannot make " + folder.string());
        if (error.code != Code::DiskFull) error.code = Code::NotWritable;
        return fail(error);
    }
    const fs::path inner = fs::path(temporary) / "index";  // has the usual permissions
    Result<void> made = fill_new(inner, archive);
    std::error_code error;
    if (made) fs::rename(inner, folder, error);
    std::error_code ignored;
    fs::remove_all(temporary, ignored);
    // Two scans may begin at once: the other's index is as good, and its lock will tell.
    if (made && error && !fs::exists(folder, ignored)) {
        return fail(base::system_error(error.value(), "cannot make " + folder.string()));
    }
    return made;
}

}  // namespace

class Writer::Impl {
 public:
    Impl(fs::path folder, const fs::path& archive)
        : folder_(std::move(folder)), archive_(archive) {}

    Result<void> open();
    Result<void> put(const FileRecord& file, const std::vector<Entry>& entries);
    Result<void> move(const std::string& from, const FileRecord& to);
    Result<void> remove(const std::string& path);
    Result<void> commit();
    Result<std::vector<FileRecord>> files() const;

 private:
    template <class Work>
    Result<void> change(Work&& work);
    Result<void> check();
    void load();
    void store(const LedgerLine& line);
    void erase(std::map<std::string, LedgerLine>::iterator at);
    void add(const Entry& entry, FileNumber number);

    fs::path folder_;
    fs::path archive_;
    Xapian::WritableDatabase database_;
    std::map<std::string, LedgerLine> ledger_;
    FileNumber next_ = 1;
    bool dirty_ = false;
    std::optional<base::Error> broken_;
};

/// After a failed change Xapian may hold half of it: the next commit would write that half.
template <class Work>
Result<void> Writer::Impl::change(Work&& work) {
    if (broken_) return fail(*broken_);
    dirty_ = true;
    Result<void> done = guarded(folder_, Access::Write, work);
    if (!done) broken_ = done.error();
    return done;
}

Result<void> Writer::Impl::open() {
    std::error_code error;
    if (!fs::exists(folder_, error)) {
        Result<void> made = create_index(folder_, archive_);
        if (!made) return made;
    }
    Result<void> opened = guarded(folder_, Access::Write, [&] {
        database_ = Xapian::WritableDatabase(folder_.string(), Xapian::DB_OPEN);
    });
    if (!opened) return opened;
    Result<void> checked = check();
    if (!checked) return checked;
    return guarded(folder_, Access::Write, [&] {
        load();
        // Outside a transaction Xapian commits by itself, also in the middle of a file.
        database_.begin_transaction();
    });
}

Result<void> Writer::Impl::check() {
    std::string version;
    std::string archive;
    Result<void> got = guarded(folder_, Access::Write, [&] {
        version = database_.get_metadata(std::string(kVersionKey));
        archive = database_.get_metadata(std::string(kArchiveKey));
    });
    if (!got) return got;
    if (version.empty()) return fail(corrupt(folder_, "it has no version"));
    if (version != std::to_string(kFormatVersion)) {
        return fail(wrong_version(folder_, "format " + version));
    }
    if (archive == archive_.string()) return {};
    return fail(
        Code::BadInput,
        "this workspace belongs to the archive " + archive + ", not to " + archive_.string(),
        "choose another workspace for another archive");
}

void Writer::Impl::load() {
    const std::string prefix(kFilePrefix);
    for (auto key = database_.metadata_keys_begin(prefix);
         key != database_.metadata_keys_end(prefix); ++key) {
        LedgerLine line = decode_line(database_.get_metadata(*key));
        std::string path = line.file.path;
        ledger_.insert_or_assign(std::move(path), std::move(line));
    }
    const std::string next = database_.get_metadata(std::string(kNextNumberKey));
    if (!next.empty()) nlohmann::json::parse(next).get_to(next_);
}

void Writer::Impl::store(const LedgerLine& line) {
    database_.set_metadata(file_key(line.file.path), encode(line));
    database_.set_metadata(number_key(line.number), line.file.path);
    ledger_.insert_or_assign(line.file.path, line);
}

void Writer::Impl::erase(std::map<std::string, LedgerLine>::iterator at) {
    database_.delete_document(file_term(at->second.number));
    database_.set_metadata(file_key(at->first), "");
    database_.set_metadata(number_key(at->second.number), "");
    ledger_.erase(at);
}

void Writer::Impl::add(const Entry& entry, FileNumber number) {
    Xapian::Document document;
    document.set_data(encode(entry));
    for (const std::string& term : entry.terms) {
        if (!term.empty() && term.size() <= kMostTermBytes) document.add_boolean_term(term);
    }
    document.add_boolean_term(language_term(entry.language));
    document.add_boolean_term(file_term(number));
    document.add_value(kNumberSlot, std::to_string(number));
    database_.add_document(document);
}

Result<void> Writer::Impl::put(const FileRecord& file, const std::vector<Entry>& entries) {
    return change([&] {
        LedgerLine line{file, next_};
        line.file.passages = static_cast<int>(entries.size());
        const auto old = ledger_.find(file.path);
        if (old != ledger_.end()) {
            line.number = old->second.number;
            database_.delete_document(file_term(line.number));
        } else {
            ++next_;
            database_.set_metadata(std::string(kNextNumberKey), std::to_string(next_));
        }
        for (const Entry& entry : entries) add(entry, line.number);
        store(line);
    });
}

Result<void> Writer::Impl::move(const std::string& from, const FileRecord& to) {
    const auto old = ledger_.find(from);
    if (old == ledger_.end()) return fail(Code::NotFound, "not in the ledger: " + from);
    return change([&] {
        LedgerLine line{to, old->second.number};
        line.file.passages = old->second.file.passages;
        if (from != to.path) {
            const auto target = ledger_.find(to.path);
            if (target != ledger_.end()) erase(target);
            database_.set_metadata(file_key(from), "");
            ledger_.erase(old);
        }
        store(line);
    });
}

Result<void> Writer::Impl::remove(const std::string& path) {
    const auto old = ledger_.find(path);
    if (old == ledger_.end()) return fail(Code::NotFound, "not in the ledger: " + path);
    return change([&] { erase(old); });
}

Result<void> Writer::Impl::commit() {
    if (broken_) return fail(*broken_);
    if (!dirty_) return {};
    Result<void> done = change([&] {
        database_.commit_transaction();
        database_.begin_transaction();
    });
    if (done) dirty_ = false;
    return done;
}

Result<std::vector<FileRecord>> Writer::Impl::files() const {
    if (broken_) return fail(*broken_);
    std::vector<FileRecord> files;
    files.reserve(ledger_.size());
    for (const auto& [path, line] : ledger_) files.push_back(line.file);
    return files;
}

Writer::Writer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Writer::~Writer() = default;
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;

Result<Writer> Writer::open(const fs::path& workspace, const fs::path& archive) {
    Result<void> prepared = prepare_workspace(workspace);
    if (!prepared) return fail(prepared.error());
    auto impl = std::make_unique<Impl>(index_folder(workspace), full_path(archive));
    Result<void> opened = impl->open();
    if (!opened) return fail(opened.error());
    return Writer(std::move(impl));
}

Result<void> Writer::put(const FileRecord& file, const std::vector<Entry>& entries) {
    return impl_->put(file, entries);
}

Result<void> Writer::move(const std::string& from, const FileRecord& to) {
    return impl_->move(from, to);
}

Result<void> Writer::remove(const std::string& path) {
    return impl_->remove(path);
}

Result<std::vector<FileRecord>> Writer::files() const {
    return impl_->files();
}

Result<void> Writer::commit() {
    return impl_->commit();
}

}  // namespace probant::index
