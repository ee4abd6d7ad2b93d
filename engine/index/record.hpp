// What stands in the Xapian database, key by key: the written form of engine/index/README.md.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "engine/index/index.hpp"

namespace probant::index {

/// A file's number in this database. It stays when the file moves; numbers are never used twice.
using FileNumber = std::uint32_t;

struct LedgerLine {
    FileRecord file;
    FileNumber number = 0;
};

inline constexpr std::string_view kVersionKey = "version";
inline constexpr std::string_view kArchiveKey = "archive";
inline constexpr std::string_view kNextNumberKey = "next-file";
inline constexpr std::string_view kFilePrefix = "F:";
inline constexpr unsigned kNumberSlot = 0;
inline constexpr std::size_t kMostTermBytes = 245;

/// Metadata key of a file's ledger line. A path too long for Xapian is cut and gets its hash.
std::string file_key(std::string_view path);
/// Metadata key under which a number's path stands.
std::string number_key(FileNumber number);
/// The term that all passages of a file have.
std::string file_term(FileNumber number);
/// The term that all passages of a language have.
std::string language_term(std::string_view language);

/// JSON and back; ill-formed UTF-8 becomes U+FFFD. The decoders throw nlohmann::json::exception.
std::string encode(const LedgerLine& line);
LedgerLine decode_line(const std::string& bytes);
std::string encode(const Entry& entry);
StoredPassage decode_passage(const std::string& bytes);

}  // namespace probant::index
