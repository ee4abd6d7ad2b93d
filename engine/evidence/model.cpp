#include "engine/evidence/model.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/base/file.hpp"

namespace probant::evidence {
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr const char* kFormat = "probant-model/3";

/// Without training, a factor's passage needs a rule or two to be proposed.
constexpr double kUntrainedBias = -2.0;
constexpr double kUntrainedRule = 1.5;
constexpr double kUntrainedQuestion = -1.0;  ///< no second question without a rule for it

double rounded(double value) {
    return std::round(value * 10'000) / 10'000;
}

json to_json(const Linear& linear) {
    json weights = json::object();
    for (const auto& [feature, weight] : linear.weights) {
        if (rounded(weight) != 0) weights[feature] = rounded(weight);
    }
    return {{"bias", rounded(linear.bias)}, {"weights", std::move(weights)}};
}

Linear linear_from(const json& value) {
    return {value.at("bias").get<double>(),
            value.at("weights").get<std::map<std::string, double>>()};
}

json to_json(const Manifest& m) {
    return {{"made_on", m.made_on},      {"probant_version", m.probant_version},
            {"lexicon", m.lexicon_hash}, {"benchmark", m.benchmark_hash},
            {"corpus", m.corpus_hash},   {"documents", m.documents},
            {"passages", m.passages},    {"documents_by_language", m.documents_by_language},
            {"settings", m.settings}};
}

Manifest manifest_from(const json& value) {
    Manifest m;
    value.at("made_on").get_to(m.made_on);
    value.at("probant_version").get_to(m.probant_version);
    value.at("lexicon").get_to(m.lexicon_hash);
    value.at("benchmark").get_to(m.benchmark_hash);
    value.at("corpus").get_to(m.corpus_hash);
    value.at("documents").get_to(m.documents);
    value.at("passages").get_to(m.passages);
    value.at("documents_by_language").get_to(m.documents_by_language);
    value.at("settings").get_to(m.settings);
    return m;
}

Model model_from(const json& value) {
    Model model;
    model.trained = true;
    model.manifest = manifest_from(value.at("manifest"));
    for (const auto& [id, factor] : value.at("factors").items()) {
        model.factors[id] = {linear_from(factor), factor.at("threshold").get<double>()};
    }
    for (const auto& [id, question] : value.at("questions").items()) {
        model.questions[id] = linear_from(question);
    }
    model.contradicts = linear_from(value.at("contradicts"));
    const json& mixing = value.at("mixing");
    model.mixing = {mixing.at("scale").get<double>(), mixing.at("rival").get<double>(),
                    mixing.at("around").get<double>(), mixing.at("offset").get<double>()};
    return model;
}

}  // namespace

Model Model::from_rules(const lexicon::Benchmark& benchmark) {
    Model model;
    for (const lexicon::Factor& factor : benchmark.factors) {
        model.factors[factor.id].linear.bias = kUntrainedBias;
        for (const std::string& question : factor.questions)
            model.questions[question].bias = kUntrainedQuestion;
    }
    for (const lexicon::Rule& rule : benchmark.rules) {
        model.factors[rule.factor].linear.weights["rule:" + rule.id] = kUntrainedRule * rule.weight;
        for (const std::string& q : rule.questions)
            model.questions[q].weights["rule:" + rule.id] = rule.weight;
    }
    model.contradicts.bias = -5;
    return model;
}

base::Result<Model> load_model(const fs::path& file) {
    auto bytes = base::read_file(file);
    if (!bytes) return base::fail(bytes.error());
    base::Error bad{base::Code::BadInput,
                    "the model " + file.string() + " cannot be used",
                    "make it again with: probant train",
                    {}};
    try {
        const json value = json::parse(*bytes);
        if (value.value("format", "") != kFormat) {
            bad.code = base::Code::WrongVersion;
            bad.faults.push_back({file.string(), 1, std::string("its format is not ") + kFormat});
            return base::fail(std::move(bad));
        }
        return model_from(value);
    } catch (const json::exception& e) {
        bad.faults.push_back({file.string(), 0, e.what()});
        return base::fail(std::move(bad));
    }
}

base::Result<void> save_model(const Model& model, const fs::path& file) {
    json factors = json::object();
    for (const auto& [id, factor] : model.factors) {
        factors[id] = to_json(factor.linear);
        factors[id]["threshold"] = rounded(factor.threshold);
    }
    json questions = json::object();
    for (const auto& [id, linear] : model.questions) questions[id] = to_json(linear);
    const json value = {{"format", kFormat},
                        {"manifest", to_json(model.manifest)},
                        {"factors", std::move(factors)},
                        {"questions", std::move(questions)},
                        {"mixing",
                         {{"scale", rounded(model.mixing.scale)},
                          {"rival", rounded(model.mixing.rival)},
                          {"around", rounded(model.mixing.around)},
                          {"offset", rounded(model.mixing.offset)}}},
                        {"contradicts", to_json(model.contradicts)}};
    return base::write_file(file, value.dump(1) + "\n");
}

base::Result<Model> model_of(const lexicon::Benchmark& benchmark) {
    auto model = load_model(benchmark.folder / "model.json");
    if (!model && model.error().code == base::Code::NotFound) return Model::from_rules(benchmark);
    return model;
}

}  // namespace probant::evidence
