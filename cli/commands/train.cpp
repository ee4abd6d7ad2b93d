#include "cli/commands/train.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "cli/labels.hpp"
#include "cli/wrap.hpp"

namespace probant::cli {
namespace {

using Weights = std::vector<std::pair<std::string, double>>;

constexpr std::size_t kShownWeights = 3;

Weights strongest(const evidence::Linear& linear) {
    Weights all(linear.weights.begin(), linear.weights.end());
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return std::abs(a.second) > std::abs(b.second);
    });
    all.resize(std::min(all.size(), kShownWeights));
    return all;
}

std::size_t used_weights(const evidence::Linear& linear) {
    return static_cast<std::size_t>(
        std::count_if(linear.weights.begin(), linear.weights.end(),
                      [](const auto& weight) { return weight.second != 0; }));
}

void write_text(Context& context, const evidence::Model& model) {
    Output& out = context.out();
    out.line("learned from " + grouped(model.manifest.documents) + " documents, " +
             grouped(model.manifest.passages) + " passages");
    out.line(context.style().bold("factor  threshold  weights  strongest"));
    for (const auto& [id, factor] : model.factors) {
        std::string line = padded(id, 8) + padded_left(decimal(factor.threshold, 2), 9);
        line += padded_left(std::to_string(used_weights(factor.linear)), 9) + "  ";
        for (const auto& [name, weight] : strongest(factor.linear))
            line += name + " " + decimal(weight, 2) + "  ";
        while (line.ends_with(' ')) line.pop_back();
        out.line(line);
    }
}

nlohmann::json to_json(const evidence::Model& model, const std::string& file) {
    nlohmann::json factors = nlohmann::json::object();
    for (const auto& [id, factor] : model.factors) {
        factors[id] = {{"threshold", factor.threshold}, {"weights", used_weights(factor.linear)}};
    }
    return {{"file", file},
            {"documents", model.manifest.documents},
            {"passages", model.manifest.passages},
            {"documents_by_language", model.manifest.documents_by_language},
            {"factors", std::move(factors)}};
}

}  // namespace

About TrainCommand::about() const {
    return {"train", "Learn the benchmark's model from labelled documents",
            "probant train --labels corpus/labels --output model.json"};
}

void TrainCommand::declare(CLI::App& app) {
    app.add_option("--labels", labels_,
                   "Files or folders of labelled documents [corpus/labels beside the lexicons]")
        ->option_text("PATH...");
    app.add_option("--output", output_, "File of the model [model.json of the benchmark]")
        ->option_text("FILE");
    app.add_option("--folds", folds_, "Parts for the inner cross-validation [6]")->option_text("N");
    app.add_option("--cost", cost_, "Cost parameter of the learner [that of the benchmark]")
        ->option_text("X");
}

void TrainCommand::check(Context&, Faults& faults) {
    options_.folds = whole_number_of("--folds", folds_, 2, 100, 6, faults);
    options_.cost = number_of("--cost", cost_, 0, 1'000'000, 0, faults);
}

base::Result<int> TrainCommand::run(Context& context) {
    const auto labels = load_labels(context, labels_);
    if (!labels) return base::fail(labels.error());
    const auto reader = context.reader();
    if (!reader) return base::fail(reader.error());
    const auto model =
        evidence::train(**reader, **context.lexicon(), **context.benchmark(), *labels, options_);
    if (!model) return base::fail(model.error());
    const std::filesystem::path file = output_.empty()
                                           ? (*context.benchmark())->folder / "model.json"
                                           : std::filesystem::path(output_);
    const auto saved = evidence::save_model(*model, file);
    if (!saved) return base::fail(saved.error());
    if (context.format() == Format::Text)
        write_text(context, *model);
    else
        context.out().line(json_text(to_json(*model, file.string())));
    context.say("written: " + file.string());
    return kDone;
}

}  // namespace probant::cli
