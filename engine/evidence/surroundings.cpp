#include "engine/evidence/surroundings.hpp"

#include <cmath>
#include <cstddef>

#include "engine/evidence/scorer.hpp"

namespace probant::evidence {
namespace {

constexpr double kReach = 15;          // passages
constexpr double kOrdinary = 0.2;      // the share assumed where nothing is known
constexpr double kOrdinaryWeight = 3;  // in passages: what a short document is believed

/// Sums of the values before each place, a step away counting `decay` as much.
struct Decaying {
    double evidence = 0, weight = 0;
    void pass(double value, double decay) {
        evidence = (evidence + value) * decay;
        weight = (weight + 1) * decay;
    }
};

}  // namespace

std::vector<double> surroundings(const std::vector<double>& evidence) {
    const double decay = std::exp(-1 / kReach);
    std::vector<Decaying> before(evidence.size());
    Decaying sum;
    for (std::size_t i = 0; i < evidence.size(); ++i) {
        before[i] = sum;
        sum.pass(evidence[i], decay);
    }
    std::vector<double> out(evidence.size());
    Decaying after;
    for (std::size_t i = evidence.size(); i-- > 0;) {
        const double share = (before[i].evidence + after.evidence + kOrdinaryWeight * kOrdinary) /
                             (before[i].weight + after.weight + kOrdinaryWeight);
        out[i] = log_odds(share) - log_odds(kOrdinary);
        after.pass(evidence[i], decay);
    }
    return out;
}

}  // namespace probant::evidence
