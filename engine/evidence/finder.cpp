#include "engine/evidence/finder.hpp"

#include <fnmatch.h>

#include "engine/evidence/candidate_maker.hpp"
#include "engine/evidence/duplicates.hpp"
#include "engine/evidence/retrieve.hpp"

namespace probant::evidence {
namespace {

bool document_wanted(const std::string& pattern, const std::string& path) {
    if (pattern.empty() || path.starts_with(pattern)) return true;
    return ::fnmatch(pattern.c_str(), path.c_str(), 0) == 0;
}

}  // namespace

base::Result<std::vector<Candidate>> find(const index::Reader& index,
                                          const lexicon::Lexicon& lexicon,
                                          const lexicon::Benchmark& benchmark, const Model& model,
                                          const Filter& filter) {
    // All languages, whatever is wanted: a score rests on the whole document.
    const auto retrieved = retrieve(index, lexicon, benchmark, {});
    if (!retrieved) return base::fail(retrieved.error());
    std::vector<Candidate> out;
    CandidateMaker maker(lexicon, benchmark, model, filter);
    for (const auto& [path, hits] : *retrieved) {
        if (!document_wanted(filter.document, path)) continue;
        const auto file = index.file(path);
        if (!file) return base::fail(file.error());
        const auto passages = index.passages(path);
        if (!passages) return base::fail(passages.error());
        maker.document(*passages, hits, file->hash, out);
    }
    sort_and_number(out);
    fold_duplicates(out);
    return out;
}

}  // namespace probant::evidence
