// The terms of one language made ready for matching: every distinct word pattern once, and the
// terms that can begin with it.
//
// Road: [lexicon] only. Immutable; matchers of several threads share one.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/lexicon/affix_table.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/lexicon/term_file.hpp"

namespace probant::lexicon {

using PatternId = std::uint32_t;

class CompiledTerms {
 public:
    struct Step {
        std::uint32_t begin = 0, end = 0;  ///< of its alternatives
        int gap = 0;
    };
    struct Entry {
        ConceptId concept_id{};
        bool exclusion = false;
        std::uint32_t begin = 0, end = 0;  ///< of its steps
        int line = 0;                      ///< of the term file
    };

    void add(ConceptId concept_id, const Term& term, text::Analyser& analyser);
    /// To be called once, after the last add() and before anything is looked up.
    void finish();

    /// The patterns that one word answers to.
    std::vector<PatternId> patterns_of(std::string_view folded, std::string_view stem,
                                       bool number) const;

    /// Numbers of the entries whose first step has the pattern.
    std::span<const std::uint32_t> beginning_with(PatternId pattern) const;
    const std::vector<Entry>& entries() const { return entries_; }
    std::span<const Step> steps(const Entry& entry) const;
    std::span<const PatternId> alternatives(const Step& step) const;

 private:
    PatternId pattern(const WordPattern& wanted, text::Analyser& analyser);

    using Table = std::unordered_map<std::string, PatternId>;
    Table stems_, exact_;
    Table new_prefixes_, new_suffixes_, new_parts_;  ///< until finish()
    AffixTable prefixes_, suffixes_, parts_;         ///< suffixes from end to beginning
    PatternId number_ = UINT32_MAX;
    PatternId next_ = 0;
    // All entries lie one after the other: a hundred thousand small vectors take longer to make
    // and to free than to fill.
    std::vector<Entry> entries_;
    std::vector<Step> steps_;
    std::vector<PatternId> alternatives_;
    std::vector<std::uint32_t> first_begin_;  ///< by pattern, into by_first_; one more at the end
    std::vector<std::uint32_t> by_first_;     ///< numbers of entries
};

}  // namespace probant::lexicon
