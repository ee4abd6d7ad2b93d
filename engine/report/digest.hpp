// What the dossier counts before it writes: candidates by factor and question, files by state and
// language, and how hard was looked.
//
// Road: evidence > [report].
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/report/dossier.hpp"

namespace probant::report {

struct FactorDigest {
    const lexicon::Factor* factor = nullptr;
    std::vector<const evidence::Candidate*> candidates{};  ///< by falling score, copies folded
    std::map<std::string, std::size_t> by_question{};      ///< candidates that name the question
    std::size_t contradicting = 0;
    std::vector<std::string> open_questions{};  ///< those that no candidate names

    std::size_t covered() const { return factor->questions.size() - open_questions.size(); }
};

struct LanguageDigest {
    std::size_t documents = 0, passages = 0;
};

struct Digest {
    std::vector<FactorDigest> factors{};
    std::map<index::State, std::size_t> states{};
    std::map<std::string, LanguageDigest> languages{};  ///< of the files that were read
    std::size_t searched = 0;      ///< documents with text in a language that has terms
    std::size_t not_searched = 0;  ///< all others
    std::set<std::string> searched_languages{};
    std::map<std::string, const index::FileRecord*> files{};  ///< by path
};

/// Refers to what `input` refers to.
Digest digest(const DossierInput& input);

}  // namespace probant::report
