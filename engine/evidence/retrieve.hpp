// Which passages are worth scoring: those that hold at least one word of a concept that the
// benchmark's rules speak of, or of its subject (the group "scope").
//
// Road: index > lexicon > [evidence: retrieve] > features > score.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/index/index.hpp"
#include "engine/lexicon/benchmark.hpp"
#include "engine/lexicon/lexicon.hpp"

namespace probant::evidence {

/// Passage ids by document path.
using Retrieved = std::map<std::string, std::set<std::uint32_t>>;

/// In all languages that have terms, whatever is wanted later: a score rests on the whole document.
base::Result<Retrieved> retrieve(const index::Reader& index, const lexicon::Lexicon& lexicon,
                                 const lexicon::Benchmark& benchmark);

}  // namespace probant::evidence
