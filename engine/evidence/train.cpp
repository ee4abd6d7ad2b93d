#include "engine/evidence/train.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/base/file.hpp"
#include "engine/base/program.hpp"
#include "engine/evidence/candidate_maker.hpp"
#include "engine/evidence/logistic.hpp"
#include "engine/evidence/samples.hpp"
#include "engine/evidence/scorer.hpp"
#include "engine/evidence/surroundings.hpp"

namespace probant::evidence {
namespace {

/// Found by cross-validation on the labelled documents, see engine/evidence/README.md.
constexpr double kFactorCost = 0.06;
constexpr double kQuestionCost = 0.1;
constexpr double kPolarityCost = 0.1;
constexpr double kMixingCost = 10;
constexpr int kStrongRepeat = 2;  ///< a block of grade 2 counts twice
constexpr int kBareRepeat = 4;    ///< and a block of a document without any evidence so often

/// Weights of rules by feature id: the hand-made beginning from which learning starts.
class RuleSum {
 public:
    RuleSum(const FeatureSpace& space, const lexicon::Benchmark& benchmark,
            const std::function<bool(const lexicon::Rule&)>& wanted) {
        for (std::size_t r = 0; r < benchmark.rules.size(); ++r) {
            if (!wanted(benchmark.rules[r])) continue;
            weights_[space.of(FeatureSpace::Kind::Rule, r)] = benchmark.rules[r].weight;
        }
    }
    double operator()(const std::vector<Feature>& features) const {
        double sum = 0;
        for (const Feature& f : features) {
            const auto it = weights_.find(f.id);
            if (it != weights_.end()) sum += it->second * static_cast<double>(f.value);
        }
        return sum;
    }
    double weight(FeatureId id) const {
        const auto it = weights_.find(id);
        return it == weights_.end() ? 0 : it->second;
    }

 private:
    std::map<FeatureId, double> weights_;
};

/// One model to be learned: which samples, which of them are positive, and the rules that help.
struct Task {
    std::vector<std::size_t> samples{};
    std::vector<int> grade{};  ///< 0: negative
    std::vector<double> extra{};
};

class Trainer {
 public:
    Trainer(const Samples& samples, const std::vector<bool>& use, const lexicon::Lexicon& lexicon,
            const lexicon::Benchmark& benchmark, const TrainOptions& options)
        : samples_(samples), benchmark_(benchmark), options_(options), space_(lexicon, benchmark) {
        std::vector<SampledDocument> used;
        std::vector<std::size_t> number(samples.documents.size(), 0);
        for (std::size_t d = 0; d < samples.documents.size(); ++d) {
            if (!use[d]) continue;
            number[d] = used.size();
            used.push_back(
                {samples.documents[d].id, samples.documents[d].language, {}, {}, {}, {}});
        }
        const std::vector<int> fold = folds_by_document(used, options.folds);
        fold_.assign(samples.documents.size(), 0);
        for (std::size_t d = 0; d < samples.documents.size(); ++d) {
            if (use[d]) fold_[d] = fold[number[d]];
        }
        bare_.assign(samples.documents.size(), true);
        for (std::size_t i = 0; i < samples.samples.size(); ++i) {
            const Sample& sample = samples.samples[i];
            if (use[sample.document]) used_.push_back(i);
            if (sample.block != nullptr && !sample.block->labels.empty())
                bare_[sample.document] = false;
        }
    }

    Model run() {
        Model model;
        model.trained = true;
        for (const lexicon::Factor& factor : benchmark_.factors) add_factor(factor, model);
        add_mixing(model);
        set_thresholds(model);
        for (const lexicon::Factor& factor : benchmark_.factors) add_questions(factor, model);
        add_polarity(model);
        return model;
    }

 private:
    const std::vector<Feature>& features(std::size_t sample) const {
        return samples_.samples[sample].passage.features;
    }

