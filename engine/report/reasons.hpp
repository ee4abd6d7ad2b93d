// The reasons of a candidate as a reader sees them: marked words in the text, and the names of the
// concepts in the reader's language.
//
// Road: evidence > [report]; the command line shows the same.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/evidence/candidate.hpp"
#include "engine/lexicon/lexicon.hpp"

namespace probant::report {

/// Bytes [begin, end) of Candidate::text.
struct Range {
    std::size_t begin = 0, end = 0;

    bool operator==(const Range&) const = default;
};

/// The words that speak for the candidate with at least a fifth of the weight of the strongest
/// reason: sorted, not overlapping, on character boundaries.
std::vector<Range> highlights(const evidence::Candidate& candidate);

/// The concepts' names in `language`, joined by " + "; empty for a reason that shows none.
std::string gloss_of(const evidence::Reason& reason, const lexicon::Lexicon& lexicon,
                     std::string_view language);

/// All reasons with the same gloss as one line.
struct ShownReason {
    std::string gloss;
    std::vector<std::string> words{};  ///< as they stand in the document, each once
    double weight = 0;                 ///< the sum
};

/// By falling weight; reasons without a gloss are left out.
std::vector<ShownReason> shown_reasons(const evidence::Candidate& candidate,
                                       const lexicon::Lexicon& lexicon, std::string_view language);

}  // namespace probant::report
