#include "engine/evidence/duplicates.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <tuple>
#include <unordered_map>

#include "engine/text/analysis.hpp"

namespace probant::evidence {
namespace {

constexpr std::size_t kShingle = 4;  // words
// Pairs at kSamePassage meet in at least one band with a chance of 0.99.
constexpr std::size_t kBands = 32, kRows = 4;

using Shingles = std::vector<std::uint64_t>;  // sorted, each once

/// What is compared of a text.
struct Print {
    Shingles shingles{};
    std::vector<std::string> figures{};  // words with a digit, in order
};

std::uint64_t mixed(std::uint64_t x) {
    // splitmix64 (Steele, Lea, Flood 2014)
    x += 0x9e3779b97f4a7c15;
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111eb;
    return x ^ (x >> 31U);
}

std::uint64_t hash_of(std::string_view word) {
    std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a: the same on every machine
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return hash;
}

bool has_digit(const std::string& word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Print print_of(std::string_view text) {
    Print print;
    std::vector<std::uint64_t> words;
    for (std::string& word : text::plain_words(text)) {
        words.push_back(hash_of(word));
        if (has_digit(word)) print.figures.push_back(std::move(word));
    }
    Shingles& out = print.shingles;
    const std::size_t length = std::min(kShingle, words.size());
    for (std::size_t i = 0; length > 0 && i + length <= words.size(); ++i) {
        std::uint64_t hash = length;
        for (std::size_t j = i; j < i + length; ++j) hash = mixed(hash ^ words[j]);
        out.push_back(hash);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return print;
}

double resemblance(const Shingles& a, const Shingles& b) {
    Shingles common;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
    const std::size_t either = a.size() + b.size() - common.size();
    return either == 0 ? 0 : static_cast<double>(common.size()) / static_cast<double>(either);
}

/// One hash for each band: equal in two texts whose least shingles, by kRows orders, are the same.
std::array<std::uint64_t, kBands> band_hashes(const Shingles& set) {
    std::array<std::uint64_t, kBands> out{};
    for (std::size_t band = 0; band < kBands; ++band) {
        std::uint64_t hash = band;
        for (std::size_t row = 0; row < kRows; ++row) {
            const std::uint64_t seed = mixed(band * kRows + row + 1);
            std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
            for (const std::uint64_t shingle : set) least = std::min(least, mixed(shingle ^ seed));
            hash = mixed(hash ^ least);
        }
        out[band] = hash;
    }
    return out;
}

}  // namespace

double resemblance(std::string_view a, std::string_view b) {
    return resemblance(print_of(a).shingles, print_of(b).shingles);
}

std::vector<std::size_t> group_near_duplicates(const std::vector<std::string_view>& texts) {
    std::vector<std::size_t> group(texts.size());
    std::vector<Print> prints(texts.size());
    const auto same = [&](std::size_t a, std::size_t b) {
        return prints[a].figures == prints[b].figures &&
               resemblance(prints[a].shingles, prints[b].shingles) >= kSamePassage;
    };
    // By band: the first texts of the groups that were seen with this hash.
    std::array<std::unordered_map<std::uint64_t, std::vector<std::size_t>>, kBands> seen;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        group[i] = i;
        prints[i] = print_of(texts[i]);
        if (prints[i].shingles.empty()) continue;
        const auto hashes = band_hashes(prints[i].shingles);
        for (std::size_t band = 0; band < kBands && group[i] == i; ++band) {
            for (const std::size_t first : seen[band][hashes[band]]) {
                if (!same(first, i)) continue;
                group[i] = first;
                break;
            }
        }
        // A member is not remembered: groups cannot drift away from their first text.
        if (group[i] != i) {
            prints[i] = {};
            continue;
        }
        for (std::size_t band = 0; band < kBands; ++band) seen[band][hashes[band]].push_back(i);
    }
    return group;
}

void fold_duplicates(std::vector<Candidate>& candidates) {
    // A passage is a candidate for several factors; it is compared once.
    std::vector<std::string_view> texts;
    std::map<std::string_view, std::size_t> number;
    std::vector<std::size_t> text_of(candidates.size());
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const auto [it, added] = number.try_emplace(candidates[i].text, texts.size());
        if (added) texts.emplace_back(candidates[i].text);
        text_of[i] = it->second;
    }
    const std::vector<std::size_t> group = group_near_duplicates(texts);
    std::map<std::tuple<std::string_view, Polarity, std::size_t>, std::size_t> strongest;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        Candidate& c = candidates[i];
        c.same_as.clear();
        c.copies.clear();
        const auto [it, added] =
            strongest.try_emplace({std::string_view(c.factor), c.polarity, group[text_of[i]]}, i);
        if (added) continue;
        Candidate& first = candidates[it->second];
        c.same_as = first.id;
        first.copies.push_back({c.id, c.document, c.page});
    }
}

}  // namespace probant::evidence