    int repeat(std::size_t sample, int grade) const {
        if (bare_[samples_.samples[sample].document]) return kBareRepeat;
        return grade == 2 ? kStrongRepeat : 1;
    }

    Fitted fit(const Task& task, double cost, int without_fold) const {
        std::vector<Example> examples;
        for (std::size_t i = 0; i < task.samples.size(); ++i) {
            const std::size_t s = task.samples[i];
            if (fold_[samples_.samples[s].document] == without_fold) continue;
            examples.push_back(
                {&features(s), task.extra[i], task.grade[i] > 0, repeat(s, task.grade[i])});
        }
        return fit_logistic(examples, space_.size(), cost);
    }

    /// The values that a model gives to documents it has not seen.
    std::vector<double> out_of_fold(const Task& task, double cost) const {
        std::vector<double> values(task.samples.size());
        for (int fold = 0; fold < options_.folds; ++fold) {
            const Fitted fitted = fit(task, cost, fold);
            for (std::size_t i = 0; i < task.samples.size(); ++i) {
                const std::size_t s = task.samples[i];
                if (fold_[samples_.samples[s].document] != fold) continue;
                values[i] = fitted(features(s), task.extra[i]);
            }
        }
        return values;
    }

    /// The fitted weights by name; the rules' sum goes back to the rules, and calibration into all
    /// of them.
    Linear linear(const Fitted& fitted, const RuleSum& rules, const Calibration& c) const {
        Linear out;
        out.bias = c.slope * fitted.bias + c.offset;
        for (FeatureId id = 0; id < space_.size(); ++id) {
            const double weight = c.slope * (fitted.weights[id] + fitted.extra * rules.weight(id));
            if (weight != 0) out.weights[space_.name(id)] = weight;
        }
        return out;
    }

    bool has(Part part) const { return !options_.without.contains(part); }

    void add_factor(const lexicon::Factor& factor, Model& model) {
        const RuleSum rules(space_, benchmark_,
                            [&](const lexicon::Rule& r) { return r.factor == factor.id; });
        Task task;
        for (const std::size_t s : used_) {
            task.samples.push_back(s);
            task.grade.push_back(samples_.samples[s].grade(factor.id));
            task.extra.push_back(rules(features(s)));
        }
        const double cost = options_.cost > 0 ? options_.cost : kFactorCost;
        std::vector<double> values = out_of_fold(task, cost);
        std::vector<bool> positive;
        for (const int grade : task.grade) positive.push_back(grade > 0);
        const Calibration c = calibrate(values, positive);
        for (double& value : values) value = c.slope * value + c.offset;
        model.factors[factor.id].linear = linear(fit(task, cost, -1), rules, c);
        held_out_[factor.id] = {std::move(values), {}, std::move(task.grade)};
    }

    /// What the factors' own models say of held-out documents is weighed against their strongest
    /// rival and what stands around the passage.
    void add_mixing(Model& model) {
        const std::vector<double> around = held_out_surroundings();
        std::vector<std::vector<Feature>> rows;
        std::vector<Example> examples;
        const auto each = [&](const auto& visit) {
            for (std::size_t i = 0; i < used_.size(); ++i) {
                for (auto& [id, held] : held_out_) visit(id, held, i, rival(id, i));
            }
        };
        each([&](const std::string&, const HeldOut& held, std::size_t i, double strength) {
            rows.push_back({{0, static_cast<float>(held.log_odds[i])},
                            {1, has(Part::Rivals) ? static_cast<float>(strength) : 0},
                            {2, has(Part::Surroundings) ? static_cast<float>(around[i]) : 0}});
        });
        std::size_t row = 0;
        each([&](const std::string&, const HeldOut& held, std::size_t i, double) {
            examples.push_back({&rows[row++], 0, held.grade[i] > 0, 1});
        });
        const Fitted fitted = fit_logistic(examples, 3, kMixingCost);
        model.mixing = {fitted.weights[0], fitted.weights[1], fitted.weights[2], fitted.bias};
        std::map<std::string, std::vector<double>> mixed;
        each([&](const std::string& id, const HeldOut& held, std::size_t i, double strength) {
            mixed[id].push_back(logistic(model.mixing.scale * held.log_odds[i] +
                                         model.mixing.rival * strength +
                                         model.mixing.around * around[i] + model.mixing.offset));
        });
        for (auto& [id, held] : held_out_) held.probability = std::move(mixed[id]);
    }

