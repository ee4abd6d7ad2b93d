// New words for the lexicons: what stands in passages that are evidence far more often than in the
// rest of the archive, and that no term covers yet: missing terms, local names of bodies and
// programmes.
//
// Road: index > lexicon > [evidence: suggest]; beside scoring, not part of it. Method: Robertson's
// offer weight, r times the relevance weight of Robertson and Sparck Jones (S. E. Robertson, «On
// term selection for query expansion», Journal of Documentation 46, 1990), as Xapian's expand sets
// use it, over words and pairs of words.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/index/index.hpp"
#include "engine/lexicon/lexicon.hpp"

namespace probant::evidence {

struct Suggestion {
    std::string term;          ///< one or two folded words, as a term file would have them
    std::string form;          ///< as it mostly stands in the text
    double weight = 0;         ///< offer weight
    std::size_t relevant = 0;  ///< relevant passages that have it
    std::size_t passages = 0;  ///< all passages of the language that have it
    std::string example;       ///< some words around one of them
};

/// By falling weight, at most `most`; what stands in fewer than three relevant passages is left
/// out. `relevant` says of a passage whether it is evidence.
base::Result<std::vector<Suggestion>> suggest_terms(
    const index::Reader& index, const lexicon::Lexicon& lexicon, const std::string& language,
    const std::function<bool(const index::StoredPassage&)>& relevant, std::size_t most);

}  // namespace probant::evidence
