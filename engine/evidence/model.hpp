// The scoring model: for each factor a calibrated linear model over readable features, one for
// polarity and one for questions. Kept as a readable JSON file
// (lexicons/benchmarks/<id>/model.json) with a manifest of what it was trained on.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/lexicon/benchmark.hpp"

namespace probant::evidence {

/// A linear model: log-odds = bias + sum of weight × feature, by feature name (see features.hpp).
struct Linear {
    double bias = 0;
    std::map<std::string, double> weights{};
};

struct FactorModel {
    Linear linear;
    double threshold = 0.5;  ///< a candidate at or above it is proposed
};

/// What else than a factor's own linear model decides. With z its log-odds, r how far the best
/// other factor's rise above kNoRival (0 where they do not) and s the surroundings
/// (surroundings.hpp), the log-odds are scale × z + rival × r + around × s + offset. The same for
/// all factors.
struct Mixing {
    double scale = 1, rival = 0, around = 0, offset = 0;
};
inline constexpr double kNoRival = -2;

/// What a model was trained on, so that two teams can show that they used the same one.
struct Manifest {
    std::string made_on;  ///< date, ISO 8601
    std::string probant_version;
    std::string lexicon_hash, benchmark_hash, corpus_hash;
    std::size_t documents = 0, passages = 0;
    std::map<std::string, std::size_t> documents_by_language{};
    std::map<std::string, std::string> settings{};  ///< how, by name
};

struct Model {
    std::map<std::string, FactorModel> factors{};
    std::map<std::string, Linear> questions{};  ///< by question: which of a factor's questions
    Mixing mixing;
    Linear contradicts;  ///< polarity
    Manifest manifest;
    bool trained = false;

    /// The model of a benchmark that nobody has trained: the weights of its rules.
    static Model from_rules(const lexicon::Benchmark& benchmark);
};

/// Reads a model. Fails with NotFound, NotReadable, or BadInput with every fault.
base::Result<Model> load_model(const std::filesystem::path& file);
base::Result<void> save_model(const Model& model, const std::filesystem::path& file);

/// The benchmark's own trained model where there is one, else from_rules().
base::Result<Model> model_of(const lexicon::Benchmark& benchmark);

}  // namespace probant::evidence
