#include "engine/evidence/finder.hpp"

#include <fnmatch.h>

#include <algorithm>

#include "engine/evidence/candidate_maker.hpp"
#include "engine/evidence/duplicates.hpp"
#include "engine/evidence/retrieve.hpp"

namespace probant::evidence {
namespace {

bool document_wanted(const std::string& pattern, const std::string& path) {
    if (pattern.empty() || path.starts_with(pattern)) return true;
    return ::fnmatch(pattern.c_str(), path.c_str(), 0) == 0;
}

bool language_wanted(const std::set<std::string>& wanted,
                     const std::vector<index::StoredPassage>& passages) {
    return wanted.empty() || std::any_of(passages.begin(), passages.end(), [&](const auto& p) {
               return wanted.contains(p.language);
           });
}

}  // namespace

base::Result<std::vector<Candidate>> find(const index::Reader& index,
                                          const lexicon::Lexicon& lexicon,
                                          const lexicon::Benchmark& benchmark, const Model& model,
                                          const Filter& filter) {
    const auto retrieved = retrieve(index, lexicon, benchmark);
    if (!retrieved) return base::fail(retrieved.error());
    std::vector<Candidate> out;
    CandidateMaker maker(lexicon, benchmark, model, filter);
    for (const auto& [path, hits] : *retrieved) {
        if (!document_wanted(filter.document, path)) continue;
        const auto file = index.file(path);
        if (!file) return base::fail(file.error());
        const auto passages = index.passages(path);
        if (!passages) return base::fail(passages.error());
        if (!language_wanted(filter.languages, *passages)) continue;
        maker.document(*passages, hits, file->hash, out);
    }
    sort_and_number(out);
    fold_duplicates(out);
    return out;
}

}  // namespace probant::evidence
