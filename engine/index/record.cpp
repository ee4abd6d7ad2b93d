#include "engine/index/record.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "engine/base/file.hpp"

namespace probant::index {
namespace {

using nlohmann::json;

constexpr std::size_t kMostPathBytes = 200;
constexpr std::size_t kKeptPathBytes = 160;

constexpr std::array kStates{
    std::pair{State::Read, std::string_view{"read"}},
    std::pair{State::Partly, std::string_view{"partly"}},
    std::pair{State::Unreadable, std::string_view{"unreadable"}},
};

State state_named(std::string_view wanted) {
    const auto* const found = std::find_if(kStates.begin(), kStates.end(),
                                           [&](const auto& s) { return s.second == wanted; });
    return found == kStates.end() ? State::Unreadable : found->first;
}

std::string dump(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

std::string_view name(State state) {
    for (const auto& [value, text] : kStates) {
        if (value == state) return text;
    }
    PROBANT_BUG("a state without a name");
}

std::string file_key(std::string_view path) {
    std::string key(kFilePrefix);
    if (path.size() <= kMostPathBytes) return key.append(path);
    return key.append(path.substr(0, kKeptPathBytes)).append(base::sha256(path));
}

std::string number_key(FileNumber number) {
    return "N:" + std::to_string(number);
}

std::string file_term(FileNumber number) {
    return "XD" + std::to_string(number);
}

std::string language_term(std::string_view language) {
    return "XL" + std::string(language);
}

std::string encode(const LedgerLine& line) {
    const FileRecord& file = line.file;
    return dump({{"number", line.number},
                 {"path", file.path},
                 {"hash", file.hash},
                 {"size", file.size},
                 {"mtime_ns", file.mtime_ns},
                 {"state", name(file.state)},
                 {"code", file.code},
                 {"message", file.message},
                 {"format", file.format},
                 {"title", file.title},
                 {"date", file.date},
                 {"language", file.language},
                 {"pages", file.pages},
                 {"passages", file.passages},
                 {"reader", file.reader},
                 {"notes", file.notes}});
}

LedgerLine decode_line(const std::string& bytes) {
    const json value = json::parse(bytes);
    LedgerLine line;
    FileRecord& file = line.file;
    value.at("number").get_to(line.number);
    value.at("path").get_to(file.path);
    value.at("hash").get_to(file.hash);
    value.at("size").get_to(file.size);
    value.at("mtime_ns").get_to(file.mtime_ns);
    file.state = state_named(value.at("state").get_ref<const std::string&>());
    value.at("code").get_to(file.code);
    value.at("message").get_to(file.message);
    value.at("format").get_to(file.format);
    value.at("title").get_to(file.title);
    value.at("date").get_to(file.date);
    value.at("language").get_to(file.language);
    value.at("pages").get_to(file.pages);
    value.at("passages").get_to(file.passages);
    value.at("reader").get_to(file.reader);
    value.at("notes").get_to(file.notes);
    return line;
}

std::string encode(const Entry& entry) {
    return dump({{"language", entry.language}, {"passage", entry.passage}});
}

StoredPassage decode_passage(const std::string& bytes) {
    const json value = json::parse(bytes);
    StoredPassage stored;
    value.at("language").get_to(stored.language);
    value.at("passage").get_to(stored.passage);
    return stored;
}

}  // namespace probant::index
