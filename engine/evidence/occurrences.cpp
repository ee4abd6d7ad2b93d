#include "engine/evidence/occurrences.hpp"

#include <algorithm>

#include "engine/text/analysis.hpp"

namespace probant::evidence {
namespace {

struct Tools {
    text::Analyser analyser;
    lexicon::Matcher matcher;
};

/// The words of a match as they are compared: folded, parted by spaces.
std::string words_of(const lexicon::Match& match, const std::vector<text::Token>& tokens) {
    std::string out;
    for (std::size_t t = match.first_token; t <= match.last_token; ++t)
        out += (out.empty() ? "" : " ") + tokens[t].folded;
    return out;
}

/// Walks over all passages in the languages wanted; `visit` gets all matches of one passage.
template <class Visit>
base::Result<void> each_passage(const index::Reader& index, const lexicon::Lexicon& lexicon,
                                const std::set<std::string>& languages, const Visit& visit) {
    const auto files = index.files();
    if (!files) return base::fail(files.error());
    std::map<std::string, Tools> tools;
    for (const index::FileRecord& file : *files) {
        if (file.passages == 0) continue;
        const auto passages = index.passages(file.path);
        if (!passages) return base::fail(passages.error());
        for (const index::StoredPassage& passage : *passages) {
            const std::string& language = passage.language;
            const auto& known = lexicon.languages();
            if (!std::binary_search(known.begin(), known.end(), language)) continue;
            if (!languages.empty() && !languages.contains(language)) continue;
            auto own = tools.find(language);
            if (own == tools.end()) {
                own = tools
                          .emplace(language,
                                   Tools{text::Analyser(language), lexicon.matcher(language)})
                          .first;
            }
            const auto tokens = own->second.analyser.analyse(passage.passage.text);
            if (!visit(file.path, passage, tokens, own->second.matcher.match(tokens))) return {};
        }
    }
    return {};
}

}  // namespace

base::Result<void> each_occurrence(
    const index::Reader& index, const lexicon::Lexicon& lexicon,
    const std::set<std::string>& languages,
    const std::function<bool(const std::string& document, const index::StoredPassage& passage,
                             const lexicon::Match& match)>& visit) {
    return each_passage(
        index, lexicon, languages,
        [&](const std::string& document, const index::StoredPassage& passage,
            const std::vector<text::Token>&, const std::vector<lexicon::Match>& matches) {
            return std::all_of(matches.begin(), matches.end(), [&](const lexicon::Match& match) {
                return visit(document, passage, match);
            });
        });
}

base::Result<TermUse> term_use(const index::Reader& index, const lexicon::Lexicon& lexicon,
                               const std::set<std::string>& languages) {
    TermUse out;
    const auto walked = each_passage(
        index, lexicon, languages,
        [&](const std::string&, const index::StoredPassage& passage,
            const std::vector<text::Token>& tokens, const std::vector<lexicon::Match>& matches) {
            ++out.passages[passage.language];
            std::set<int> lines;
            for (const lexicon::Match& match : matches) {
                lines.insert(match.term_line);
                auto& forms = out.forms[passage.language][match.term_line];
                std::string form = words_of(match, tokens);
                if (forms.size() < TermUse::kMostForms || forms.contains(form))
                    ++forms[std::move(form)];
            }
            for (const int line : lines) ++out.fired[passage.language][line];
            return true;
        });
    if (!walked) return base::fail(walked.error());
    return out;
}

}  // namespace probant::evidence
