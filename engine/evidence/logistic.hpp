// Logistic regression, regularised (L2, LIBLINEAR's trust region Newton method on the primal), with
// a weight for each example.
//
// Source of the method: Fan, Chang, Hsieh, Wang, Lin, «LIBLINEAR: A Library for Large Linear
// Classification», JMLR 9 (2008). LIBLINEAR is known in logistic.cpp only.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/evidence/features.hpp"

namespace probant::evidence {

struct Example {
    const std::vector<Feature>* features = nullptr;
    double extra = 0;  ///< one more feature of its own number, e.g. the sum of a factor's rules
    bool positive = false;
    int repeat = 1;  ///< counts as so many examples
};

/// Weights by feature id; `extra` is the weight of Example::extra.
struct Fitted {
    double bias = 0;
    double extra = 0;
    std::vector<double> weights{};

    double operator()(const std::vector<Feature>& features, double extra_value) const;
};

/// Fits. With examples of one kind only, it is a constant of -4 or 4 without weights.
/// Deterministic.
Fitted fit_logistic(const std::vector<Example>& examples, std::size_t features, double cost);

/// Platt's method: the a and b with which a × value + b are the log-odds of the examples.
/// Source: Lin, Lin, Weng, «A note on Platt's probabilistic outputs for support vector machines»
/// (2007).
struct Calibration {
    double slope = 1, offset = 0;
};
Calibration calibrate(const std::vector<double>& values, const std::vector<bool>& positive);

}  // namespace probant::evidence
