// Which labelled block a passage is: the rule of the published measure.
//
// A passage matches a block when at least half of the block's words are in it and at least half of
// its own words come from the block (words counted with repetition); or when it holds a third or
// more of the block and 80 % of its own words come from it. So a whole page offered as a passage
// matches nothing.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/evidence/train.hpp"

namespace probant::evidence {

/// Words with their number.
using WordBag = std::map<std::string, int>;
WordBag word_bag(std::string_view text);

/// The blocks of one labelled document, ready to be matched. Headings never match.
class BlockMatcher {
 public:
    explicit BlockMatcher(const LabelledDocument& document);

    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    /// The index of the best matching block, or kNone.
    std::size_t match(std::string_view passage) const;

 private:
    struct Entry {
        std::size_t block;
        WordBag words;
        int size;
    };
    std::vector<Entry> entries_;
};

/// The id of the labelled document that a file is: its name without folder and ending.
std::string document_id(const std::string& path);

}  // namespace probant::evidence
