#include "engine/report/reasons.hpp"

#include <gtest/gtest.h>

#include "tests/support/small_lexicon.hpp"

namespace probant::report {
namespace {

evidence::Reason reason(std::string concept_id, std::string text, std::size_t begin,
                        std::size_t end, double weight) {
    return {concept_id, {concept_id}, evidence::Where::Passage, std::move(text), begin,
            end,        weight};
}

TEST(Highlights, OverlappingWordsAreMarkedOnce) {
    evidence::Candidate candidate;
    candidate.text = "training of the staff";
    candidate.reasons = {reason("staff", "staff", 16, 21, 1),
                         reason("training", "training", 0, 8, 1),
                         reason("x", "training of", 0, 11, 0.5)};
    EXPECT_EQ(highlights(candidate), (std::vector<Range>{{0, 11}, {16, 21}}));
}

TEST(Highlights, WordsThatSpeakAgainstOrStandElsewhereAreNotMarked) {
    evidence::Candidate candidate;
    candidate.text = "training of the staff";
    candidate.reasons = {reason("training", "training", 0, 8, -1),
                         reason("staff", "staff", 0, 5, 1)};
    candidate.reasons[1].where = evidence::Where::Heading;
    EXPECT_TRUE(highlights(candidate).empty());
}

TEST(Highlights, WrongRangesNeverCutACharacterOrLeaveTheText) {
    evidence::Candidate candidate;
    candidate.text = "été";
    candidate.reasons = {reason("x", "", 1, 999, 1)};
    EXPECT_EQ(highlights(candidate), (std::vector<Range>{{0, 5}}));
}

TEST(Highlights, TheWordsOfARuleAreMarkedWhereTheyStandAsWords) {
    evidence::Candidate candidate;
    candidate.text = "untrained staff, trained staff";
    candidate.reasons = {reason("rule:x", "trained … staff … not here", 0, 0, 1)};
    EXPECT_EQ(highlights(candidate), (std::vector<Range>{{10, 15}, {17, 24}}));
}

TEST(ShownReasons, OneLineForAConceptWithTheSumAndEveryWordOnce) {
    const test::TemporaryFolder folder;
    test::write_small_lexicon(folder.path(), PROBANT_SOURCE_DIR);
    const auto lexicon = lexicon::Lexicon::load(folder.path());
    ASSERT_TRUE(lexicon) << base::to_text(lexicon.error());
    evidence::Candidate candidate;
    candidate.text = "staff, employees, staff";
    candidate.reasons = {reason("staff", "staff", 0, 5, 1), reason("migrant", "", 0, 0, 1.5),
                         reason("staff", "employees", 7, 16, 1),
                         reason("staff", "staff", 18, 23, 1)};
    candidate.reasons.push_back({"trait:numbers", {}, evidence::Where::Passage, "", 0, 0, 9});
    const auto shown = shown_reasons(candidate, *lexicon, "fr");
    ASSERT_EQ(shown.size(), 2U);
    EXPECT_EQ(shown[0].gloss, "fr:staff");
    EXPECT_EQ(shown[0].words, (std::vector<std::string>{"staff", "employees"}));
    EXPECT_DOUBLE_EQ(shown[0].weight, 3);
    EXPECT_EQ(shown[1].gloss, "fr:migrants");
}

}  // namespace
}  // namespace probant::report