    /// By sample in use: what stands around its passage, as far as held-out scores tell.
    std::vector<double> held_out_surroundings() const {
        std::map<std::size_t, std::vector<double>> evidence;
        for (std::size_t i = 0; i < used_.size(); ++i) {
            const Sample& sample = samples_.samples[used_[i]];
            std::vector<double>& document = evidence[sample.document];
            document.resize(samples_.documents[sample.document].passages.size(), 0);
            std::vector<double> own;
            for (const auto& [id, held] : held_out_) own.push_back(held.log_odds[i]);
            document[sample.place] = Scorer::any_evidence(own);
        }
        std::map<std::size_t, std::vector<double>> around;
        for (const auto& [document, values] : evidence) around[document] = surroundings(values);
        std::vector<double> out;
        for (const std::size_t s : used_) {
            const Sample& sample = samples_.samples[s];
            out.push_back(around[sample.document][sample.place]);
        }
        return out;
    }

    double rival(const std::string& factor, std::size_t i) const {
        double best = kNoRival;
        for (const auto& [id, held] : held_out_) {
            if (id != factor) best = std::max(best, held.log_odds[i]);
        }
        return best - kNoRival;
    }

    struct HeldOut {
        std::vector<double> log_odds{};  ///< of the factor's own model
        std::vector<double> probability{};
        std::vector<int> grade{};
    };

    /// F1 of what would be proposed: precision over all grades, recall over grade 2.
    static double f1(const HeldOut& held, double threshold) {
        double proposed = 0, right = 0, strong = 0, found = 0;
        for (std::size_t i = 0; i < held.grade.size(); ++i) {
            const bool in = held.probability[i] >= threshold;
            proposed += in ? 1 : 0;
            right += in && held.grade[i] > 0 ? 1 : 0;
            strong += held.grade[i] == 2 ? 1 : 0;
            found += in && held.grade[i] == 2 ? 1 : 0;
        }
        if (proposed == 0 || strong == 0) return 0;
        const double precision = right / proposed;
        const double recall = found / strong;
        return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    }

    /// The rule: the threshold with the best F1 on held-out documents (smoothed over its
    /// neighbours), halfway, in log-odds, between the factor's own and the one that is best for all
    /// factors together: a factor has few labelled passages, and its own best threshold alone is
    /// mostly noise.
    void set_thresholds(Model& model) const {
        std::vector<double> grid;
        for (int step = 0; step <= 26; ++step) grid.push_back(0.10 + 0.025 * step);
        std::map<std::string, std::vector<double>> curves;
        std::vector<double> mean(grid.size(), 0);
        for (const auto& [id, held] : held_out_) {
            std::vector<double>& curve = curves[id];
            for (const double t : grid) curve.push_back(f1(held, t));
            for (std::size_t i = 0; i < grid.size(); ++i) mean[i] += curve[i];
        }
        const double common = evidence::log_odds(best(grid, mean));
        for (auto& [id, factor] : model.factors) {
            factor.threshold = logistic((common + evidence::log_odds(best(grid, curves[id]))) / 2);
        }
    }

    static double best(const std::vector<double>& grid, const std::vector<double>& curve) {
        std::size_t best = 0;
        double most = -1;
        for (std::size_t i = 0; i < grid.size(); ++i) {
            double sum = 0;
            double n = 0;
            for (std::size_t j = i < 2 ? 0 : i - 2; j < std::min(grid.size(), i + 3); ++j) {
                sum += curve[j];
                n += 1;
            }
            if (sum / n > most) {
                most = sum / n;
                best = i;
            }
        }
        return grid[best];
    }

