// The passages of labelled documents with their features and labels: what training and measuring
// start from.
//
// Road: index > lexicon > [evidence: train].
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/evidence/features.hpp"
#include "engine/evidence/train.hpp"

namespace probant::evidence {

struct Sample {
    std::size_t document = 0;  ///< in Samples::documents
    std::size_t place = 0;     ///< among its passages
    PassageFeatures passage;
    const LabelledBlock* block = nullptr;  ///< null: it matches no block
    /// For the factor: 0, 1 or 2.
    int grade(const std::string& factor) const;
    const Label* label(const std::string& factor) const;
};

struct SampledDocument {
    std::string id, language, path, file_hash;
    std::vector<index::StoredPassage> passages{};
    std::set<std::uint32_t> hits{};  ///< passages worth scoring, see retrieve.hpp
};

/// Samples point into the labels they were made from, which must stay alive.
struct Samples {
    std::vector<SampledDocument> documents{};
    std::vector<Sample> samples{};  ///< retrieved passages only
};

/// Fails with NotFound where no labelled document is in the index.
base::Result<Samples> collect(const index::Reader& index, const lexicon::Lexicon& lexicon,
                              const lexicon::Benchmark& benchmark,
                              const std::vector<LabelledDocument>& labels);

/// A fold for each document: within each language the documents go round the folds in the order of
/// their ids, so that folds hold the same mix of languages.
std::vector<int> folds_by_document(const std::vector<SampledDocument>& documents, int folds);

/// A model from the samples of the documents in `use`.
Model train_on(const Samples& samples, const std::vector<bool>& use,
               const lexicon::Lexicon& lexicon, const lexicon::Benchmark& benchmark,
               const TrainOptions& options);

}  // namespace probant::evidence
