#include "engine/evidence/scorer.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace probant::evidence {
namespace {

/// A second question is offered where it is at least this likely.
constexpr double kSecondQuestion = 0.35;

using Kind = FeatureSpace::Kind;

std::string_view words_of(const Sighting& s, const document::Passage& passage) {
    const std::string_view text = s.where == Where::Heading
                                      ? std::string_view(passage.headings[s.heading])
                                      : std::string_view(passage.text);
    return text.substr(s.begin, s.end - s.begin);
}

Where where_of(Trait trait) {
    switch (trait) {
        case Trait::ScopeHeading: return Where::Heading;
        case Trait::ScopeNeighbour: return Where::Neighbour;
        case Trait::ScopeDocument: return Where::Document;
        default: return Where::Passage;
    }
}

}  // namespace

double logistic(double log_odds) {
    return 1 / (1 + std::exp(-log_odds));
}

double log_odds(double probability) {
    return std::log(probability / (1 - probability));
}

Scorer::Scorer(const Model& model, const lexicon::Lexicon& lexicon,
               const lexicon::Benchmark& benchmark, const FeatureSpace& space)
    : lexicon_(lexicon),
      benchmark_(benchmark),
      space_(space),
      contradicts_(dense(model.contradicts)),
      mixing_(model.mixing) {
    for (const lexicon::Factor& f : benchmark.factors) {
        const auto it = model.factors.find(f.id);
        if (it == model.factors.end()) continue;
        Factor factor{f.id, it->second.threshold, dense(it->second.linear), {}};
        for (const std::string& q : f.questions) {
            const auto question = model.questions.find(q);
            if (question != model.questions.end())
                factor.questions.push_back({q, dense(question->second)});
        }
        factors_.push_back(std::move(factor));
    }
}

Scorer::Dense Scorer::dense(const Linear& linear) const {
    std::unordered_map<std::string_view, double> by_name;
    for (const auto& [name, weight] : linear.weights) by_name.emplace(name, weight);
    Dense out{linear.bias, std::vector<float>(space_.size(), 0)};
    if (by_name.empty()) return out;
    for (FeatureId id = 0; id < space_.size(); ++id) {
        const auto it = by_name.find(space_.name(id));
        if (it != by_name.end()) out.weights[id] = static_cast<float>(it->second);
    }
    return out;
}

double Scorer::sum(const Dense& linear, const std::vector<Feature>& features) {
    double total = linear.bias;
    for (const Feature& f : features) total += static_cast<double>(linear.weights[f.id] * f.value);
    return total;
}

std::vector<double> Scorer::own_log_odds(const PassageFeatures& passage) const {
    std::vector<double> own;
    own.reserve(factors_.size());
    for (const Factor& factor : factors_) own.push_back(sum(factor.linear, passage.features));
    return own;
}

Scorer::Rival Scorer::rival(const std::vector<double>& own, std::size_t factor) {
    Rival best;
    for (std::size_t f = 0; f < own.size(); ++f) {
        if (f != factor && own[f] - kNoRival > best.strength) best = {f, own[f] - kNoRival};
    }
    return best;
}

double Scorer::any_evidence(const std::vector<double>& own) {
    return own.empty() ? 0 : logistic(*std::max_element(own.begin(), own.end()));
}

double Scorer::log_odds(const std::vector<double>& own, std::size_t factor, double around) const {
    return mixing_.scale * own[factor] + mixing_.rival * rival(own, factor).strength +
           mixing_.around * around + mixing_.offset;
}

Polarity Scorer::polarity(const PassageFeatures& passage) const {
    return sum(contradicts_, passage.features) > 0 ? Polarity::Contradicts : Polarity::Supports;
}

