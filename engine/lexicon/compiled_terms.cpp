#include "engine/lexicon/compiled_terms.hpp"

#include <algorithm>

namespace probant::lexicon {
namespace {

constexpr std::size_t kLeastBytes = 3;  // no wildcard holds fewer, see term_file.cpp

template <class Table>
void look_up(const Table& table, std::string_view key, std::vector<PatternId>& found) {
    if (const auto it = table.find(std::string(key)); it != table.end())
        found.push_back(it->second);
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
        case Compare::Prefix: table = &prefixes_; break;
        case Compare::Suffix: table = &suffixes_; break;
        default: table = &parts_; break;
    }
    const auto [it, added] =
        table->try_emplace(stem ? analyser.stem(wanted.word) : wanted.word, next_);
    if (added) ++next_;
    return it->second;
}

void CompiledTerms::add(ConceptId concept_id, const Term& term, text::Analyser& analyser) {
    Entry entry{concept_id, term.exclusion, {}};
    for (const Element& element : term.elements) {
        Step step;
        step.gap = element.gap;
        for (const WordPattern& word : element.alternatives) {
            step.alternatives.push_back(pattern(word, analyser));
        }
        entry.steps.push_back(std::move(step));
    }
    by_first_.resize(next_);
    const auto number = static_cast<std::uint32_t>(entries_.size());
    for (const PatternId first : entry.steps.front().alternatives) {
        by_first_[first].push_back(number);
    }
    entries_.push_back(std::move(entry));
}

std::vector<PatternId> CompiledTerms::patterns_of(std::string_view folded, std::string_view stem,
                                                  bool number) const {
    std::vector<PatternId> found;
    if (number && number_ != UINT32_MAX) found.push_back(number_);
    look_up(stems_, stem, found);
    look_up(exact_, folded, found);
    for (std::size_t n = kLeastBytes; n <= folded.size(); ++n) {
        look_up(prefixes_, folded.substr(0, n), found);
        look_up(suffixes_, folded.substr(folded.size() - n), found);
    }
    for (std::size_t begin = 0; begin + kLeastBytes <= folded.size(); ++begin) {
        for (std::size_t n = kLeastBytes; begin + n <= folded.size(); ++n) {
            look_up(parts_, folded.substr(begin, n), found);
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

const std::vector<std::uint32_t>& CompiledTerms::beginning_with(PatternId pattern) const {
    return by_first_[pattern];
}

}  // namespace probant::lexicon
