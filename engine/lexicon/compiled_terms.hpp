// The terms of one language made ready for matching: every distinct word pattern once, and the
// terms that can begin with it.
//
// Road: [lexicon] only. Immutable; matchers of several threads share one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/lexicon/lexicon.hpp"
#include "engine/lexicon/term_file.hpp"

namespace probant::lexicon {

using PatternId = std::uint32_t;

class CompiledTerms {
 public:
    struct Step {
        std::vector<PatternId> alternatives{};
        int gap = 0;
    };
    struct Entry {
        ConceptId concept_id{};
        bool exclusion = false;
        std::vector<Step> steps{};
    };

    void add(ConceptId concept_id, const Term& term, text::Analyser& analyser);

    /// The patterns that one word answers to.
    std::vector<PatternId> patterns_of(std::string_view folded, std::string_view stem,
                                       bool number) const;

    /// Numbers of the entries whose first step has the pattern.
    const std::vector<std::uint32_t>& beginning_with(PatternId pattern) const;
    const std::vector<Entry>& entries() const { return entries_; }

 private:
    PatternId pattern(const WordPattern& wanted, text::Analyser& analyser);

    using Table = std::unordered_map<std::string, PatternId>;
    Table stems_, exact_, prefixes_, suffixes_, parts_;
    PatternId number_ = UINT32_MAX;
    PatternId next_ = 0;
    std::vector<Entry> entries_;
    std::vector<std::vector<std::uint32_t>> by_first_;
};

}  // namespace probant::lexicon
