// The working state of a Matcher. Included by matcher.cpp and lexicon.cpp only.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/lexicon/compiled_terms.hpp"
#include "engine/lexicon/lexicon.hpp"

namespace probant::lexicon {

class Matcher::Impl {
 public:
    /// `terms` may be null: the language has none.
    Impl(std::shared_ptr<const CompiledTerms> terms, std::size_t concepts)
        : terms_(std::move(terms)), concepts_(concepts) {}

    std::vector<Match> match(const std::vector<text::Token>& tokens);

 private:
    const std::vector<PatternId>& patterns(const text::Token& token);
    bool answers(std::size_t token, const CompiledTerms::Step& step) const;
    std::size_t finish(const CompiledTerms::Entry& entry, std::size_t first,
                       const std::vector<text::Token>& tokens) const;
    void consider(const CompiledTerms::Entry& entry, std::size_t first,
                  const std::vector<text::Token>& tokens);

    std::shared_ptr<const CompiledTerms> terms_;
    std::size_t concepts_;
    std::unordered_map<std::string, std::vector<PatternId>> words_;  ///< seen before
    std::vector<const std::vector<PatternId>*> at_;                  ///< by token of this text
    std::vector<std::vector<Match>> found_, excluded_;               ///< by concept
    std::vector<std::size_t> touched_;                               ///< concepts with matches
};

}  // namespace probant::lexicon
