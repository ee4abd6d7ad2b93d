#include "cli/commands/eval.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/labels.hpp"
#include "cli/progress.hpp"
#include "cli/quality_page.hpp"
#include "cli/rows.hpp"
#include "cli/wrap.hpp"
#include "engine/base/file.hpp"
#include "engine/base/program.hpp"

namespace probant::cli {
namespace {

using nlohmann::json;
using BlockMatches = std::map<std::string, evidence::BlockMatch>;

json to_json(const evidence::Quality& quality) {
    return {{"ndcg10", quality.ndcg10},
            {"precision5", quality.precision5},
            {"recall20", quality.recall20},
            {"precision", quality.precision},
            {"recall", quality.recall},
            {"f1", quality.f1},
            {"cells", quality.cells},
            {"polarity", quality.polarity.share()},
            {"question", quality.question.share()}};
}

json to_json(const std::map<std::string, evidence::Quality>& qualities) {
    json out = json::object();
    for (const auto& [name, quality] : qualities) out[name] = to_json(quality);
    return out;
}

json to_json(const evidence::Evaluation& found) {
    json cells = json::object();
    for (const auto& [language, factors] : found.cells) cells[language] = to_json(factors);
    json calibration = json::array();
    for (const evidence::CalibrationBin& bin : found.calibration)
        calibration.push_back({{"score", bin.score}, {"right", bin.right}, {"count", bin.count}});
    return {{"all", to_json(found.all)},
            {"by_language", to_json(found.by_language)},
            {"by_factor", to_json(found.by_factor)},
            {"cells", std::move(cells)},
            {"polarity_accuracy", found.all.polarity.share()},
            {"polarity_count", found.all.polarity.of},
            {"question_accuracy", found.all.question.share()},
            {"question_count", found.all.question.of},
            {"calibration", std::move(calibration)},
            {"calibration_error", found.calibration_error}};
}

json to_json(const BlockMatches& matches) {
    json out = json::object();
    for (const auto& [format, match] : matches) {
        out[format] = {
            {"blocks", match.blocks}, {"matched", match.matched}, {"missed", match.missed}};
    }
    return out;
}

void write_row(Output& out, const std::string& name, const evidence::Quality& q) {
    std::string line = padded(name, 10);
    for (const double value : {q.ndcg10, q.precision5, q.recall20, q.precision, q.recall, q.f1}) {
        line += padded_left(decimal(value, 3), 9);
    }
    out.line(line + padded_left(std::to_string(q.cells), 7));
}

void write_text(Context& context, const evidence::Evaluation& found, const BlockMatches& matches) {
    Output& out = context.out();
    std::string head = padded("", 10);
    for (const char* name : {"nDCG@10", "P@5", "R@20", "P", "R", "F1"})
        head += padded_left(name, 9);
    out.line(context.style().bold(head + padded_left("cells", 7)));
    write_row(out, "all", found.all);
    out.line();
    for (const auto& [language, quality] : found.by_language) write_row(out, language, quality);
    out.line();
    for (const auto& [factor, quality] : found.by_factor) write_row(out, factor, quality);
    out.line();
    for (const auto& [name, answers] :
         {std::pair{"polarity     ", found.all.polarity}, {"question     ", found.all.question}})
        out.line(name + decimal(answers.share(), 3) + " of " + grouped(answers.of));
    out.line("calibration  " + decimal(found.calibration_error, 3) +
             " expected error; of scores near a tenth, so many have a label:");
    std::string scores = "  score    ";
    std::string right = "  labelled ";
    for (const evidence::CalibrationBin& bin : found.calibration) {
        scores += padded_left(decimal(bin.score, 2), 7);
        right += padded_left(decimal(bin.right, 2), 7);
    }
    out.line(scores);
    out.line(right);
    for (const auto& [format, match] : matches) {
        out.line("blocks found in " + padded(format, 6) + grouped(match.matched) + " of " +
                 grouped(match.blocks));
    }
}

constexpr std::size_t kShownReasons = 6;

std::string kind_of(const evidence::Mistake& mistake) {
    return mistake.kind == evidence::Mistake::Kind::Miss ? "missed" : "false";
}

/// The strongest reasons of the score, or that there was none.
std::string why(const evidence::Mistake& mistake) {
    if (mistake.candidate == nullptr) return "not scored: no term of the lexicon in it";
    std::string text = decimal(mistake.candidate->score, 2) + ":";
    for (std::size_t i = 0; i < std::min(kShownReasons, mistake.candidate->reasons.size()); ++i) {
        const evidence::Reason& reason = mistake.candidate->reasons[i];
        text +=
            " " + reason.concept_id + (reason.weight < 0 ? " " : " +") + decimal(reason.weight, 2);
        if (!reason.text.empty()) text += " «" + reason.text + "»";
    }
    return text;
}

json to_json(const evidence::Mistake& mistake) {
    return {{"kind", kind_of(mistake)}, {"language", mistake.language}, {"factor", mistake.factor},
            {"block", mistake.block},   {"text", mistake.text},         {"why", why(mistake)}};
}

void write_text(Context& context, const evidence::Mistake& mistake) {
    Output& out = context.out();
    out.line(context.style().bold(mistake.language + " " + mistake.factor + " " + kind_of(mistake) +
                                  " " + mistake.block));
    out.write(wrapped(mistake.text, {}, "  ", text_width(), context.style()));
    out.write(wrapped(why(mistake), {}, "  ", text_width(), context.style()));
}

base::Result<void> save_lines(const std::vector<evidence::Candidate>& candidates,
                              const std::string& file) {
    std::string lines;
    for (const evidence::Candidate& candidate : candidates)
        lines += json_line(evidence::to_line(candidate)) + "\n";
    return base::write_file(file, lines);
}

}  // namespace

About EvalCommand::about() const {
    return {"eval", "Measure the proposals on labelled documents not learned from",
            "probant eval --labels corpus/labels --split language"};
}

void EvalCommand::declare(CLI::App& app) {
    app.add_option("--labels", labels_,
                   "Files or folders of labelled documents [corpus/labels beside the lexicons]")
        ->option_text("PATH...");
    app.add_option("--further", further_,
                   "Labelled documents to learn from as well, but not to measure")
        ->option_text("PATH...");
    app.add_option("--folds", folds_text_, "Parts of the cross-validation [6]")->option_text("N");
    app.add_option("--cost", cost_text_, "Cost parameter of the learner [that of the benchmark]")
        ->option_text("X");
    app.add_option("--split", split_, "What a part leaves out: document or language [document]")
        ->option_text("WHAT");
    app.add_option("--candidates", candidates_,
                   "Also write the measured candidates to this file, as JSON Lines")
        ->option_text("FILE");
    app.add_option("--page", page_, "Also write the measures to this file, as a page of Markdown")
        ->option_text("FILE");
    app.add_flag("--ablate", ablate_,
                 "Instead: what the measures lose without each part of the score");
    app.add_flag("--errors", errors_,
                 "Instead of the measures: what was missed and what was proposed wrongly, and why");
}

void EvalCommand::check(Context&, Faults& faults) {
    folds_ = whole_number_of("--folds", folds_text_, 2, 100, 6, faults);
    options_.cost = number_of("--cost", cost_text_, 0, 1'000'000, 0, faults);
    check_choice("--split", split_, {"document", "language"}, faults);
    if (ablate_ && errors_) add_fault(faults, "--ablate", "does not go with --errors");
    if (!page_.empty() && (ablate_ || errors_))
        add_fault(faults, "--page", "is of the measures: it does not go with --ablate or --errors");
    if (!candidates_.empty() && ablate_)
        add_fault(faults, "--candidates", "does not go with --ablate: there are many sets of them");
}

base::Result<int> EvalCommand::run(Context& context) {
    const auto labels = load_labels(context, labels_);
    if (!labels) return base::fail(labels.error());
    std::vector<evidence::LabelledDocument> further;
    if (!further_.empty()) {
        auto loaded = load_labels(context, further_);
        if (!loaded) return base::fail(loaded.error());
        further = std::move(*loaded);
    }
    if (ablate_) return ablate(context, *labels, further);
    const auto candidates = measure(context, *labels, further, options_);
    if (!candidates) return base::fail(candidates.error());
    if (!candidates_.empty()) {
        const auto saved = save_lines(*candidates, candidates_);
        if (!saved) return base::fail(saved.error());
    }
    if (errors_) {
        const auto wrong = evidence::mistakes(*candidates, *labels);
        if (context.format() == Format::Text) {
            for (const evidence::Mistake& m : wrong) write_text(context, m);
        } else {
            json list = json::array();
            for (const evidence::Mistake& m : wrong) list.push_back(to_json(m));
            context.out().line(json_text(list));
        }
        return wrong.empty() ? kNothingFound : kDone;
    }
    const evidence::Evaluation found = evidence::evaluate(*candidates, *labels);
    if (!page_.empty()) {
        const auto written = write_page(context, found, *labels, further);
        if (!written) return base::fail(written.error());
    }
    const auto reader = context.reader();
    if (!reader) return base::fail(reader.error());
    const auto matches = evidence::match_blocks(**reader, *labels);
    if (!matches) return base::fail(matches.error());
    if (context.format() == Format::Text) {
        write_text(context, found, *matches);
        return kDone;
    }
    json out = to_json(found);
    out["blocks"] = to_json(*matches);
    context.out().line(json_text(out));
    return kDone;
}

base::Result<std::vector<evidence::Candidate>> EvalCommand::measure(
    Context& context, const Labels& labels, const Labels& further,
    const evidence::TrainOptions& options) const {
    const auto reader = context.reader();
    if (!reader) return base::fail(reader.error());
    ProgressLine line(context.options().quiet);
    const auto show = [&](int done, int total) {
        line.show({static_cast<std::size_t>(done), static_cast<std::size_t>(total), 0, 0,
                   "parts measured"});
    };
    const auto split =
        split_ == "language" ? evidence::Split::ByLanguage : evidence::Split::ByDocument;
    auto candidates = evidence::cross_validate(**reader, **context.lexicon(), **context.benchmark(),
                                               labels, further, options, split, folds_, show);
    line.clear();
    return candidates;
}

base::Result<int> EvalCommand::ablate(Context& context, const Labels& labels,
                                      const Labels& further) const {
    Rows rows(context.out(), context.format(), {"without", "ndcg10", "f1"});
    const auto row = [&](const std::string& without, const evidence::Quality& q) {
        if (context.format() == Format::Text) {
            context.out().line(padded(without, 14) + padded_left(decimal(q.ndcg10, 3), 9) +
                               padded_left(decimal(q.f1, 3), 9));
        } else {
            rows.add({{"without", without}, {"ndcg10", q.ndcg10}, {"f1", q.f1}});
        }
    };
    if (context.format() == Format::Text)
        context.out().line(context.style().bold("without         nDCG@10       F1"));
    std::vector<std::set<evidence::Part>> left_out{{}};
    for (const evidence::Part part : evidence::kParts) left_out.push_back({part});
    for (const auto& parts : left_out) {
        evidence::TrainOptions options = options_;
        options.without = parts;
        const auto candidates = measure(context, labels, further, options);
        if (!candidates) return base::fail(candidates.error());
        row(parts.empty() ? "nothing" : std::string(evidence::name(*parts.begin())),
            evidence::evaluate(*candidates, labels).all);
    }
    rows.finish();
    return kDone;
}

base::Result<void> EvalCommand::write_page(Context& context, const evidence::Evaluation& found,
                                           const Labels& labels, const Labels& further) const {
    Measured measured{"probant eval",
                      base::today(),
                      std::string(base::version()),
                      (*context.lexicon())->hash(),
                      (*context.benchmark())->hash,
                      evidence::labels_hash(labels),
                      evidence::labels_hash(further),
                      labels.size(),
                      further.size()};
    const auto add = [&](const char* option, const std::vector<std::string>& values) {
        if (values.empty()) return;
        measured.command += std::string(" ") + option;
        for (const std::string& value : values) measured.command += " " + value;
    };
    add("--labels", labels_);
    add("--further", further_);
    if (split_ != "document") add("--split", {split_});
    return base::write_file(page_, quality_page(found, measured));
}

}  // namespace probant::cli
