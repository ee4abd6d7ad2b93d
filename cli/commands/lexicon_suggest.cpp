// probant lexicon suggest: new words for a term file.
#include <nlohmann/json.hpp>

#include "cli/commands/lexicon.hpp"
#include "cli/labels.hpp"
#include "cli/rows.hpp"
#include "cli/wrap.hpp"
#include "engine/base/utf8.hpp"
#include "engine/evidence/finder.hpp"
#include "engine/evidence/suggest.hpp"

namespace probant::cli {

/// By the labels, or by what is proposed where none are given.
base::Result<std::set<std::uint32_t>> LexiconCommand::relevant_passages(Context& context) const {
    const auto reader = context.reader();
    if (!reader) return base::fail(reader.error());
    if (!labels_.empty()) {
        const auto labels = load_labels(context, labels_);
        if (!labels) return base::fail(labels.error());
        return evidence::labelled_passages(**reader, *labels, factor_);
    }
    const auto model = context.model();
    if (!model) return base::fail(model.error());
    evidence::Filter filter;
    filter.languages = {languages_.begin(), languages_.end()};
    if (!factor_.empty()) filter.factors = {factor_};
    const auto candidates =
        evidence::find(**reader, **context.lexicon(), **context.benchmark(), **model, filter);
    if (!candidates) return base::fail(candidates.error());
    std::set<std::uint32_t> out;
    for (const evidence::Candidate& c : *candidates) out.insert(c.passage);
    return out;
}

base::Result<int> LexiconCommand::suggest(Context& context) const {
    const auto lexicon = context.lexicon();
    if (!lexicon) return base::fail(lexicon.error());
    const auto relevant = relevant_passages(context);
    if (!relevant) return base::fail(relevant.error());
    const auto found = evidence::suggest_terms(
        **context.reader(), **lexicon, languages_.front(),
        [&](const index::StoredPassage& passage) { return relevant->contains(passage.id); },
        limit_);
    if (!found) return base::fail(found.error());
    Rows rows(context.out(), context.format(),
              {"term", "form", "weight", "relevant", "passages", "example"});
    for (const evidence::Suggestion& s : *found) {
        if (context.format() == Format::Text) {
            context.out().line(
                padded(base::printable(s.form), 32) + padded_left(grouped(s.relevant), 5) + " of " +
                padded(grouped(s.passages), 6) + context.style().dim(base::printable(s.example)));
        } else {
            rows.add({{"term", s.term},
                      {"form", s.form},
                      {"weight", s.weight},
                      {"relevant", s.relevant},
                      {"passages", s.passages},
                      {"example", s.example}});
        }
    }
    rows.finish();
    if (!found->empty()) return kDone;
    context.say("no word stands in three passages of evidence and is new to the lexicon");
    return kNothingFound;
}

}  // namespace probant::cli
