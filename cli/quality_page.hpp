// The measures as a page of Markdown, for lexicons/QUALITY.md: how good the proposals are, by
// language and factor, so that weak spots are seen.
#pragma once

#include <string>

#include "engine/evidence/train.hpp"

namespace probant::cli {

/// What was measured, for the head of the page.
struct Measured {
    std::string command, date, version, lexicon_hash, benchmark_hash, labels_hash, further_hash;
    std::size_t documents = 0, further = 0;
};

std::string quality_page(const evidence::Evaluation& found, const Measured& measured);

}  // namespace probant::cli
