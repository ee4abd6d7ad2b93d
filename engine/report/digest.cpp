#include "engine/report/digest.hpp"

#include <algorithm>

namespace probant::report {
namespace {

FactorDigest digest_factor(const lexicon::Factor& factor,
                           const std::vector<evidence::Candidate>& candidates) {
    FactorDigest out;
    out.factor = &factor;
    for (const evidence::Candidate& candidate : candidates) {
        if (candidate.factor != factor.id || !candidate.same_as.empty()) continue;
        out.candidates.push_back(&candidate);
        if (candidate.polarity == evidence::Polarity::Contradicts) ++out.contradicting;
        for (const std::string& question : candidate.questions) ++out.by_question[question];
    }
    std::stable_sort(out.candidates.begin(), out.candidates.end(),
                     [](const auto* a, const auto* b) { return a->score > b->score; });
    for (const std::string& question : factor.questions) {
        if (!out.by_question.contains(question)) out.open_questions.push_back(question);
    }
    return out;
}

void count_files(const DossierInput& input, Digest& out) {
    const auto& known = input.lexicon.languages();
    for (const index::FileRecord& file : input.files) {
        ++out.states[file.state];
        out.files.emplace(file.path, &file);
        const bool has_terms = std::find(known.begin(), known.end(), file.language) != known.end();
        if (file.state != index::State::Unreadable) {
            LanguageDigest& language = out.languages[file.language.empty() ? "und" : file.language];
            ++language.documents;
            language.passages += static_cast<std::size_t>(std::max(0, file.passages));
        }
        if (has_terms && file.passages > 0) {
            ++out.searched;
            out.searched_languages.insert(file.language);
        } else {
            ++out.not_searched;
        }
    }
}

}  // namespace

Digest digest(const DossierInput& input) {
    Digest out;
    for (const lexicon::Factor& factor : input.benchmark.factors) {
        out.factors.push_back(digest_factor(factor, input.candidates));
    }
    count_files(input, out);
    return out;
}

}  // namespace probant::report
