#include "engine/evidence/candidate_maker.hpp"

#include <algorithm>
#include <map>

#include "engine/base/file.hpp"
#include "engine/evidence/surroundings.hpp"

namespace probant::evidence {
namespace {

constexpr std::size_t kIdDigits = 10;

template <class Set, class List>
bool any_in(const Set& set, const List& list) {
    return std::any_of(list.begin(), list.end(),
                       [&](const auto& item) { return set.contains(item); });
}

Anchor anchor(const document::Passage& passage, const std::string& file_hash) {
    Anchor a{file_hash,      passage.begin, passage.end, passage.text.substr(passage.repeated),
             passage.before, passage.after, {}};
    for (const document::Piece& piece : passage.pieces) {
        if (piece.end > passage.repeated) a.boxes.push_back(piece.box);
    }
    return a;
}

/// The same passage of a copied file has the same id; the copies are told apart by a number.
void number_copies(std::vector<Candidate>& candidates) {
    std::map<std::string, int> seen;
    for (Candidate& c : candidates) {
        const int n = ++seen[c.id];
        if (n > 1) c.id += "~" + std::to_string(n);
    }
}

}  // namespace

CandidateMaker::CandidateMaker(const lexicon::Lexicon& lexicon, const lexicon::Benchmark& benchmark,
                               const Model& model, const Filter& filter)
    : filter_(filter),
      featurizer_(lexicon, benchmark),
      scorer_(model, lexicon, benchmark, featurizer_.space()) {}

void CandidateMaker::document(const std::vector<index::StoredPassage>& passages,
                              const std::set<std::uint32_t>& hits, const std::string& file_hash,
                              std::vector<Candidate>& out) {
    const std::vector<PassageFeatures> features = featurizer_.document(passages);
    std::vector<std::vector<double>> own(passages.size());
    std::vector<double> evidence(passages.size(), 0);
    for (std::size_t i = 0; i < passages.size(); ++i) {
        if (!hits.contains(passages[i].id)) continue;
        own[i] = scorer_.own_log_odds(features[i]);
        evidence[i] = Scorer::any_evidence(own[i]);
    }
    const std::vector<double> around = surroundings(evidence);
    for (std::size_t i = 0; i < passages.size(); ++i) {
        const index::StoredPassage& p = passages[i];
        if (!filter_.languages.empty() && !filter_.languages.contains(p.language)) continue;
        for (std::size_t f = 0; f < own[i].size(); ++f) {
            const double score = logistic(scorer_.log_odds(own[i], f, around[i]));
            consider(p, features[i], f, score, around[i], file_hash, out);
        }
    }
}

void CandidateMaker::consider(const index::StoredPassage& p, const PassageFeatures& features,
                              std::size_t f, double score, double around,
                              const std::string& file_hash, std::vector<Candidate>& out) const {
    if (!filter_.factors.empty() && !filter_.factors.contains(scorer_.factor(f))) return;
    const bool proposed = score >= scorer_.threshold(f);
    if ((!proposed && !filter_.all) || score < filter_.least_score) return;
    std::vector<std::string> questions = scorer_.questions(features, f);
    if (!filter_.questions.empty() && !any_in(filter_.questions, questions)) return;
    Candidate c;
    c.factor = scorer_.factor(f);
    c.questions = std::move(questions);
    c.score = score;
    c.proposed = proposed;
    c.polarity = scorer_.polarity(features);
    c.document = p.document;
    c.passage = p.id;
    c.page = p.passage.page;
    c.language = p.language;
    c.kind = p.passage.kind;
    c.text = p.passage.text;
    c.headings = p.passage.headings;
    c.anchor = anchor(p.passage, file_hash);
    c.reasons = scorer_.reasons(features, p.passage, f, around);
    c.bias = scorer_.bias(f);
    const std::string place =
        file_hash + ":" + std::to_string(c.anchor.begin) + "-" + std::to_string(c.anchor.end);
    c.id = base::sha256(place).substr(0, kIdDigits) + "-" + c.factor;
    out.push_back(std::move(c));
}

void sort_and_number(std::vector<Candidate>& candidates) {
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) {
                         return a.factor != b.factor ? a.factor < b.factor : a.score > b.score;
                     });
    number_copies(candidates);
}

}  // namespace probant::evidence