    void add_questions(const lexicon::Factor& factor, Model& model) const {
        for (const std::string& question : factor.questions) {
            const RuleSum rules(space_, benchmark_, [&](const lexicon::Rule& r) {
                return std::find(r.questions.begin(), r.questions.end(), question) !=
                       r.questions.end();
            });
            Task task;
            for (const std::size_t s : used_) {
                const Label* label = samples_.samples[s].label(factor.id);
                if (label == nullptr) continue;
                const auto& asked = label->questions;
                task.samples.push_back(s);
                task.grade.push_back(
                    std::find(asked.begin(), asked.end(), question) != asked.end() ? 1 : 0);
                task.extra.push_back(rules(features(s)));
            }
            model.questions[question] = linear(fit(task, kQuestionCost, -1), rules, {});
        }
    }

    void add_polarity(Model& model) const {
        Task task;
        for (const std::size_t s : used_) {
            const LabelledBlock* block = samples_.samples[s].block;
            if (block == nullptr || block->labels.empty()) continue;
            const bool against =
                std::any_of(block->labels.begin(), block->labels.end(),
                            [](const Label& l) { return l.polarity == Polarity::Contradicts; });
            task.samples.push_back(s);
            task.grade.push_back(against ? 1 : 0);
            task.extra.push_back(0);
        }
        const RuleSum none(space_, benchmark_, [](const lexicon::Rule&) { return false; });
        model.contradicts = linear(fit(task, kPolarityCost, -1), none, {});
    }

