#include "engine/lexicon/compiled_terms.hpp"

#include <algorithm>

namespace probant::lexicon {
namespace {

template <class Table>
void look_up(const Table& table, std::string_view key, std::vector<PatternId>& found) {
    if (const auto it = table.find(std::string(key)); it != table.end())
        found.push_back(it->second);
}

AffixTable table_of(std::unordered_map<std::string, PatternId>&& patterns, bool reversed) {
    std::vector<std::pair<std::string, PatternId>> keys;
    keys.reserve(patterns.size());
    for (const auto& [word, id] : patterns)
        keys.emplace_back(reversed ? std::string(word.rbegin(), word.rend()) : word, id);
    patterns.clear();
    return AffixTable(std::move(keys));
}

}  // namespace

PatternId CompiledTerms::pattern(const WordPattern& wanted, text::Analyser& analyser) {
    if (wanted.compare == Compare::Number) {
        if (number_ == UINT32_MAX) number_ = next_++;
        return number_;
    }
    const bool stem = wanted.compare == Compare::Stem;
    Table* table = nullptr;
    switch (wanted.compare) {
        case Compare::Stem: table = &stems_; break;
        case Compare::Exact: table = &exact_; break;
        case Compare::Prefix: table = &new_prefixes_; break;
        case Compare::Suffix: table = &new_suffixes_; break;
        default: table = &new_parts_; break;
    }
    const auto [it, added] =
        table->try_emplace(stem ? analyser.stem(wanted.word) : wanted.word, next_);
    if (added) ++next_;
    return it->second;
}

void CompiledTerms::add(ConceptId concept_id, const Term& term, text::Analyser& analyser) {
    const auto place = [](const auto& list) { return static_cast<std::uint32_t>(list.size()); };
    Entry entry{concept_id, term.exclusion, place(steps_), 0, term.line};
    for (const Element& element : term.elements) {
        Step step{place(alternatives_), 0, element.gap};
        for (const WordPattern& word : element.alternatives) {
            alternatives_.push_back(pattern(word, analyser));
        }
        step.end = place(alternatives_);
        steps_.push_back(step);
    }
    entry.end = place(steps_);
    entries_.push_back(entry);
}

void CompiledTerms::finish() {
    prefixes_ = table_of(std::move(new_prefixes_), false);
    suffixes_ = table_of(std::move(new_suffixes_), true);
    parts_ = table_of(std::move(new_parts_), false);
    first_begin_.assign(next_ + std::size_t{1}, 0);
    const auto each_first = [&](auto use) {
        for (std::uint32_t n = 0; n < entries_.size(); ++n) {
            for (const PatternId first : alternatives(steps_[entries_[n].begin])) use(first, n);
        }
    };
    each_first([&](PatternId first, std::uint32_t) { ++first_begin_[first + std::size_t{1}]; });
    for (std::size_t p = 0; p < next_; ++p) first_begin_[p + 1] += first_begin_[p];
    by_first_.resize(first_begin_.back());
    std::vector<std::uint32_t> next = first_begin_;
    each_first([&](PatternId first, std::uint32_t n) { by_first_[next[first]++] = n; });
}

std::vector<PatternId> CompiledTerms::patterns_of(std::string_view folded, std::string_view stem,
                                                  bool number) const {
    std::vector<PatternId> found;
    if (number && number_ != UINT32_MAX) found.push_back(number_);
    look_up(stems_, stem, found);
    look_up(exact_, folded, found);
    prefixes_.beginnings_of(folded, found);
    suffixes_.beginnings_of(std::string(folded.rbegin(), folded.rend()), found);
    for (std::size_t begin = 0; begin < folded.size(); ++begin)
        parts_.beginnings_of(folded.substr(begin), found);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::span<const std::uint32_t> CompiledTerms::beginning_with(PatternId pattern) const {
    const std::uint32_t begin = first_begin_[pattern];
    return std::span(by_first_).subspan(begin, first_begin_[pattern + std::size_t{1}] - begin);
}

std::span<const CompiledTerms::Step> CompiledTerms::steps(const Entry& entry) const {
    return std::span(steps_).subspan(entry.begin, entry.end - entry.begin);
}

std::span<const PatternId> CompiledTerms::alternatives(const Step& step) const {
    return std::span(alternatives_).subspan(step.begin, step.end - step.begin);
}

}  // namespace probant::lexicon
