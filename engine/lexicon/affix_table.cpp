#include "engine/lexicon/affix_table.hpp"

#include <algorithm>

namespace probant::lexicon {
namespace {

constexpr std::size_t kBuckets = std::size_t{256} * 256;

unsigned char byte(const std::string& key, std::size_t at) {
    return static_cast<unsigned char>(key[at]);
}

}  // namespace

AffixTable::AffixTable(std::vector<std::pair<std::string, Value>> keys) : keys_(std::move(keys)) {
    if (keys_.empty()) return;
    // Strings compare as unsigned bytes, as the walk does.
    std::sort(keys_.begin(), keys_.end());
    bucket_begin_.assign(kBuckets + 1, 0);
    for (const auto& [key, value] : keys_) ++bucket_begin_[bucket(key) + 1];
    for (std::size_t b = 0; b < kBuckets; ++b) bucket_begin_[b + 1] += bucket_begin_[b];
}

void AffixTable::beginnings_of(std::string_view word, std::vector<Value>& found) const {
    if (keys_.empty() || word.size() < kLeastBytes) return;
    const std::size_t b = bucket(word);
    auto low = keys_.begin() + bucket_begin_[b];
    auto high = keys_.begin() + bucket_begin_[b + 1];
    for (std::size_t at = 2; low != high; ++at) {
        // The shortest of the keys that agree so far stands first.
        if (low->first.size() == at) {
            found.push_back(low->second);
            ++low;
        }
        if (at == word.size()) return;
        const auto c = static_cast<unsigned char>(word[at]);
        low = std::lower_bound(low, high, c, [at](const auto& key, unsigned char wanted) {
            return byte(key.first, at) < wanted;
        });
        high = std::upper_bound(low, high, c, [at](unsigned char wanted, const auto& key) {
            return wanted < byte(key.first, at);
        });
    }
}

}  // namespace probant::lexicon
