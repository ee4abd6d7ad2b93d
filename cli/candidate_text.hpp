// A candidate as a person reads it on a terminal.
#pragma once

#include <string>
#include <string_view>

#include "cli/output.hpp"
#include "engine/evidence/candidate.hpp"
#include "engine/lexicon/benchmark.hpp"
#include "engine/lexicon/lexicon.hpp"

namespace probant::cli {

/// How candidates are shown: in whose language, how wide, with or without colours.
struct Reading {
    const lexicon::Lexicon& lexicon;
    const lexicon::Benchmark& benchmark;
    std::string language;  ///< the reader's
    std::size_t width = 80;
    Style style;
};

/// Score, polarity, questions, id; where it stands; its text with the matched words marked.
std::string place_and_quote(const evidence::Candidate& candidate, const Reading& reading);

/// Where its near-duplicates stand; empty where there are none.
std::string copies_line(const evidence::Candidate& candidate, const Reading& reading);

/// "why: staff «agents» · training «formation» · 7 more", wrapped; empty where there is nothing to
/// say.
std::string reasons_line(const evidence::Candidate& candidate, const Reading& reading);

/// What a reason is called: the concepts in the reader's language, else its own name.
std::string reason_name(const evidence::Reason& reason, const Reading& reading);

/// "F08 Intercultural competence" in the reader's language.
std::string factor_title(const std::string& factor, const Reading& reading);

}  // namespace probant::cli
