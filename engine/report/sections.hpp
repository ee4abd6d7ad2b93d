// The parts of the dossier, each written by one function into the page.
//
// Road: evidence > [report].
#pragma once

#include <string>
#include <string_view>

#include "engine/report/digest.hpp"
#include "engine/report/dossier.hpp"
#include "engine/report/html.hpp"

namespace probant::report {

/// What every section needs.
struct Page {
    const DossierInput& input;
    const Digest& digest;
    const lexicon::Wording& wording;
    Html& html;

    std::string word(std::string_view key) const { return input.words.text(key); }
};

/// Numbers, languages, and the table of factors.
void write_overview(const Page& page);
/// Statement, questions, examples, and the candidates grouped by question.
void write_factor(const Page& page, const FactorDigest& factor);
/// One candidate: reasons, quote, where it stands.
void write_candidate(const Page& page, const evidence::Candidate& candidate);
/// The questions without a candidate, with the effort that was made.
void write_gaps(const Page& page);
/// The files that could not be read, or only in part.
void write_ledger(const Page& page);

/// The page's own style and script, which the content security policy names by their hashes.
extern const std::string_view kStyle;
extern const std::string_view kScript;

}  // namespace probant::report
