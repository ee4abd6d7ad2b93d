#include "engine/lexicon/affix_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace probant::lexicon {
namespace {

std::vector<AffixTable::Value> beginnings(const AffixTable& table, const char* word) {
    std::vector<AffixTable::Value> found;
    table.beginnings_of(word, found);
    return found;
}

TEST(AffixTable, FindsEveryKeyThatTheWordBeginsWith) {
    const AffixTable table(
        {{"inte", 1}, {"integr", 2}, {"integration", 3}, {"intel", 4}, {"zug", 5}});
    using ::testing::ElementsAre;
    EXPECT_THAT(beginnings(table, "integrationsrat"), ElementsAre(1, 2, 3));
    EXPECT_THAT(beginnings(table, "integr"), ElementsAre(1, 2));
    EXPECT_THAT(beginnings(table, "intel"), ElementsAre(1, 4));
    EXPECT_THAT(beginnings(table, "zug"), ElementsAre(5));
    for (const char* none : {"int", "in", "", "zu", "anders", "integ-"})
        EXPECT_EQ(beginnings(table, none).size(), std::string(none) == "integ-" ? 1U : 0U) << none;
}

TEST(AffixTable, ComparesBytesAbove127AsLetters) {
    const AffixTable table({{"älte", 1}, {"ältesten", 2}, {"älteö", 3}, {"あああ", 4}});
    EXPECT_THAT(beginnings(table, "ältestenrat"), ::testing::ElementsAre(1, 2));
    EXPECT_THAT(beginnings(table, "älteöl"), ::testing::ElementsAre(1, 3));
    EXPECT_THAT(beginnings(table, "ああああ"), ::testing::ElementsAre(4));
}

TEST(AffixTable, AnEmptyTableHasNothing) {
    EXPECT_TRUE(beginnings(AffixTable(), "word").empty());
    EXPECT_TRUE(
        beginnings(AffixTable(std::vector<std::pair<std::string, AffixTable::Value>>{}), "word")
            .empty());
}

}  // namespace
}  // namespace probant::lexicon
