// Which of many beginnings a word has: one walk along the word instead of one look-up for each of
// its beginnings.
//
// Road: [lexicon] only, inside CompiledTerms. Keys lie sorted; each further byte of the word
// narrows the range of keys that still agree with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace probant::lexicon {

class AffixTable {
 public:
    using Value = std::uint32_t;
    static constexpr std::size_t kLeastBytes = 3;  ///< no wildcard holds fewer, see term_file.cpp

    AffixTable() = default;
    /// Keys are distinct, each of at least kLeastBytes.
    explicit AffixTable(std::vector<std::pair<std::string, Value>> keys);

    /// Appends the values of the keys that `word` begins with.
    void beginnings_of(std::string_view word, std::vector<Value>& found) const;

 private:
    static std::size_t bucket(std::string_view text) {
        return static_cast<std::size_t>(static_cast<unsigned char>(text[0])) * 256 +
               static_cast<unsigned char>(text[1]);
    }

    std::vector<std::pair<std::string, Value>> keys_;
    std::vector<std::uint32_t> bucket_begin_;  ///< by the first two bytes, and one more
};

}  // namespace probant::lexicon
