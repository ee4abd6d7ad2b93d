// Where the words of the lexicon stand in an archive: for the people who keep lexicons, who want to
// see a concept's words in their context, and which terms never or always fire.
//
// Road: index > lexicon > [evidence: occurrences]; beside scoring, not part of it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/index/index.hpp"
#include "engine/lexicon/lexicon.hpp"

namespace probant::evidence {

/// Calls `visit` for every match in every passage, documents by path, passages in reading order.
/// `languages` narrows the search; empty means all languages that have terms. Ends early, without
/// an error, when `visit` says false.
base::Result<void> each_occurrence(
    const index::Reader& index, const lexicon::Lexicon& lexicon,
    const std::set<std::string>& languages,
    const std::function<bool(const std::string& document, const index::StoredPassage& passage,
                             const lexicon::Match& match)>& visit);

/// How often terms fire.
struct TermUse {
    std::map<std::string, std::size_t> passages{};  ///< by language: how many there are
    /// By language and line of its term file: in how many passages the term fires. A term that
    /// lost to a longer one of its concept did not.
    std::map<std::string, std::map<int, std::size_t>> fired{};
    /// In the same way, what it matched: folded words and how often each, at most kMostForms of
    /// them. Shows a stem that conflates too much.
    std::map<std::string, std::map<int, std::map<std::string, std::size_t>>> forms{};
    static constexpr std::size_t kMostForms = 50;
};

base::Result<TermUse> term_use(const index::Reader& index, const lexicon::Lexicon& lexicon,
                               const std::set<std::string>& languages);

}  // namespace probant::evidence
