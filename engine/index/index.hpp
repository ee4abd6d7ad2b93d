// The store of what was read: one Xapian database in the workspace, a cache that can always be made
// again from the archive.
//
// Road: passages > text > [index] > lexicon > evidence. Xapian is known in this folder only.
// A passage is one Xapian document; a file's ledger line is metadata of the same database, so one
// commit makes both visible together: a reader never sees half a file.
// The format is written down in engine/index/README.md, with its version.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/document/document.hpp"

namespace probant::index {

inline constexpr int kFormatVersion = 1;

enum class State { Read, Partly, Unreadable };
std::string_view name(State state);

/// One line of the ledger: a file that was seen.
struct FileRecord {
    std::string path;  ///< relative to the archive, '/' between; bytes that are not UTF-8 as %XX
    std::string hash;  ///< SHA-256 of the bytes; empty where they could not be read
    std::uint64_t size = 0;
    std::int64_t mtime_ns = 0;  ///< only to notice changes, never shown as a date
    State state = State::Read;
    std::string code;     ///< of the failure, base::name(Code); empty for Read
    std::string message;  ///< why, for people
    std::string format;
    std::string title;
    std::string date;      ///< as the file declares it
    std::string language;  ///< of most of its passages
    int pages = 0;
    int passages = 0;
    int reader = 0;  ///< scan::kReaderVersion of the Probant that read it
    std::vector<document::Note> notes{};
};

/// A passage with its language and the words it is found by.
struct Entry {
    document::Passage passage;
    std::string language;
    std::vector<std::string> terms{};  ///< stems and folded words, see passage_terms()
};

/// The terms an Entry is indexed under: every distinct folded word, and "Z" + stem.
std::vector<std::string> passage_terms(std::string_view text, std::string_view language);

/// The one writer. Not thread-safe. A second one, in this or another process, gets Code::Locked.
/// What was not committed when it is destroyed is dropped. After a call that failed because of the
/// disk or the database nothing more is written: every later call repeats the error.
class Writer {
 public:
    /// Opens or makes `workspace`/index. `archive` is remembered (absolute path); another archive
    /// than the remembered one is BadInput, and so is a `workspace` that holds files but is not
    /// one. Fails with Locked, NotWritable, DiskFull, WrongVersion, Corrupt.
    static base::Result<Writer> open(const std::filesystem::path& workspace,
                                     const std::filesystem::path& archive);
    ~Writer();
    Writer(Writer&&) noexcept;
    Writer& operator=(Writer&&) noexcept;

    /// Puts a file in place of what was stored for its path; FileRecord::passages becomes the
    /// number of entries, which come back in this order. Visible after commit().
    base::Result<void> put(const FileRecord& file, const std::vector<Entry>& entries);
    /// The same content at another path, or a changed ledger line at the same one: nothing is read
    /// again, the passages keep their ids. What was stored for `to.path` is replaced.
    /// Fails with NotFound where there is no `from`; that breaks nothing, nor does it in remove().
    base::Result<void> move(const std::string& from, const FileRecord& to);
    base::Result<void> remove(const std::string& path);
    base::Result<std::vector<FileRecord>> files()
        const;  ///< as of now, uncommitted changes included
    /// All or nothing. After a failure the last commit stands.
    base::Result<void> commit();

 private:
    class Impl;
    explicit Writer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

struct StoredPassage {
    std::uint32_t id = 0;  ///< of this database; changes when the file is read again
    std::string document;  ///< FileRecord::path
    std::string language;
    document::Passage passage;
};

/// A snapshot of the last commit. Not thread-safe; open one for each thread.
/// When a scan has meanwhile committed so often that the snapshot is gone, a call goes on with the
/// newest one; revision() tells.
class Reader {
 public:
    /// Fails with NotFound (no scan yet), WrongVersion, Corrupt.
    static base::Result<Reader> open(const std::filesystem::path& workspace);
    ~Reader();
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;

    std::filesystem::path archive() const;
    std::size_t passage_count() const;
    /// A word that changes whenever a commit changed something.
    std::string revision() const;
    base::Result<std::vector<FileRecord>> files() const;  ///< sorted by path
    base::Result<FileRecord> file(const std::string& path) const;
    /// The passages of one file in reading order.
    base::Result<std::vector<StoredPassage>> passages(const std::string& path) const;
    /// Calls `visit` for every term of the index that is a folded word or "Z" + stem, in byte
    /// order.
    base::Result<void> vocabulary(const std::function<void(std::string_view term)>& visit) const;
    /// Whether a passage is in this language.
    base::Result<bool> has_language(std::string_view language) const;
    /// Ids of the passages in `language` that hold at least one of `terms`, ascending, with their
    /// document's path. Ids follow the order of reading, which differs from one scan to another:
    /// sort by path and ordinal where the order is shown.
    struct Hit {
        std::uint32_t id = 0;
        std::string document;
    };
    base::Result<std::vector<Hit>> any_of(const std::vector<std::string>& terms,
                                          std::string_view language) const;

 private:
    class Impl;
    explicit Reader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace probant::index
