#include "engine/evidence/logistic.hpp"

#include <linear.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace probant::evidence {
namespace {

void silent(const char* /*unused*/) {}

struct ModelCloser {
    void operator()(model* m) const { free_and_destroy_model(&m); }
};

/// LIBLINEAR's view of the examples: nodes numbered from 1, the extra feature and the bias last.
struct Problem {
    std::vector<std::vector<feature_node>> rows;
    std::vector<feature_node*> pointers;
    std::vector<double> targets;

    Problem(const std::vector<Example>& examples, std::size_t features) {
        const int extra = static_cast<int>(features) + 1;
        for (const Example& e : examples) {
            std::vector<feature_node> row;
            for (const Feature& f : *e.features)
                row.push_back({static_cast<int>(f.id) + 1, f.value});
            row.push_back({extra, e.extra});
            row.push_back({extra + 1, 1});
            row.push_back({-1, 0});
            rows.push_back(std::move(row));
        }
        for (std::size_t i = 0; i < examples.size(); ++i) {
            for (int n = 0; n < examples[i].repeat; ++n) {
                pointers.push_back(rows[i].data());
                targets.push_back(examples[i].positive ? 1 : -1);
            }
        }
    }
};

}  // namespace

double Fitted::operator()(const std::vector<Feature>& features, double extra_value) const {
    double sum = bias + extra * extra_value;
    for (const Feature& f : features) sum += weights[f.id] * static_cast<double>(f.value);
    return sum;
}

Fitted fit_logistic(const std::vector<Example>& examples, std::size_t features, double cost) {
    Fitted out;
    out.weights.assign(features, 0);
    const auto positive = std::count_if(examples.begin(), examples.end(),
                                        [](const Example& e) { return e.positive; });
    if (positive == 0 || static_cast<std::size_t>(positive) == examples.size()) {
        out.bias = positive == 0 ? -4 : 4;
        return out;
    }
    Problem data(examples, features);
    problem p{};
    p.l = static_cast<int>(data.pointers.size());
    p.n = static_cast<int>(features) + 2;
    p.y = data.targets.data();
    p.x = data.pointers.data();
    p.bias = 1;
    parameter settings{};
    settings.solver_type = L2R_LR;
    settings.eps = 0.001;
    settings.C = cost;
    set_print_string_function(silent);
    const std::unique_ptr<model, ModelCloser> trained(train(&p, &settings));
    const double sign = trained->label[0] == 1 ? 1 : -1;
    for (std::size_t i = 0; i < features; ++i) out.weights[i] = sign * trained->w[i];
    out.extra = sign * trained->w[features];
    out.bias = sign * trained->w[features + 1];
    return out;
}

Calibration calibrate(const std::vector<double>& values, const std::vector<bool>& positive) {
    const auto right = static_cast<double>(std::count(positive.begin(), positive.end(), true));
    const auto wrong = static_cast<double>(positive.size()) - right;
    const double high = (right + 1) / (right + 2);
    const double low = 1 / (wrong + 2);
    Calibration c{1, std::log((right + 1) / (wrong + 1))};
    if (right == 0 || wrong == 0) return c;
    c.offset = 0;
    constexpr int kMostSteps = 100;
    constexpr double kRidge = 1e-6;
    for (int step = 0; step < kMostSteps; ++step) {
        double g_slope = 0, g_offset = 0, h_ss = kRidge, h_so = 0, h_oo = kRidge;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double p = 1 / (1 + std::exp(-(c.slope * values[i] + c.offset)));
            const double error = p - (positive[i] ? high : low);
            const double spread = p * (1 - p);
            g_slope += error * values[i];
            g_offset += error;
            h_ss += spread * values[i] * values[i];
            h_so += spread * values[i];
            h_oo += spread;
        }
        const double determinant = h_ss * h_oo - h_so * h_so;
        const double d_slope =
            std::clamp((h_oo * g_slope - h_so * g_offset) / determinant, -1.0, 1.0);
        const double d_offset =
            std::clamp((h_ss * g_offset - h_so * g_slope) / determinant, -1.0, 1.0);
        c.slope -= d_slope;
        c.offset -= d_offset;
        if (std::abs(d_slope) + std::abs(d_offset) < 1e-7) break;
    }
    return c;
}

}  // namespace probant::evidence
