// From the index to candidates: retrieve, features, score. One call does what `probant evidence`
// does.
//
// Road: index > lexicon > [evidence: retrieve > features > score] > report.
// Method: published keyword lists reach high precision at low recall; the same lists as features of
// a small trained linear model keep the precision and find far more (see
// engine/evidence/README.md).
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/evidence/candidate.hpp"
#include "engine/evidence/model.hpp"
#include "engine/index/index.hpp"
#include "engine/lexicon/benchmark.hpp"
#include "engine/lexicon/lexicon.hpp"

namespace probant::evidence {

/// Which candidates are wanted. An empty set means all.
struct Filter {
    std::set<std::string> factors{}, questions{}, languages{};
    std::string document{};  ///< path or its beginning, or a glob with * and ?
    bool all = false;        ///< also what is scored but not proposed
    double least_score = 0;
};

/// All candidates, by factor and falling score, near-duplicates marked. Deterministic. `model` may
/// be untrained (Model::from_rules).
base::Result<std::vector<Candidate>> find(const index::Reader& index,
                                          const lexicon::Lexicon& lexicon,
                                          const lexicon::Benchmark& benchmark, const Model& model,
                                          const Filter& filter);

}  // namespace probant::evidence
