#include "cli/commands/eval.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/labels.hpp"
#include "cli/progress.hpp"
#include "cli/wrap.hpp"
#include "engine/base/file.hpp"

namespace probant::cli {
namespace {

using nlohmann::json;
using BlockMatches = std::map<std::string, evidence::BlockMatch>;

json to_json(const evidence::Quality& quality) {
    return {{"ndcg10", quality.ndcg10},     {"precision5", quality.precision5},
            {"recall20", quality.recall20}, {"precision", quality.precision},
            {"recall", quality.recall},     {"f1", quality.f1},
            {"cells", quality.cells}};
}

json to_json(const std::map<std::string, evidence::Quality>& qualities) {
    json out = json::object();
    for (const auto& [name, quality] : qualities) out[name] = to_json(quality);
    return out;
}

json to_json(const evidence::Evaluation& found) {
    json cells = json::object();
    for (const auto& [language, factors] : found.cells) cells[language] = to_json(factors);
    return {{"all", to_json(found.all)},
            {"by_language", to_json(found.by_language)},
            {"by_factor", to_json(found.by_factor)},
            {"cells", std::move(cells)},
            {"polarity_accuracy", found.polarity_accuracy},
            {"polarity_count", found.polarity_count},
            {"question_accuracy", found.question_accuracy},
            {"question_count", found.question_count},
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
    out.line("polarity     " + decimal(found.polarity_accuracy, 3) + " of " +
             grouped(found.polarity_count));
    out.line("question     " + decimal(found.question_accuracy, 3) + " of " +
             grouped(found.question_count));
    out.line("calibration  " + decimal(found.calibration_error, 3) + " expected error");
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
    app.add_flag("--errors", errors_,
                 "Instead of the measures: what was missed and what was proposed wrongly, and why");
}

void EvalCommand::check(Context&, Faults& faults) {
    folds_ = whole_number_of("--folds", folds_text_, 2, 100, 6, faults);
    options_.cost = number_of("--cost", cost_text_, 0, 1'000'000, 0, faults);
    check_choice("--split", split_, {"document", "language"}, faults);
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
    const auto reader = context.reader();
    if (!reader) return base::fail(reader.error());
    ProgressLine line(context.options().quiet);
    const auto show = [&](int done, int total) {
        line.show({static_cast<std::size_t>(done), static_cast<std::size_t>(total), 0, 0,
                   "parts measured"});
    };
    const auto split =
        split_ == "language" ? evidence::Split::ByLanguage : evidence::Split::ByDocument;
    const auto candidates =
        evidence::cross_validate(**reader, **context.lexicon(), **context.benchmark(), *labels,
                                 further, options_, split, folds_, show);
    line.clear();
    if (!candidates) return base::fail(candidates.error());
    if (!candidates_.empty()) {
        const auto saved = save_lines(*candidates, candidates_);
        if (!saved) return base::fail(saved.error());
    }
    const auto matches = evidence::match_blocks(**reader, *labels);
    if (!matches) return base::fail(matches.error());
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
    if (context.format() == Format::Text) {
        write_text(context, found, *matches);
        return kDone;
    }
    json out = to_json(found);
    out["blocks"] = to_json(*matches);
    context.out().line(json_text(out));
    return kDone;
}

}  // namespace probant::cli
