#include "engine/layout/flow.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/layout/sheet.hpp"

namespace probant::layout {
namespace {

using document::BlockKind;
using ::testing::ElementsAre;

const Type kJustified{.justified = true};
const Type kGoesOn{.justified = true, .goes_on = true};

// Two pages whose text goes on from the foot of the first to the head of the second.
std::vector<std::string> over_the_break(const std::string& foot, const std::string& head,
                                        const Type& type = kJustified) {
    Sheet first;
    Sheet second;
    first.paragraph(70, 100, 300, foot, type);
    const double y = second.paragraph(70, 100, 300, head, type);
    second.paragraph(70, y + 10, 300, prose("danach", 60), type);
    return texts(analyse({first.page(), second.page()}, "de"));
}

TEST(Flow, AParagraphGoesOnOverThePageAndHasPiecesOnBoth) {
    Sheet first;
    Sheet second;
    const std::string foot =
        "Die Stadt hat im vergangenen Jahr beschlossen dass alle Dienststellen Beratung anbieten "
        "und die Ergebnisse jedes Jahr öffentlich vorlegen müssen damit jede";
    first.paragraph(70, 100, 300, foot + " Person", kGoesOn);
    second.paragraph(70, 100, 300, "und jeder Verein davon weiß.", kJustified);
    const auto blocks = analyse({first.page(), second.page()}, "de");
    ASSERT_EQ(blocks.size(), 1U);
    EXPECT_EQ(blocks[0].text, foot + " Person und jeder Verein davon weiß.");
    EXPECT_EQ(blocks[0].page, 1);
    EXPECT_EQ(blocks[0].pieces.front().box.page, 1);
    EXPECT_EQ(blocks[0].pieces.back().box.page, 2);
}

TEST(Flow, AFinishedParagraphDoesNotSwallowTheNextPage) {
    const auto blocks = over_the_break("Der Bericht wird zur Kenntnis genommen.",
                                       "Der nächste Punkt betrifft die Schulen der Stadt.");
    EXPECT_EQ(blocks[0], "Der Bericht wird zur Kenntnis genommen.");
    EXPECT_EQ(blocks[1], "Der nächste Punkt betrifft die Schulen der Stadt.");
}

TEST(Flow, AParagraphGoesOnBehindTheNotesOfThePage) {
    Sheet first;
    Sheet second;
    std::string foot = prose("fuss", 40);
    foot.back() = 's';
    const double y = first.paragraph(70, 100, 300, foot, kGoesOn);
    const std::string note = "1 Siehe Vorlage 12 des Rates.";
    first.line(70, y + 30, note, {.size = 7});
    second.paragraph(70, 100, 300, "geht es hier zu Ende.", kJustified);
    second.paragraph(70, 140, 300, prose("neu", 40), kJustified);
    const auto blocks = texts(analyse({first.page(), second.page()}, "de"));
    EXPECT_THAT(blocks, ElementsAre(foot + " geht es hier zu Ende.", note, prose("neu", 40)));
}

TEST(Flow, AListGoesOnOverTheColumn) {
    Sheet first;
    Sheet second;
    const double y = first.paragraph(70, 100, 400, prose("oben", 60));
    first.line(80, y + 12, "• ein erster Punkt");
    first.line(80, y + 25, "• ein zweiter Punkt");
    second.line(80, 100, "• ein dritter Punkt");
    second.paragraph(70, 130, 400, prose("unten", 60));
    const auto blocks = analyse({first.page(), second.page()}, "de");
    ASSERT_EQ(blocks.size(), 3U);
    EXPECT_EQ(blocks[1].kind, BlockKind::List);
    EXPECT_EQ(blocks[1].text, "ein erster Punkt\nein zweiter Punkt\nein dritter Punkt");
}

}  // namespace
}  // namespace probant::layout
