// One language's term file as it is written, before it is compiled: the grammar of
// lexicons/README.md.
//
// Road: [lexicon] only; Lexicon::load and `probant lexicon check` are its callers.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace probant::lexicon {

/// How a word of a term is compared with a word of the text.
enum class Compare { Stem, Exact, Prefix, Suffix, Contains, Number };

struct WordPattern {
    Compare compare = Compare::Stem;
    std::string word;  ///< folded; empty for Number

    bool operator==(const WordPattern&) const = default;
};

/// One place of a phrase: alternatives, and how many other words may stand before it.
struct Element {
    std::vector<WordPattern> alternatives{};
    int gap = 0;
};

struct Term {
    std::string concept_id;
    bool exclusion = false;
    std::vector<Element> elements{};
    int line = 0;  ///< of the file, from 1
};

inline constexpr int kShortGap = 3;  ///< «..»
inline constexpr int kLongGap = 8;   ///< «...»

/// Parses a term file and hands every term that is right to `use`, in the order of the file. `file`
/// is the name used in faults, which are appended to `faults`.
void parse_terms(std::string_view text, const std::string& file, std::vector<base::Fault>& faults,
                 const std::function<void(const Term&)>& use);

}  // namespace probant::lexicon
