// Reading the JSON files of lexicons/ with every fault at once: a place in the file (a JSON
// pointer) and what is wrong there.
//
// Road: [lexicon] only.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace probant::lexicon {

/// A JSON file that is being checked. Getters return a harmless value after adding a fault.
class JsonFile {
 public:
    /// Reads and parses; a file that cannot be read or parsed is a fault (with its line) and an
    /// empty object.
    JsonFile(std::filesystem::path path, std::vector<base::Fault>& faults);

    const nlohmann::json& root() const { return root_; }
    const std::string& bytes() const { return bytes_; }
    bool readable() const { return readable_; }

    void fault(const std::string& place, const std::string& message) const;
    /// A faults when `object` has keys other than `allowed`, or is no object.
    bool keys(const nlohmann::json& object, const std::string& place,
              const std::vector<std::string_view>& allowed) const;
    std::string text(const nlohmann::json& object, const std::string& place,
                     std::string_view key) const;
    std::vector<std::string> texts(const nlohmann::json& object, const std::string& place,
                                   std::string_view key) const;
    /// The member, or null with a fault.
    const nlohmann::json& member(const nlohmann::json& object, const std::string& place,
                                 std::string_view key) const;
    /// The member where it is there and an object, else an empty one (with a fault).
    const nlohmann::json& object(const nlohmann::json& parent, const std::string& place,
                                 std::string_view key) const;

 private:
    std::filesystem::path path_;
    std::vector<base::Fault>& faults_;
    std::string bytes_;
    nlohmann::json root_;
    bool readable_ = false;
};

}  // namespace probant::lexicon
