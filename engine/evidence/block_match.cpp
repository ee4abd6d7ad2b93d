#include "engine/evidence/block_match.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "engine/text/analysis.hpp"

namespace probant::evidence {
namespace {

int size_of(const WordBag& bag) {
    int n = 0;
    for (const auto& [word, count] : bag) n += count;
    return n;
}

int common(const WordBag& a, const WordBag& b) {
    int n = 0;
    for (const auto& [word, count] : a) {
        const auto it = b.find(word);
        if (it != b.end()) n += std::min(count, it->second);
    }
    return n;
}

}  // namespace

WordBag word_bag(std::string_view text) {
    WordBag bag;
    for (std::string& word : text::plain_words(text)) ++bag[std::move(word)];
    return bag;
}

BlockMatcher::BlockMatcher(const LabelledDocument& document) {
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        if (document.blocks[i].heading) continue;
        WordBag words = word_bag(document.blocks[i].text);
        const int size = size_of(words);
        entries_.push_back({i, std::move(words), size});
    }
}

std::size_t BlockMatcher::match(std::string_view passage) const {
    const WordBag words = word_bag(passage);
    const int n = size_of(words);
    std::size_t best = kNone;
    int most = 0;
    for (const Entry& entry : entries_) {
        const int c = common(words, entry.words);
        const bool both = 2 * c >= entry.size && 2 * c >= n;
        const bool part = 10 * c >= 8 * n && 3 * c >= entry.size;
        if (n > 0 && (both || part) && (best == kNone || c > most)) {
            best = entry.block;
            most = c;
        }
    }
    return best;
}

std::string document_id(const std::string& path) {
    return std::filesystem::path(path).stem().string();
}

}  // namespace probant::evidence
