#include "engine/lexicon/json_file.hpp"

#include <algorithm>

#include "engine/base/file.hpp"

namespace probant::lexicon {
namespace {

const nlohmann::json kNull;
const nlohmann::json kEmptyObject = nlohmann::json::object();

int line_of(const std::string& bytes, std::size_t byte) {
    const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(std::min(byte, bytes.size()));
    return 1 + static_cast<int>(std::count(bytes.begin(), end, '\n'));
}

}  // namespace

JsonFile::JsonFile(std::filesystem::path path, std::vector<base::Fault>& faults)
    : path_(std::move(path)), faults_(faults), root_(nlohmann::json::object()) {
    auto bytes = base::read_file(path_);
    if (!bytes) {
        faults_.push_back({path_.string(), 0, bytes.error().message});
        return;
    }
    bytes_ = std::move(*bytes);
    try {
        root_ = nlohmann::json::parse(bytes_);
        readable_ = true;
    } catch (const nlohmann::json::parse_error& e) {
        faults_.push_back({path_.string(), line_of(bytes_, e.byte), e.what()});
    }
}

void JsonFile::fault(const std::string& place, const std::string& message) const {
    // The line of the last key of the place, where it stands in the file just once.
    const std::string key = "\"" + place.substr(place.rfind('/') + 1) + "\"";
    const std::size_t at = bytes_.find(key);
    const bool once = at != std::string::npos && bytes_.find(key, at + 1) == std::string::npos;
    faults_.push_back({path_.string(), once ? line_of(bytes_, at) : 0,
                       (place.empty() ? "" : place + ": ") + message});
}

bool JsonFile::keys(const nlohmann::json& object, const std::string& place,
                    const std::vector<std::string_view>& allowed) const {
    if (!object.is_object()) {
        fault(place, "an object is wanted here");
        return false;
    }
    bool good = true;
    for (const auto& [key, value] : object.items()) {
        if (std::find(allowed.begin(), allowed.end(), key) != allowed.end()) continue;
        fault(place + "/" + key, "unknown key");
        good = false;
    }
    return good;
}

const nlohmann::json& JsonFile::member(const nlohmann::json& object, const std::string& place,
                                       std::string_view key) const {
    if (object.is_object()) {
        if (const auto it = object.find(key); it != object.end()) return *it;
    }
    fault(place + "/" + std::string(key), "is missing");
    return kNull;
}

const nlohmann::json& JsonFile::object(const nlohmann::json& parent, const std::string& place,
                                       std::string_view key) const {
    const nlohmann::json& found = member(parent, place, key);
    if (found.is_object()) return found;
    if (!found.is_null()) fault(place + "/" + std::string(key), "an object is wanted here");
    return kEmptyObject;
}

std::string JsonFile::text(const nlohmann::json& object, const std::string& place,
                           std::string_view key) const {
    const nlohmann::json& found = member(object, place, key);
    if (found.is_string() && !found.get_ref<const std::string&>().empty()) {
        return found.get<std::string>();
    }
    if (!found.is_null())
        fault(place + "/" + std::string(key), "a text that is not empty is wanted here");
    return {};
}

std::vector<std::string> JsonFile::texts(const nlohmann::json& object, const std::string& place,
                                         std::string_view key) const {
    std::vector<std::string> out;
    const nlohmann::json& found = member(object, place, key);
    const bool list =
        found.is_array() &&
        std::all_of(found.begin(), found.end(), [](const auto& item) { return item.is_string(); });
    if (list) {
        found.get_to(out);
    } else if (!found.is_null()) {
        fault(place + "/" + std::string(key), "a list of texts is wanted here");
    }
    return out;
}

}  // namespace probant::lexicon
