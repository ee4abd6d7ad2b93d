#include "engine/evidence/suggest.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "engine/text/analysis.hpp"

namespace probant::evidence {
namespace {

constexpr std::size_t kLeastRelevant = 3;
constexpr std::size_t kContextBytes = 60;
constexpr std::size_t kLeastLetters = 3;
/// A word in more passages than this is grammar, not subject.
constexpr double kCommonWord = 0.03;
constexpr std::size_t kManyPassages = 200;  // below, shares say nothing
/// How much more often in evidence than elsewhere.
constexpr double kLeastLift = 3;

struct Counted {
    std::size_t passages = 0, relevant = 0;
    std::map<std::string, std::size_t> forms;  // in relevant passages
    std::string example;
};

/// Robertson's offer weight: r of R relevant, n of N passages have the term.
double offer_weight(double r, double R, double n, double N) {
    return r * std::log(((r + 0.5) * (N - n - R + r + 0.5)) / ((n - r + 0.5) * (R - r + 0.5)));
}

/// Cut at spaces, on one line.
std::string around(const std::string& text, std::size_t begin, std::size_t end) {
    std::size_t from = begin > kContextBytes ? begin - kContextBytes : 0;
    if (from > 0) from = std::min(text.find(' ', from), begin);
    std::size_t to = std::min(text.size(), end + kContextBytes);
    if (to < text.size()) to = std::max(text.rfind(' ', to), end);
    std::string out = text.substr(from, to - from);
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out;
}

class Counter {
 public:
    Counter(const lexicon::Lexicon& lexicon, const std::string& language)
        : analyser_(language), matcher_(lexicon.matcher(language)) {}

    void add(const std::string& text, bool relevant) {
        const auto tokens = analyser_.analyse(text);
        std::vector<bool> known(tokens.size());
        for (const lexicon::Match& match : matcher_.match(tokens)) {
            for (std::size_t t = match.first_token; t <= match.last_token; ++t) known[t] = true;
        }
        std::set<std::string> seen;
        const auto use = [&](std::size_t first, std::size_t last) {
            std::string term = tokens[first].folded;
            if (last > first) term += " " + tokens[last].folded;
            if (!seen.insert(term).second) return;
            Counted& counted = counts_[term];
            ++counted.passages;
            if (!relevant) return;
            ++counted.relevant;
            const std::size_t begin = tokens[first].begin;
            const std::size_t end = tokens[last].end;
            ++counted.forms[text.substr(begin, end - begin)];
            if (counted.example.empty()) counted.example = around(text, begin, end);
        };
        for (std::size_t t = 0; t < tokens.size(); ++t) {
            if (tokens[t].number) continue;
            if (!known[t] && tokens[t].folded.size() >= kLeastLetters) use(t, t);
            if (t + 1 == tokens.size() || tokens[t + 1].sentence_start || tokens[t + 1].number)
                continue;
            if (!known[t] || !known[t + 1]) use(t, t + 1);
        }
        std::set<std::string_view> words;
        for (const text::Token& token : tokens) words.insert(token.folded);
        for (const std::string_view word : words) ++words_[std::string(word)];
        ++passages_;
        relevant_ += relevant ? 1 : 0;
    }

    std::vector<Suggestion> ranked(std::size_t most) const {
        std::vector<Suggestion> out;
        const double base = share(relevant_, passages_);
        for (const auto& [term, c] : counts_) {
            if (c.relevant < kLeastRelevant || has_common_word(term)) continue;
            if (share(c.relevant, c.passages) < std::min(kLeastLift * base, 1.0)) continue;
            const double weight =
                offer_weight(static_cast<double>(c.relevant), static_cast<double>(relevant_),
                             static_cast<double>(c.passages), static_cast<double>(passages_));
            if (weight <= 0) continue;
            const auto form =
                std::max_element(c.forms.begin(), c.forms.end(),
                                 [](const auto& a, const auto& b) { return a.second < b.second; });
            out.push_back({term, form->first, weight, c.relevant, c.passages, c.example});
        }
        std::sort(out.begin(), out.end(), [](const Suggestion& a, const Suggestion& b) {
            return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
        });
        drop_parts(out);
        if (out.size() > most) out.resize(most);
        return out;
    }

 private:
    static double share(std::size_t part, std::size_t whole) {
        return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
    }

    bool has_common_word(const std::string& term) const {
        const auto space = term.find(' ');
        const auto common = [&](const std::string& word) {
            const auto it = words_.find(word);
            return it != words_.end() && passages_ >= kManyPassages &&
                   share(it->second, passages_) > kCommonWord;
        };
        if (space == std::string::npos) return common(term);
        return common(term.substr(0, space)) || common(term.substr(space + 1));
    }

    /// A word that mostly stands in one pair of words is said by the pair.
    static void drop_parts(std::vector<Suggestion>& list) {
        std::map<std::string, std::size_t> in_pair;
        for (const Suggestion& s : list) {
            const auto space = s.term.find(' ');
            if (space == std::string::npos) continue;
            for (const std::string& word : {s.term.substr(0, space), s.term.substr(space + 1)})
                in_pair[word] = std::max(in_pair[word], s.relevant);
        }
        std::erase_if(list, [&](const Suggestion& s) {
            const auto it = in_pair.find(s.term);
            return it != in_pair.end() && it->second * 5 >= s.relevant * 4;
        });
    }

    text::Analyser analyser_;
    lexicon::Matcher matcher_;
    std::unordered_map<std::string, Counted> counts_;
    std::unordered_map<std::string, std::size_t> words_;  ///< passages of each, known ones too
    std::size_t passages_ = 0, relevant_ = 0;
};

}  // namespace

base::Result<std::vector<Suggestion>> suggest_terms(
    const index::Reader& index, const lexicon::Lexicon& lexicon, const std::string& language,
    const std::function<bool(const index::StoredPassage&)>& relevant, std::size_t most) {
    const auto files = index.files();
    if (!files) return base::fail(files.error());
    Counter counter(lexicon, language);
    for (const index::FileRecord& file : *files) {
        if (file.passages == 0) continue;
        const auto passages = index.passages(file.path);
        if (!passages) return base::fail(passages.error());
        for (const index::StoredPassage& passage : *passages) {
            if (passage.language == language) counter.add(passage.passage.text, relevant(passage));
        }
    }
    return counter.ranked(most);
}

}  // namespace probant::evidence
