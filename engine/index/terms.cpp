#include <algorithm>
#include <map>

#include "engine/index/index.hpp"
#include "engine/index/record.hpp"
#include "engine/text/analysis.hpp"

namespace probant::index {
namespace {

/// Making an analyser costs more than analysing a passage, so each thread keeps its own.
text::Analyser& analyser(std::string_view language) {
    thread_local std::map<std::string, text::Analyser, std::less<>> kept;
    const auto known = text::languages();
    if (std::find(known.begin(), known.end(), language) == known.end()) language = "und";
    const auto found = kept.find(language);
    if (found != kept.end()) return found->second;
    return kept.emplace(std::string(language), text::Analyser(language)).first->second;
}

/// Upper case is kept for prefixes; a folded word does not begin with it.
bool storable(const std::string& term) {
    return !term.empty() && term.size() <= kMostTermBytes && term.find('\0') == std::string::npos &&
           !(term.front() >= 'A' && term.front() <= 'Z');
}

}  // namespace

std::vector<std::string> passage_terms(std::string_view text, std::string_view language) {
    std::vector<std::string> terms;
    for (text::Token& token : analyser(language).analyse(text)) {
        if (storable(token.stem)) {
            std::string stem = "Z" + token.stem;
            if (stem.size() <= kMostTermBytes) terms.push_back(std::move(stem));
        }
        if (storable(token.folded)) terms.push_back(std::move(token.folded));
    }
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    return terms;
}

}  // namespace probant::index
