// The dossier: one HTML file that a reviewer opens anywhere, without network, in their own
// language.
//
// Road: evidence > [report]. Text of documents is hostile: everything is escaped, and a content
// security policy in the file forbids scripts other than the one it carries and every request.
#pragma once

#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/evidence/candidate.hpp"
#include "engine/index/index.hpp"
#include "engine/lexicon/benchmark.hpp"
#include "engine/lexicon/lexicon.hpp"

namespace probant::report {

struct DossierInput {
    const lexicon::Benchmark& benchmark;
    const lexicon::Lexicon& lexicon;
    const lexicon::Interface& words;                     ///< in the reader's language
    const std::vector<evidence::Candidate>& candidates;  ///< the proposed ones
    const std::vector<index::FileRecord>& files;
    std::size_t passages = 0;  ///< in the whole index
    std::string archive;       ///< its name, for the title
    std::string made_on;       ///< date, ISO 8601
    std::string probant_version;
};

/// The whole file as UTF-8.
std::string dossier_html(const DossierInput& input);

}  // namespace probant::report
