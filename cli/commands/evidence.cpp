#include "cli/commands/evidence.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/candidate_text.hpp"
#include "cli/wrap.hpp"

namespace probant::cli {
namespace {

using nlohmann::json;

/// The line of the candidate, with the reasons in the reader's language for a spreadsheet.
json to_csv_row(const evidence::Candidate& candidate, const Reading& reading) {
    json row = evidence::to_line(candidate);
    json reasons = json::array();
    for (const evidence::Reason& reason : candidate.reasons) {
        if (reason.weight <= 0) continue;
        reasons.push_back(reason_name(reason, reading) +
                          (reason.text.empty() ? "" : " «" + reason.text + "»"));
    }
    row["reasons"] = std::move(reasons);
    row["begin"] = candidate.anchor.begin;
    row["end"] = candidate.anchor.end;
    row["file_hash"] = candidate.anchor.file_hash;
    return row;
}

void write_text(Context& context, const std::vector<evidence::Candidate>& candidates,
                const Reading& reading) {
    std::string factor;
    for (const evidence::Candidate& candidate : candidates) {
        if (!candidate.same_as.empty()) continue;
        if (candidate.factor != factor) {
            if (!factor.empty()) context.out().line();
            factor = candidate.factor;
            context.out().line(reading.style.bold(factor_title(factor, reading)));
        }
        context.out().line();
        context.out().write(place_and_quote(candidate, reading));
        context.out().write(copies_line(candidate, reading));
        context.out().write(reasons_line(candidate, reading));
    }
}

void write_rows(Context& context, const std::vector<evidence::Candidate>& candidates,
                const Reading& reading) {
    Rows rows(context.out(), context.format(),
              {"id", "factor", "questions", "score", "proposed", "polarity", "document", "page",
               "language", "kind", "headings", "text", "reasons", "begin", "end", "file_hash",
               "same_as"});
    for (const evidence::Candidate& candidate : candidates) {
        rows.add(context.format() == Format::Csv ? to_csv_row(candidate, reading)
                                                 : evidence::to_line(candidate));
    }
    rows.finish();
}

/// The first `most` of each factor, with their near-duplicates; they come by factor and falling
/// score.
void keep_first(std::vector<evidence::Candidate>& candidates, int most) {
    std::map<std::string, int> seen;
    std::set<std::string> kept;
    std::erase_if(candidates, [&](const evidence::Candidate& c) {
        if (!c.same_as.empty()) return !kept.contains(c.same_as);
        if (++seen[c.factor] > most) return true;
        kept.insert(c.id);
        return false;
    });
}

}  // namespace

About EvidenceCommand::about() const {
    return {"evidence",
            "List the passages proposed as evidence",
            "probant evidence --factor F08 --language de --limit 5",
            {"text", "json", "jsonl", "csv"}};
}

void EvidenceCommand::declare(CLI::App& app) {
    add_repeatable(app, "--factor", factors_, "Only this key factor, e.g. F08 (repeatable)",
                   "FACTOR");
    add_repeatable(app, "--question", questions_,
                   "Only this guiding question, e.g. Q08.2 (repeatable)", "QUESTION");
    add_repeatable(app, "--language", languages_,
                   "Only passages in this language, e.g. de (repeatable)", "LANGUAGE");
    app.add_option("--document", filter_.document,
                   "Only documents whose path begins so, or a glob with * and ?")
        ->option_text("PATH");
    app.add_flag("--all", filter_.all, "Also what was scored and not proposed");
    app.add_option("--least-score", least_score_, "Only scores of at least this, between 0 and 1")
        ->option_text("X");
    app.add_option("--limit", limit_, "At most so many for each key factor")->option_text("N");
    app.add_option("--reader", reader_, "Language of titles and reasons [that of the environment]")
        ->option_text("LANGUAGE");
}

void EvidenceCommand::check(Context& context, Faults& faults) {
    filter_.least_score = number_of("--least-score", least_score_, 0, 1, 0, faults);
    most_ = whole_number_of("--limit", limit_, 1, 1'000'000'000, 0, faults);
    check_reader(context, reader_, faults);
    check_benchmark(context, faults);
    filter_.factors = {factors_.begin(), factors_.end()};
    filter_.questions = {questions_.begin(), questions_.end()};
    filter_.languages = {languages_.begin(), languages_.end()};
}

void EvidenceCommand::check_benchmark(Context& context, Faults& faults) {
    if (factors_.empty() && questions_.empty() && languages_.empty()) return;
    const auto benchmark = context.benchmark();
    // Broken lexicons are no fault of these options: run() will say what is wrong with them.
    if (!benchmark) return;
    std::vector<std::string> known;
    for (const lexicon::Factor& factor : (*benchmark)->factors) known.push_back(factor.id);
    for (const std::string& factor : factors_) check_choice("--factor", factor, known, faults);
    for (const std::string& question : questions_) {
        if ((*benchmark)->factor_of_question(question) != nullptr) continue;
        add_fault(faults, "--question", "the benchmark has no question «" + question + "»");
    }
    const auto& languages = (*context.lexicon())->languages();
    for (const std::string& language : languages_)
        check_choice("--language", language, languages, faults);
}

base::Result<int> EvidenceCommand::run(Context& context) {
    const auto model = context.model();
    if (!model) return base::fail(model.error());
    const auto reader = context.reader();
    if (!reader) return base::fail(reader.error());
    auto candidates =
        evidence::find(**reader, **context.lexicon(), **context.benchmark(), **model, filter_);
    if (!candidates) return base::fail(candidates.error());
    if (most_ > 0) keep_first(*candidates, most_);
    const Reading reading{**context.lexicon(), **context.benchmark(),
                          context.reader_language(reader_), text_width(), context.style()};
    if (context.format() == Format::Text)
        write_text(context, *candidates, reading);
    else
        write_rows(context, *candidates, reading);
    if (!candidates->empty()) return kDone;
    context.say(filter_.all ? "nothing found"
                            : "nothing proposed; --all shows what was scored lower too");
    return kNothingFound;
}

}  // namespace probant::cli
