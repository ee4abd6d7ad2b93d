// The same passage in a press release, in the minutes and in the annual report is one finding in
// three places. Near-duplicates are folded: the strongest stands for all and names the others'
// places; none is dropped.
//
// Road: index > lexicon > [evidence: find > fold] > report. Method: resemblance of the sets of word
// shingles (Broder, «On the resemblance and containment of documents», 1997), pairs found by
// banded minima of hashes, then compared exactly.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/evidence/candidate.hpp"

namespace probant::evidence {

/// The share of word shingles (four words in a row, or the whole of a shorter text) that two texts
/// have in common, of those that either has: 0 … 1.
double resemblance(std::string_view a, std::string_view b);

/// At least this alike, and with the same figures, texts are one passage: a reworded clause,
/// another hyphenation. Another figure is another finding: last year's share, the next meeting's
/// vote.
inline constexpr double kSamePassage = 0.6;

/// For each text the number of its group: that of the group's first text. Deterministic.
std::vector<std::size_t> group_near_duplicates(const std::vector<std::string_view>& texts);

/// Sets Candidate::same_as and Candidate::copies, factor by factor; a candidate that contradicts is
/// never folded into one that supports, nor the other way. Candidates must be ordered as
/// find() gives them, so that the first of a group is the strongest. Order and number stay.
void fold_duplicates(std::vector<Candidate>& candidates);

}  // namespace probant::evidence