    const Samples& samples_;
    const lexicon::Benchmark& benchmark_;
    const TrainOptions& options_;
    FeatureSpace space_;
    std::vector<int> fold_;          ///< inner fold by document
    std::vector<bool> bare_;         ///< by document: it has no label at all
    std::vector<std::size_t> used_;  ///< samples that may be learned from
    std::map<std::string, HeldOut> held_out_;
};

Part part_of(FeatureSpace::Kind kind) {
    switch (kind) {
        case FeatureSpace::Kind::Passage: return Part::Passage;
        case FeatureSpace::Kind::NearScope: return Part::NearScope;
        case FeatureSpace::Kind::WithScope: return Part::WithScope;
        case FeatureSpace::Kind::Heading: return Part::Heading;
        case FeatureSpace::Kind::Rule: return Part::Rules;
        case FeatureSpace::Kind::Trait: return Part::Traits;
    }
    return Part::Passage;
}

/// A feature that no sample has gets no weight.
void leave_out(const std::set<Part>& parts, const FeatureSpace& space, Samples& samples) {
    if (parts.empty()) return;
    for (Sample& sample : samples.samples) {
        std::erase_if(sample.passage.features, [&](const Feature& f) {
            return parts.contains(part_of(space.about(f.id).kind));
        });
    }
}

}  // namespace

std::string labels_hash(const std::vector<LabelledDocument>& labels) {
    std::vector<std::string> lines;
    for (const LabelledDocument& d : labels) {
        for (const LabelledBlock& b : d.blocks) {
            std::string line = b.id + '\n' + b.text + '\n';
            for (const Label& l : b.labels) {
                line += l.factor + ' ' + std::to_string(l.grade) + ' ' +
                        std::string(name(l.polarity)) + '\n';
            }
            lines.push_back(base::sha256(line));
        }
    }
    std::sort(lines.begin(), lines.end());
    std::string all;
    for (const std::string& line : lines) all += line;
    return base::sha256(all);
}

std::string_view name(Part part) {
    constexpr std::array<std::string_view, kParts.size()> kNames{
        "passage", "near-scope", "with-scope", "heading",
        "rules",   "traits",     "rivals",     "surroundings"};
    return kNames[static_cast<std::size_t>(part)];
}

Model train_on(const Samples& samples, const std::vector<bool>& use,
               const lexicon::Lexicon& lexicon, const lexicon::Benchmark& benchmark,
               const TrainOptions& options) {
    return Trainer(samples, use, lexicon, benchmark, options).run();
}

base::Result<Model> train(const index::Reader& index, const lexicon::Lexicon& lexicon,
                          const lexicon::Benchmark& benchmark,
                          const std::vector<LabelledDocument>& labels, const TrainOptions& options,
                          const std::set<std::string>& skip) {
    auto samples = collect(index, lexicon, benchmark, labels);
    if (!samples) return base::fail(samples.error());
    leave_out(options.without, FeatureSpace(lexicon, benchmark), *samples);
    std::vector<bool> use;
    Manifest manifest;
    for (const SampledDocument& d : samples->documents) {
        use.push_back(!skip.contains(d.id));
        if (!use.back()) continue;
        ++manifest.documents;
        manifest.passages += d.passages.size();
        ++manifest.documents_by_language[d.language];
    }
    Model model = train_on(*samples, use, lexicon, benchmark, options);
    manifest.made_on = base::today();
    manifest.probant_version = base::version();
    manifest.lexicon_hash = lexicon.hash();
    manifest.benchmark_hash = benchmark.hash;
    manifest.corpus_hash = labels_hash(labels);
    manifest.settings = {{"method", "LIBLINEAR, L2-regularised logistic regression"},
                         {"cost", std::to_string(options.cost > 0 ? options.cost : kFactorCost)},
                         {"folds", std::to_string(options.folds)}};
    model.manifest = std::move(manifest);
    return model;
}

base::Result<std::vector<Candidate>> cross_validate(
    const index::Reader& index, const lexicon::Lexicon& lexicon,
    const lexicon::Benchmark& benchmark, const std::vector<LabelledDocument>& labels,
    const std::vector<LabelledDocument>& further, const TrainOptions& options, Split split,
    int folds, const std::function<void(int done, int total)>& progress) {
    std::vector<LabelledDocument> learned = labels;
    learned.insert(learned.end(), further.begin(), further.end());
    auto samples = collect(index, lexicon, benchmark, learned);
    if (!samples) return base::fail(samples.error());
    leave_out(options.without, FeatureSpace(lexicon, benchmark), *samples);
    std::set<std::string> measured;
    for (const LabelledDocument& d : labels) measured.insert(d.id);
    if (std::none_of(samples->documents.begin(), samples->documents.end(),
                     [&](const SampledDocument& d) { return measured.contains(d.id); })) {
        return base::fail(base::Code::NotFound, "none of the documents to measure is in the index",
                          "scan the folder that holds their files first");
    }
    std::vector<int> fold = folds_by_document(samples->documents, folds);
    if (split == Split::ByLanguage) {
        std::map<std::string, int> number;
        for (const SampledDocument& d : samples->documents)
            number.emplace(d.language, static_cast<int>(number.size()));
        for (std::size_t i = 0; i < fold.size(); ++i)
            fold[i] = number[samples->documents[i].language];
        folds = static_cast<int>(number.size());
    }
    Filter everything;
    everything.all = true;
    std::vector<Candidate> out;
    for (int f = 0; f < folds; ++f) {
        progress(f, folds);
        std::vector<bool> use(fold.size());
        for (std::size_t i = 0; i < fold.size(); ++i) use[i] = fold[i] != f;
        const Model model = train_on(*samples, use, lexicon, benchmark, options);
        CandidateMaker maker(lexicon, benchmark, model, everything);
        for (std::size_t i = 0; i < fold.size(); ++i) {
            const SampledDocument& d = samples->documents[i];
            if (use[i] || !measured.contains(d.id)) continue;
            maker.document(d.passages, d.hits, d.file_hash, out);
        }
    }
    progress(folds, folds);
    sort_and_number(out);
    return out;
}

}  // namespace probant::evidence
