#include "engine/evidence/duplicates.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/evidence/surroundings.hpp"

namespace probant::evidence {
namespace {

using testing::ElementsAre;

constexpr const char* kMinutes =
    "The council approved the plan for a welcome desk in the town hall, open on Tuesdays and "
    "staffed "
    "by two advisers who speak Arabic, Polish and Tigrinya.";
constexpr const char* kPress =
    "The council approved the plan for a welcome desk in the town hall, open on Thursdays and "
    "staffed "
    "by two advisers who speak Arabic, Polish and Tigrinya.";
constexpr const char* kOther =
    "The council approved the plan for a new swimming pool beside the town hall, open on Tuesdays.";

Candidate candidate(const char* id, const char* factor, const char* document, const char* text) {
    Candidate c;
    c.id = id;
    c.factor = factor;
    c.document = document;
    c.text = text;
    return c;
}

TEST(Resemblance, IsOneForTheSameWordsAndNothingForOthers) {
    EXPECT_DOUBLE_EQ(resemblance(kMinutes, kMinutes), 1);
    EXPECT_DOUBLE_EQ(resemblance("A  short TEXT", "a short text"), 1);
    EXPECT_DOUBLE_EQ(resemblance("one two three", "four five six"), 0);
    EXPECT_DOUBLE_EQ(resemblance("", ""), 0);
    EXPECT_GT(resemblance(kMinutes, kPress), kSamePassage);
    EXPECT_LT(resemblance(kMinutes, kOther), kSamePassage);
}

TEST(NearDuplicates, AGroupIsNamedByItsFirstText) {
    EXPECT_THAT(group_near_duplicates({kMinutes, kOther, kPress, kMinutes, ""}),
                ElementsAre(0, 1, 0, 0, 4));
}

TEST(NearDuplicates, AnotherFigureIsAnotherFinding) {
    const std::string last =
        "Of all employees 11.6 % have a migration background, the department for human resources "
        "writes in its report on the staff of the city.";
    std::string next = last;
    next.replace(next.find("11.6"), 4, "16.2");
    EXPECT_GT(resemblance(last, next), kSamePassage);
    EXPECT_THAT(group_near_duplicates({last, next}), ElementsAre(0, 1));
}

TEST(NearDuplicates, TextsWithoutWordsAreNoCopiesOfEachOther) {
    EXPECT_THAT(group_near_duplicates({"…", "—", ""}), ElementsAre(0, 1, 2));
}

TEST(FoldDuplicates, TheStrongestStandsForAllAndNamesTheirPlaces) {
    std::vector<Candidate> list{
        candidate("a", "F10", "minutes.pdf", kMinutes), candidate("b", "F10", "press.html", kPress),
        candidate("c", "F10", "pool.html", kOther), candidate("d", "F11", "press.html", kPress)};
    list[1].page = 3;
    fold_duplicates(list);
    ASSERT_EQ(list.size(), 4U);
    EXPECT_EQ(list[0].same_as, "");
    ASSERT_EQ(list[0].copies.size(), 1U);
    EXPECT_EQ(list[0].copies[0].id, "b");
    EXPECT_EQ(list[0].copies[0].document, "press.html");
    EXPECT_EQ(list[0].copies[0].page, 3);
    EXPECT_EQ(list[1].same_as, "a");
    EXPECT_EQ(list[2].same_as, "");
    EXPECT_EQ(list[3].same_as, "") << "another factor is another finding";
    fold_duplicates(list);
    EXPECT_EQ(list[0].copies.size(), 1U) << "folding again changes nothing";
}

TEST(FoldDuplicates, WhatContradictsIsNotFoldedIntoWhatSupports) {
    std::vector<Candidate> list{candidate("a", "F10", "minutes.pdf", kMinutes),
                                candidate("b", "F10", "press.html", kPress)};
    list[1].polarity = Polarity::Contradicts;
    fold_duplicates(list);
    EXPECT_EQ(list[1].same_as, "");
    EXPECT_TRUE(list[0].copies.empty());
}

TEST(Surroundings, ALonePassageIsJudgedByItsOwnWords) {
    EXPECT_TRUE(surroundings({}).empty());
    EXPECT_NEAR(surroundings({0.9})[0], 0, 1e-12);
}

TEST(Surroundings, AreBelowZeroWhereNothingElseIsEvidenceAndAboveAmongMuch) {
    std::vector<double> alone(60, 0.01);
    alone[30] = 0.95;
    EXPECT_LT(surroundings(alone)[30], -1);
    const std::vector<double> rich(60, 0.6);
    EXPECT_GT(surroundings(rich)[30], 1);
}

TEST(Surroundings, ANearPassageCountsMoreThanAFarOneOnEitherSide) {
    std::vector<double> before(41, 0), after(41, 0), far(41, 0);
    before[19] = after[21] = far[0] = 1;
    EXPECT_NEAR(surroundings(before)[20], surroundings(after)[20], 1e-12);
    EXPECT_GT(surroundings(before)[20], surroundings(far)[20]);
}

}  // namespace
}  // namespace probant::evidence
