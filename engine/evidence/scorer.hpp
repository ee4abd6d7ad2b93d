// Features times weights: the scores of a document's passages, their questions, polarity and
// reasons.
//
// Road: index > lexicon > [evidence: features > score]. The model's weights are laid out by feature
// number once; scoring a passage touches only the features that it has.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/evidence/candidate.hpp"
#include "engine/evidence/features.hpp"
#include "engine/evidence/model.hpp"

namespace probant::evidence {

/// Probability of log-odds, and back.
double logistic(double log_odds);
double log_odds(double probability);

class Scorer {
 public:
    /// A feature of the model that the space does not have (a concept was removed) is left out.
    Scorer(const Model& model, const lexicon::Lexicon& lexicon, const lexicon::Benchmark& benchmark,
           const FeatureSpace& space);

    std::size_t factors() const { return factors_.size(); }
    const std::string& factor(std::size_t number) const { return factors_[number].id; }
    double threshold(std::size_t number) const { return factors_[number].threshold; }
    /// The log-odds of every factor's own linear model, by its number.
    std::vector<double> own_log_odds(const PassageFeatures& passage) const;
    /// The probability that a passage is evidence for some factor: its strongest factor's.
    static double any_evidence(const std::vector<double>& own);
    /// The log-odds of a factor, from all factors' own and the passage's surroundings.
    double log_odds(const std::vector<double>& own, std::size_t factor, double around) const;
    Polarity polarity(const PassageFeatures& passage) const;
    /// One question, or two where the second is nearly as likely.
    std::vector<std::string> questions(const PassageFeatures& passage, std::size_t factor) const;
    /// The sum behind score(): one reason a sighting, a rule or a trait; by falling absolute
    /// weight.
    std::vector<Reason> reasons(const PassageFeatures& features, const document::Passage& passage,
                                std::size_t factor, double around) const;
    /// What log_odds() is without any reason.
    double bias(std::size_t factor) const {
        return mixing_.scale * factors_[factor].linear.bias + mixing_.offset;
    }

 private:
    struct Dense {
        double bias = 0;
        std::vector<float> weights;
    };
    struct Question {
        std::string id;
        Dense linear;
    };
    struct Factor {
        std::string id;
        double threshold = 0.5;
        Dense linear;
        std::vector<Question> questions;
    };

    /// The strongest other factor and how far it rises above kNoRival.
    struct Rival {
        std::size_t factor = 0;
        double strength = 0;
    };
    static Rival rival(const std::vector<double>& own, std::size_t factor);
    Dense dense(const Linear& linear) const;
    static double sum(const Dense& linear, const std::vector<Feature>& features);
    void add_concept_reasons(const PassageFeatures& features, const document::Passage& passage,
                             const Dense& linear, std::vector<Reason>& out) const;
    Reason rule_reason(const lexicon::Rule& rule, const PassageFeatures& features,
                       const document::Passage& passage) const;

    const lexicon::Lexicon& lexicon_;
    const lexicon::Benchmark& benchmark_;
    const FeatureSpace& space_;
    std::vector<Factor> factors_;
    Dense contradicts_;
    Mixing mixing_;
};

}  // namespace probant::evidence
