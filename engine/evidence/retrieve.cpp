#include "engine/evidence/retrieve.hpp"

#include <algorithm>

namespace probant::evidence {
namespace {

using lexicon::ConceptId;

std::vector<ConceptId> wanted_concepts(const lexicon::Lexicon& lexicon,
                                       const lexicon::Benchmark& benchmark) {
    std::set<ConceptId> wanted;
    for (std::size_t i = 0; i < lexicon.concepts().size(); ++i) {
        if (lexicon.concepts()[i].group == "scope") wanted.insert(static_cast<ConceptId>(i));
    }
    for (const lexicon::Rule& rule : benchmark.rules) {
        for (const auto& any : rule.all) wanted.insert(any.begin(), any.end());
    }
    return {wanted.begin(), wanted.end()};
}

}  // namespace

base::Result<Retrieved> retrieve(const index::Reader& index, const lexicon::Lexicon& lexicon,
                                 const lexicon::Benchmark& benchmark) {
    std::vector<std::string> vocabulary;
    index.vocabulary([&](std::string_view term) { vocabulary.emplace_back(term); });
    const std::vector<ConceptId> concepts = wanted_concepts(lexicon, benchmark);
    Retrieved out;
    for (const std::string& language : lexicon.languages()) {
        const auto spoken = index.has_language(language);
        if (!spoken) return base::fail(spoken.error());
        if (!*spoken) continue;
        const auto hits =
            index.any_of(lexicon.index_terms(concepts, language, vocabulary), language);
        if (!hits) return base::fail(hits.error());
        for (const index::Reader::Hit& hit : *hits) out[hit.document].insert(hit.id);
    }
    return out;
}

}  // namespace probant::evidence
