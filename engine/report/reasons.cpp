#include "engine/report/reasons.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"

namespace probant::report {
namespace {

constexpr std::string_view kGap = " … ";

// Of a sum of dozens of terms the reader looks for the few that made it.
constexpr double kMarkedShare = 0.2;

bool is_word_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z');
}

/// The first place where `words` stand as whole words; empty where there is none.
Range whole_words(std::string_view text, std::string_view words) {
    for (std::size_t at = text.find(words); at != std::string_view::npos && !words.empty();
         at = text.find(words, at + 1)) {
        const std::size_t end = at + words.size();
        const bool begins = at == 0 || !is_word_byte(text[at - 1]);
        const bool ends = end == text.size() || !is_word_byte(text[end]);
        if (begins && ends) return {at, end};
    }
    return {};
}

/// A rule rests on words at several places and names them «a … b» instead of one range.
void add_places(const evidence::Reason& reason, std::string_view text, std::vector<Range>& found) {
    if (reason.end > reason.begin) {
        found.push_back({reason.begin, reason.end});
        return;
    }
    std::string_view rest = reason.text;
    while (!rest.empty()) {
        const std::size_t gap = std::min(rest.find(kGap), rest.size());
        found.push_back(whole_words(text, rest.substr(0, gap)));
        rest.remove_prefix(std::min(rest.size(), gap + kGap.size()));
    }
}

std::vector<Range> merged(std::vector<Range> found) {
    std::sort(found.begin(), found.end(),
              [](const Range& a, const Range& b) { return a.begin < b.begin; });
    std::vector<Range> out;
    for (const Range& range : found) {
        if (!out.empty() && range.begin <= out.back().end) {
            out.back().end = std::max(out.back().end, range.end);
        } else {
            out.push_back(range);
        }
    }
    return out;
}

}  // namespace

std::vector<Range> highlights(const evidence::Candidate& candidate) {
    const std::string_view text = candidate.text;
    double strongest = 0;
    for (const evidence::Reason& reason : candidate.reasons)
        strongest = std::max(strongest, reason.weight);
    std::vector<Range> found;
    for (const evidence::Reason& reason : candidate.reasons) {
        const bool strong = reason.weight > 0 && reason.weight >= kMarkedShare * strongest;
        if (strong && reason.where == evidence::Where::Passage) add_places(reason, text, found);
    }
    for (Range& range : found) {
        range = {base::boundary_before(text, range.begin), base::boundary_before(text, range.end)};
    }
    std::erase_if(found, [](const Range& range) { return range.begin >= range.end; });
    return merged(std::move(found));
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
