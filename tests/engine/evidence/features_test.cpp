#include "engine/evidence/features.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/engine/evidence/tiny_archive.hpp"

namespace probant::evidence {
namespace {

class Features : public testing::TinyArchive {
 protected:
    /// Names of the traits of the only passage of a document.
    std::set<std::string> traits(const std::string& text) {
        add("a.txt", "en", {text});
        const lexicon::Lexicon lex = lexicon();
        const lexicon::Benchmark bench = benchmark();
        Featurizer featurizer(lex, bench);
        const auto found = featurizer.document(reader().passages("a.txt").value());
        std::set<std::string> out;
        for (const Feature& f : found.at(0).features) {
            const std::string& name = featurizer.space().name(f.id);
            if (name.starts_with("trait:against")) out.insert(name.substr(6));
        }
        return out;
    }
};

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_F(Features, NothingAgainstLeavesNoTrace) {
    EXPECT_THAT(traits("The garden has a budget."), IsEmpty());
}

TEST_F(Features, WhatIsGivenUpInTheSentenceOfTheSubjectCountsThere) {
    EXPECT_THAT(traits("The garden was abandoned. Lamps were lit."),
                ElementsAre("against", "against-with-scope"));
}

TEST_F(Features, WhatIsGivenUpElsewhereInThePassageDoesNot) {
    EXPECT_THAT(traits("The garden has a budget. The lamps were abandoned."),
                ElementsAre("against", "against-at-end"));
}

TEST_F(Features, TwoWaysOfSayingNoAreMoreThanOneSaidTwice) {
    EXPECT_THAT(
        traits("The garden was refused and abandoned. So be it."),
        ElementsAre("against", "against-kinds", "against-kinds-with-scope", "against-with-scope"));
}

TEST_F(Features, SaidThreeTimesIsOften) {
    EXPECT_THAT(traits("The garden was refused, refused and refused. So be it."),
                ElementsAre("against", "against-often", "against-with-scope"));
}

}  // namespace
}  // namespace probant::evidence
