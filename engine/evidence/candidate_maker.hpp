// From the passages of one document to its candidates: features, scores, questions, polarity,
// reasons, anchors. Used by find() and by cross-validation, so that both score in the same way.
//
// Road: index > lexicon > [evidence] > report.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/evidence/features.hpp"
#include "engine/evidence/finder.hpp"
#include "engine/evidence/scorer.hpp"

namespace probant::evidence {

/// Not thread-safe; one for each thread. Keeps references to what it was made with.
class CandidateMaker {
 public:
    CandidateMaker(const lexicon::Lexicon& lexicon, const lexicon::Benchmark& benchmark,
                   const Model& model, const Filter& filter);

    /// Appends the candidates among `hits` (passage ids) of one document, whose passages are in
    /// reading order.
    void document(const std::vector<index::StoredPassage>& passages,
                  const std::set<std::uint32_t>& hits, const std::string& file_hash,
                  std::vector<Candidate>& out);

 private:
    void consider(const index::StoredPassage& p, const PassageFeatures& features,
                  std::size_t factor, double score, double around, const std::string& file_hash,
                  std::vector<Candidate>& out) const;

    const Filter& filter_;
    Featurizer featurizer_;
    Scorer scorer_;
};

/// By factor and falling score; copies of a file get ids of their own («…~2»).
void sort_and_number(std::vector<Candidate>& candidates);

}  // namespace probant::evidence
