#include "engine/report/reasons.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"

namespace probant::report {

std::vector<Range> highlights(const evidence::Candidate& candidate) {
    const std::string_view text = candidate.text;
    std::vector<Range> found;
    for (const evidence::Reason& reason : candidate.reasons) {
        if (reason.where != evidence::Where::Passage || reason.weight <= 0) continue;
        const Range range{base::boundary_before(text, reason.begin),
                          base::boundary_before(text, reason.end)};
        if (range.begin < range.end) found.push_back(range);
    }
    std::sort(found.begin(), found.end(),
              [](const Range& a, const Range& b) { return a.begin < b.begin; });
    std::vector<Range> merged;
    for (const Range& range : found) {
        if (!merged.empty() && range.begin <= merged.back().end) {
            merged.back().end = std::max(merged.back().end, range.end);
        } else {
            merged.push_back(range);
        }
    }
    return merged;
}

std::string gloss_of(const evidence::Reason& reason, const lexicon::Lexicon& lexicon,
                     std::string_view language) {
    std::string out;
    for (const std::string& name : reason.concepts) {
        if (!out.empty()) out += " + ";
        const auto id = lexicon.find(name);
        out += id ? lexicon.gloss(*id, language) : name;
    }
    return out;
}

std::vector<ShownReason> shown_reasons(const evidence::Candidate& candidate,
                                       const lexicon::Lexicon& lexicon, std::string_view language) {
    std::vector<ShownReason> out;
    for (const evidence::Reason& reason : candidate.reasons) {
        std::string gloss = gloss_of(reason, lexicon, language);
        if (gloss.empty()) continue;
        auto at = std::find_if(out.begin(), out.end(),
                               [&](const ShownReason& shown) { return shown.gloss == gloss; });
        if (at == out.end()) at = out.insert(out.end(), ShownReason{std::move(gloss)});
        at->weight += reason.weight;
        const bool known =
            std::find(at->words.begin(), at->words.end(), reason.text) != at->words.end();
        if (!known && !reason.text.empty()) at->words.push_back(reason.text);
    }
    std::stable_sort(out.begin(), out.end(), [](const ShownReason& a, const ShownReason& b) {
        return a.weight > b.weight;
    });
    return out;
}

}  // namespace probant::report
