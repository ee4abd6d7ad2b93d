// Words parted at a line end.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "engine/layout/draft.hpp"

namespace probant::layout {

/// What to write where a line ends in a hyphen and the text goes on.
enum class Parting {
    None,   ///< no parted word: a space
    Join,   ///< take the hyphen away and join the halves
    Keep,   ///< the hyphen is part of the word: join the halves, keep it
    Apart,  ///< «Kultur- und»: the hyphen stands for a missing half; a space follows
};

/// Knows the words of one document, because the other lines often tell whether the hyphen belongs
/// to the word: «e-mail» stands elsewhere with its hyphen, «Verwaltung» without.
class Hyphens {
 public:
    Hyphens(const std::vector<Draft>& drafts, std::string_view language);

    Parting parting(std::string_view line, std::string_view next) const;

 private:
    void remember_words(const std::vector<Draft>& drafts);
    bool belongs_to_word(std::string_view line, std::string_view second) const;

    std::string language_;
    bool own_glyph_ = false;  ///< the document parts words with U+2010, so "-" is always a hyphen
    bool parts_words_ = false;
    std::unordered_set<std::string> words_;
};

}  // namespace probant::layout
