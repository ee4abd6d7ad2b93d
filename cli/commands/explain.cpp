#include "cli/commands/explain.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "cli/candidate_text.hpp"
#include "cli/wrap.hpp"
#include "engine/base/utf8.hpp"
#include "engine/evidence/finder.hpp"

namespace probant::cli {
namespace {

double sum_of(const evidence::Candidate& candidate) {
    double sum = candidate.bias;
    for (const evidence::Reason& reason : candidate.reasons) sum += reason.weight;
    return sum;
}

std::string signed_weight(double weight) {
    return (weight < 0 ? "" : "+") + decimal(weight, 3);
}

std::string_view place_of(evidence::Where where) {
    switch (where) {
        case evidence::Where::Heading: return "in a heading above";
        case evidence::Where::Neighbour: return "in a passage beside it";
        case evidence::Where::Document: return "in the document";
        default: return "in the passage";
    }
}

void write_term(Context& context, double weight, const std::string& name, const std::string& rest) {
    std::string line = "  " + padded_left(signed_weight(weight), 8) + "  " + name;
    if (!rest.empty()) line += "  " + context.style().dim(rest);
    context.out().line(line);
}

void write_text(Context& context, const evidence::Candidate& candidate, const Reading& reading) {
    Output& out = context.out();
    out.line(reading.style.bold(factor_title(candidate.factor, reading)));
    out.line();
    out.write(place_and_quote(candidate, reading));
    out.line();
    out.line("In log-odds, the largest first:");
    write_term(context, candidate.bias, "where every passage begins for this factor", "");
    for (const evidence::Reason& reason : candidate.reasons) {
        std::string rest = reason.text.empty() ? "" : "«" + base::printable(reason.text) + "» ";
        rest += place_of(reason.where);
        write_term(context, reason.weight, base::printable(reason_name(reason, reading)), rest);
    }
    out.line("  --------");
    write_term(context, sum_of(candidate), "sum", "");
    out.line();
    out.line("A sum of " + decimal(sum_of(candidate), 3) + " is a probability of " +
             decimal(candidate.score, 2) + ": " +
             (candidate.proposed ? "proposed" : "not proposed") + ".");
}

nlohmann::json to_json(const evidence::Candidate& candidate, const Reading& reading) {
    nlohmann::json line = evidence::to_line(candidate);
    for (std::size_t i = 0; i < candidate.reasons.size(); ++i) {
        line["reasons"][i]["gloss"] = reason_name(candidate.reasons[i], reading);
    }
    line["sum"] = sum_of(candidate);
    return line;
}

/// The factor that the id ends with, to score no other; empty where it ends with none.
std::set<std::string> factor_of(const std::string& id, const lexicon::Benchmark& benchmark) {
    for (const lexicon::Factor& factor : benchmark.factors) {
        if (id.find("-" + factor.id) != std::string::npos) return {factor.id};
    }
    return {};
}

}  // namespace

About ExplainCommand::about() const {
    return {"explain", "Show the sum behind the score of one passage",
            "probant explain 3f2a91c04b-F08"};
}

void ExplainCommand::declare(CLI::App& app) {
    app.add_option("ID", id_, "Id of a passage, as probant evidence shows it")->option_text(" ");
    app.add_option("--reader", reader_, "Language of the reasons [that of the environment]")
        ->option_text("LANGUAGE");
}

void ExplainCommand::check(Context& context, Faults& faults) {
    if (id_.empty()) add_fault(faults, "ID", "the id of a passage is missing");
    check_reader(context, reader_, faults);
}

base::Result<evidence::Candidate> ExplainCommand::find(Context& context) const {
    const auto model = context.model();
    if (!model) return base::fail(model.error());
    const auto reader = context.reader();
    if (!reader) return base::fail(reader.error());
    const lexicon::Benchmark& benchmark = **context.benchmark();
    evidence::Filter filter;
    filter.all = true;
    filter.factors = factor_of(id_, benchmark);
    auto candidates = evidence::find(**reader, **context.lexicon(), benchmark, **model, filter);
    if (!candidates) return base::fail(candidates.error());
    for (evidence::Candidate& candidate : *candidates) {
        if (candidate.id == id_) return std::move(candidate);
    }
    return base::fail(base::Code::NotFound, "there is no passage with the id " + id_,
                      "«probant evidence --all» shows the ids; a changed file has new ones");
}

base::Result<int> ExplainCommand::run(Context& context) {
    const auto candidate = find(context);
    if (!candidate) return base::fail(candidate.error());
    const Reading reading{**context.lexicon(), **context.benchmark(),
                          context.reader_language(reader_), text_width(), context.style()};
    if (context.format() == Format::Text)
        write_text(context, *candidate, reading);
    else
        context.out().line(json_text(to_json(*candidate, reading)));
    return kDone;
}

}  // namespace probant::cli
