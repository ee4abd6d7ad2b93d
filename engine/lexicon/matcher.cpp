#include <algorithm>
#include <tuple>

#include "engine/lexicon/matcher_impl.hpp"

namespace probant::lexicon {
namespace {

bool overlap(const Match& a, const Match& b) {
    return a.first_token <= b.last_token && b.first_token <= a.last_token;
}

std::size_t length(const Match& m) {
    return m.last_token - m.first_token + 1;
}

/// For one concept: the longest matches that do not overlap each other or an exclusion.
void settle(std::vector<Match>& found, const std::vector<Match>& excluded,
            std::vector<Match>& out) {
    std::stable_sort(found.begin(), found.end(),
                     [](const Match& a, const Match& b) { return length(a) > length(b); });
    const std::size_t kept_from = out.size();
    for (const Match& m : found) {
        const auto clashes = [&](const Match& other) { return overlap(m, other); };
        const auto kept = out.begin() + static_cast<std::ptrdiff_t>(kept_from);
        if (std::any_of(kept, out.end(), clashes)) continue;
        if (std::any_of(excluded.begin(), excluded.end(), clashes)) continue;
        out.push_back(m);
    }
}

}  // namespace

const std::vector<PatternId>& Matcher::Impl::patterns(const text::Token& token) {
    const auto [it, added] = words_.try_emplace(token.folded);
    if (added) it->second = terms_->patterns_of(token.folded, token.stem, token.number);
    return it->second;
}

bool Matcher::Impl::answers(std::size_t token, const CompiledTerms::Step& step) const {
    const std::vector<PatternId>& has = *at_[token];
    const auto wants = terms_->alternatives(step);
    return std::any_of(wants.begin(), wants.end(), [&](PatternId wanted) {
        return std::binary_search(has.begin(), has.end(), wanted);
    });
}

/// The last token of the term's shortest occurrence that begins at `first`, or npos.
std::size_t Matcher::Impl::finish(const CompiledTerms::Entry& entry, std::size_t first,
                                  const std::vector<text::Token>& tokens) const {
    std::size_t last = first;
    for (const CompiledTerms::Step& step : terms_->steps(entry).subspan(1)) {
        const std::size_t most = last + 1 + static_cast<std::size_t>(step.gap);
        std::size_t found = std::string::npos;
        for (std::size_t t = last + 1; t <= most && t < tokens.size(); ++t) {
            if (tokens[t].sentence_start) break;
            if (answers(t, step)) {
                found = t;
                break;
            }
        }
        if (found == std::string::npos) return found;
        last = found;
    }
    return last;
}

std::vector<Match> Matcher::Impl::match(const std::vector<text::Token>& tokens) {
    if (!terms_) return {};
    // A dictionary of every word of a large archive would be most of the memory; a bounded one is
    // as fast.
    constexpr std::size_t kMostWords = 200'000;
    if (words_.size() > kMostWords) words_.clear();
    at_.clear();
    for (const text::Token& token : tokens) at_.push_back(&patterns(token));
    found_.resize(concepts_);
    excluded_.resize(concepts_);
    touched_.clear();
    for (std::size_t t = 0; t < tokens.size(); ++t) {
        for (const PatternId pattern : *at_[t]) {
            for (const std::uint32_t number : terms_->beginning_with(pattern)) {
                consider(terms_->entries()[number], t, tokens);
            }
        }
    }
    std::vector<Match> out;
    for (const std::size_t c : touched_) {
        settle(found_[c], excluded_[c], out);
        found_[c].clear();
        excluded_[c].clear();
    }
    std::sort(out.begin(), out.end(), [](const Match& a, const Match& b) {
        return std::tie(a.begin, a.end, a.concept_id) < std::tie(b.begin, b.end, b.concept_id);
    });
    return out;
}

void Matcher::Impl::consider(const CompiledTerms::Entry& entry, std::size_t first,
                             const std::vector<text::Token>& tokens) {
    const std::size_t last = finish(entry, first, tokens);
    if (last == std::string::npos) return;
    const std::size_t c = index_of(entry.concept_id);
    if (found_[c].empty() && excluded_[c].empty()) touched_.push_back(c);
    (entry.exclusion ? excluded_ : found_)[c].push_back(
        {entry.concept_id, tokens[first].begin, tokens[last].end, first, last, entry.line});
}

Matcher::Matcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;

std::vector<Match> Matcher::match(const std::vector<text::Token>& tokens) {
    return impl_->match(tokens);
}

}  // namespace probant::lexicon
