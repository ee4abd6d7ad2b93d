// Learning and measuring: from labelled documents to a Model, and how good it is on documents it
// has not seen.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/evidence/candidate.hpp"
#include "engine/evidence/model.hpp"
#include "engine/index/index.hpp"
#include "engine/lexicon/benchmark.hpp"
#include "engine/lexicon/lexicon.hpp"

namespace probant::evidence {

struct Label {
    std::string factor;
    int grade = 2;  ///< 2: would be cited on its own; 1: relevant but weak
    std::vector<std::string> questions{};
    Polarity polarity = Polarity::Supports;
};

struct LabelledBlock {
    std::string id, text;
    bool heading = false;
    std::vector<Label> labels{};
};

/// A labelled document; its file in the archive has the stem `id`.
struct LabelledDocument {
    std::string id, language;
    std::vector<LabelledBlock> blocks{};
};

/// Reads labelled documents (JSON Lines, see corpus/README.md), from files or from folders of
/// *.jsonl. Fails with NotFound, or BadInput with every fault and its line.
base::Result<std::vector<LabelledDocument>> load_labels(
    const std::vector<std::filesystem::path>& paths, const lexicon::Benchmark& benchmark);

/// SHA-256 over texts and labels, whatever their order.
std::string labels_hash(const std::vector<LabelledDocument>& labels);

/// What a score is made of, to be left out and missed (ablation).
enum class Part { Passage, NearScope, WithScope, Heading, Rules, Traits, Rivals, Surroundings };
inline constexpr std::array kParts{Part::Passage, Part::NearScope,   Part::WithScope,
                                   Part::Heading, Part::Rules,       Part::Traits,
                                   Part::Rivals,  Part::Surroundings};
std::string_view name(Part part);

struct TrainOptions {
    int folds = 6;    ///< of the inner cross-validation that calibrates and sets thresholds
    double cost = 0;  ///< LIBLINEAR's C; 0: the default of the benchmark
    std::set<Part> without{};  ///< gets no weight
};

/// Trains on the passages of the index that belong to `labels` (matched as the published measure
/// does: half of the words each way). `skip` leaves documents out. Deterministic.
base::Result<Model> train(const index::Reader& index, const lexicon::Lexicon& lexicon,
                          const lexicon::Benchmark& benchmark,
                          const std::vector<LabelledDocument>& labels, const TrainOptions& options,
                          const std::set<std::string>& skip = {});

/// How many of the answers to a question were right.
struct Agreement {
    std::size_t right = 0, of = 0;
    double share() const {
        return of == 0 ? 0 : static_cast<double>(right) / static_cast<double>(of);
    }
};

/// One row of the evaluation: means over (language, factor) cells that have labels.
struct Quality {
    double ndcg10 = 0, precision5 = 0, recall20 = 0, precision = 0, recall = 0, f1 = 0;
    std::size_t cells = 0;
    Agreement polarity{}, question{};  ///< over the labelled passages that were scored, in sum
};

/// Scores of one tenth of 0 … 1 beside what came true.
struct CalibrationBin {
    double score = 0, right = 0;  ///< means: of the scores, of those that have a label
    std::size_t count = 0;
};

struct Evaluation {
    Quality all;
    std::map<std::string, Quality> by_language{}, by_factor{};
    std::map<std::string, std::map<std::string, Quality>> cells{};  ///< language, factor
    std::vector<CalibrationBin> calibration{};                      ///< ten
    double calibration_error = 0;  ///< expected calibration error over them
};

/// The published measure (the rules are those of the project's evaluate.py) over candidates of all
/// factors.
Evaluation evaluate(const std::vector<Candidate>& candidates,
                    const std::vector<LabelledDocument>& labels);

/// A proposal without a label, or a label of grade 2 without a proposal.
struct Mistake {
    enum class Kind { Miss, False };
    Kind kind = Kind::Miss;
    std::string language, factor;
    std::string block;  ///< id; empty where the passage matches no block
    std::string text;   ///< of the block that was missed, of the passage that was proposed
    const Candidate* candidate = nullptr;  ///< with its reasons; null: the passage was never scored
};

/// By language, factor and kind. They point into `candidates`.
std::vector<Mistake> mistakes(const std::vector<Candidate>& candidates,
                              const std::vector<LabelledDocument>& labels);

/// How many blocks of the labelled documents some passage of the index matches: what reading lost.
struct BlockMatch {
    std::size_t blocks = 0, matched = 0;
    std::vector<std::string> missed{};  ///< ids of the blocks
};
/// By format of the file ("pdf", "docx" …); documents that are not in the index are left out.
base::Result<std::map<std::string, BlockMatch>> match_blocks(
    const index::Reader& index, const std::vector<LabelledDocument>& labels);

/// Ids of the passages that match a block with a label for `factor` (empty: for any).
base::Result<std::set<std::uint32_t>> labelled_passages(const index::Reader& index,
                                                        const std::vector<LabelledDocument>& labels,
                                                        const std::string& factor);

/// How documents are parted for cross-validation.
enum class Split { ByDocument, ByLanguage };

/// Out-of-fold candidates of the documents in `labels`: every document is scored by a model that
/// has never seen it (ByDocument: folds of documents; ByLanguage: no document of its language). The
/// documents in `further` are learned from too, those of the other folds only, and not measured.
base::Result<std::vector<Candidate>> cross_validate(
    const index::Reader& index, const lexicon::Lexicon& lexicon,
    const lexicon::Benchmark& benchmark, const std::vector<LabelledDocument>& labels,
    const std::vector<LabelledDocument>& further, const TrainOptions& options, Split split,
    int folds, const std::function<void(int done, int total)>& progress);

}  // namespace probant::evidence
