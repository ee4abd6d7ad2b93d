#include "engine/evidence/suggest.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/evidence/tiny_archive.hpp"

namespace probant::evidence {
namespace {

using testing::TinyArchive;

class Suggest : public TinyArchive {
 protected:
    std::vector<Suggestion> suggested(const std::string& language, std::size_t most = 10) {
        const auto relevant = [](const index::StoredPassage& p) {
            return p.passage.text.find("Allotment Board") != std::string::npos;
        };
        return suggest_terms(reader(), lexicon(), language, relevant, most).value();
    }
};

TEST_F(Suggest, ALocalNameThatStandsInTheEvidenceComesFirstAsItIsWritten) {
    add("a.txt", "en",
        {"The Allotment Board met in the garden.", "Roads were mended.", "Lamps were lit.",
         "The budget of the Allotment Board grew.", "Snow was cleared in the night.",
         "A letter from the Allotment Board.", "The roads are long and the lamps are bright."});
    const auto found = suggested("en");
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found[0].form, "Allotment Board");
    EXPECT_EQ(found[0].term, "allotment board");
    EXPECT_EQ(found[0].relevant, 3U);
    EXPECT_EQ(found[0].passages, 3U);
    EXPECT_THAT(found[0].example, ::testing::HasSubstr("met in the garden"));
    for (const Suggestion& s : found) {
        EXPECT_NE(s.term, "allotment") << "said by the pair";
        EXPECT_NE(s.term, "garden") << "the lexicon knows it";
    }
}

TEST_F(Suggest, TwoPassagesAreNoPattern) {
    add("a.txt", "en",
        {"The Allotment Board met.", "Roads.", "Lamps.", "The Allotment Board rested."});
    EXPECT_TRUE(suggested("en").empty());
}

TEST_F(Suggest, AnotherLanguageIsNotCounted) {
    add("a.txt", "de", {"Allotment Board eins.", "Allotment Board zwei.", "Allotment Board drei."});
    EXPECT_TRUE(suggested("en").empty());
}

}  // namespace
}  // namespace probant::evidence