std::vector<std::string> Scorer::questions(const PassageFeatures& passage,
                                           std::size_t factor) const {
    std::vector<std::pair<double, const std::string*>> ranked;
    for (const Question& q : factors_[factor].questions) {
        ranked.emplace_back(sum(q.linear, passage.features), &q.id);
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::string> out;
    for (const auto& [value, id] : ranked) {
        if (out.empty() || (out.size() == 1 && logistic(value) >= kSecondQuestion))
            out.push_back(*id);
    }
    return out;
}

void Scorer::add_concept_reasons(const PassageFeatures& features, const document::Passage& passage,
                                 const Dense& linear, std::vector<Reason>& out) const {
    std::map<std::pair<Where, std::size_t>, std::vector<const Sighting*>> seen;
    for (const Sighting& s : features.sightings) {
        seen[{s.where, lexicon::index_of(s.concept_id)}].push_back(&s);
    }
    std::map<std::pair<Where, std::size_t>, double> weight;
    for (const Feature& f : features.features) {
        const FeatureSpace::About about = space_.about(f.id);
        if (about.kind == Kind::Rule || about.kind == Kind::Trait) continue;
        const Where where = about.kind == Kind::Heading ? Where::Heading : Where::Passage;
        weight[{where, about.index}] += static_cast<double>(linear.weights[f.id] * f.value);
    }
    for (const auto& [key, total] : weight) {
        if (total == 0) continue;
        const auto& sightings = seen[key];
        for (const Sighting* s : sightings) {
            const std::string& id = lexicon_.concepts()[key.second].id;
            const bool here = key.first == Where::Passage;
            out.push_back({id,
                           {id},
                           key.first,
                           std::string(words_of(*s, passage)),
                           here ? s->begin : 0,
                           here ? s->end : 0,
                           total / static_cast<double>(sightings.size())});
        }
    }
}

Reason Scorer::rule_reason(const lexicon::Rule& rule, const PassageFeatures& features,
                           const document::Passage& passage) const {
    Reason reason;
    reason.concept_id = "rule:" + rule.id;
    for (const auto& any : rule.all) {
        for (const Sighting& s : features.sightings) {
            const bool wanted = std::find(any.begin(), any.end(), s.concept_id) != any.end();
            if (s.where != Where::Passage || !wanted) continue;
            reason.concepts.push_back(lexicon_.concepts()[lexicon::index_of(s.concept_id)].id);
            reason.text += (reason.text.empty() ? "" : " … ") + std::string(words_of(s, passage));
            break;
        }
    }
    return reason;
}

std::vector<Reason> Scorer::reasons(const PassageFeatures& features,
                                    const document::Passage& passage, std::size_t factor,
                                    double around) const {
    const Dense& linear = factors_[factor].linear;
    std::vector<Reason> out;
    add_concept_reasons(features, passage, linear, out);
    for (const Feature& f : features.features) {
        const FeatureSpace::About about = space_.about(f.id);
        const double weight = static_cast<double>(linear.weights[f.id] * f.value);
        if (weight == 0 || (about.kind != Kind::Rule && about.kind != Kind::Trait)) continue;
        Reason reason;
        if (about.kind == Kind::Rule) {
            reason = rule_reason(benchmark_.rules[about.index], features, passage);
        } else {
            reason.concept_id = space_.name(f.id);
            reason.where = where_of(static_cast<Trait>(about.index));
        }
        reason.weight = weight;
        out.push_back(std::move(reason));
    }
    for (Reason& reason : out) reason.weight *= mixing_.scale;
    const Rival best = rival(own_log_odds(features), factor);
    const auto add = [&](std::string id, Where where, double weight) {
        if (weight != 0) out.push_back({std::move(id), {}, where, {}, 0, 0, weight});
    };
    add("rival:" + factors_[best.factor].id, Where::Passage, mixing_.rival * best.strength);
    add("trait:surroundings", Where::Neighbour, mixing_.around * around);
    std::stable_sort(out.begin(), out.end(), [](const Reason& a, const Reason& b) {
        return std::abs(a.weight) > std::abs(b.weight);
    });
    return out;
}

}  // namespace probant::evidence
