#include "engine/layout/layout.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "tests/engine/layout/sheet.hpp"

namespace probant::layout {
namespace {

using document::BlockKind;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Layout, NothingOnThePageGivesNoBlocks) {
    EXPECT_TRUE(analyse({}, "").empty());
    EXPECT_TRUE(analyse({Page{595, 842, {}}, Page{}}, "de").empty());
}

TEST(Layout, ParagraphsPartAtWhiteBetweenThem) {
    Sheet sheet;
    const std::string first = prose("eins", 60);
    const std::string second = prose("zwei", 40);
    const double y = sheet.paragraph(70, 100, 450, first);
    sheet.paragraph(70, y + 8, 450, second);
    EXPECT_THAT(texts(analyse({sheet.page()}, "de")), ElementsAre(first, second));
}

TEST(Layout, ParagraphsPartAtIndentsWithoutWhite) {
    Sheet sheet;
    const Type type{.justified = true, .indent = 14};
    std::vector<std::string> written;
    double y = 100;
    for (const auto* name : {"eins", "zwei", "drei", "vier"}) {
        written.push_back(prose(name, 47));
        y = sheet.paragraph(70, y, 300, written.back(), type);
    }
    EXPECT_EQ(texts(analyse({sheet.page()}, "de")), written);
}

TEST(Layout, RaggedLinesOfOneParagraphStayTogether) {
    Sheet sheet;
    const std::string text =
        "Die Stadt hat Verwaltungsvereinbarungsentwürfe Weiterbildungsangebote Einwanderung und "
        "Grundstücksverkehrsgenehmigungen Beschluss Zuständigkeitsordnungen Amt Rat Tag und Jahr "
        "Bürgerinnen Beteiligungsverfahrensordnungen Stadt Rindfleischetikettierung Ende gut.";
    sheet.paragraph(70, 100, 200, text);
    EXPECT_THAT(texts(analyse({sheet.page()}, "de")), ElementsAre(text));
}

TEST(Layout, ColumnsAreReadOneAfterTheOther) {
    Sheet sheet;
    const Type type{.justified = true};
    sheet.line(70, 60, "Jahresbericht der Abteilung für das vergangene Jahr", {.size = 18});
    const std::string left = prose("links", 150);
    const std::string right = prose("rechts", 150);
    sheet.paragraph(70, 100, 215, left, type);
    sheet.paragraph(310, 103, 215, right, type);  // not on the same lines
    const auto blocks = analyse({sheet.page()}, "de");
    EXPECT_THAT(texts(blocks),
                ElementsAre("Jahresbericht der Abteilung für das vergangene Jahr", left, right));
    EXPECT_EQ(blocks.front().kind, BlockKind::Heading);
    EXPECT_EQ(blocks.front().level, 1);
}

TEST(Layout, ThreeRaggedColumnsAndTheTextBelowThem) {
    Sheet sheet(842, 595);
    double bottom = 0;
    std::vector<std::string> written;
    for (int column = 0; column < 3; ++column) {
        written.push_back(prose("spalte" + std::to_string(column), 70));
        bottom = std::max(bottom, sheet.paragraph(50 + column * 255, 60, 225, written.back()));
    }
    written.push_back(prose("unten", 60));
    sheet.paragraph(50, bottom + 20, 735, written.back());
    EXPECT_EQ(texts(analyse({sheet.page()}, "de")), written);
}

TEST(Layout, TwoLinesInEachColumnOfTheLastPageAreColumnsToo) {
    Sheet first;
    const Type type{.justified = true};
    first.paragraph(70, 100, 215, prose("a", 200), type);
    first.paragraph(310, 100, 215, prose("b", 200), type);
    Sheet last;
    const std::string left = prose("c", 6);
    const std::string right = prose("d", 6);
    last.paragraph(70, 100, 215, left, type);
    last.paragraph(310, 100, 215, right, type);
    const auto blocks = texts(analyse({first.page(), last.page()}, "de"));
    ASSERT_EQ(blocks.size(), 4U);
    EXPECT_EQ(blocks[2], left);
    EXPECT_EQ(blocks[3], right);
}

TEST(Layout, RunningHeadersAndPageNumbersGoAndTheTextStays) {
    std::vector<Page> pages;
    std::vector<std::string> written;
    for (int i = 1; i <= 4; ++i) {
        Sheet sheet;
        sheet.line(70, 30, "Stadt Nantes – Rapport 2023", {.size = 8});
        written.push_back(prose("seite" + std::to_string(i), 120));
        sheet.paragraph(70, 90, 450, written.back());
        sheet.line(290, 800, std::to_string(i) + " / 4", {.size = 8});
        pages.push_back(sheet.page());
    }
    EXPECT_EQ(texts(analyse(pages, "de")), written);
}

TEST(Layout, TextThatIsTheSameOnEveryPageIsNotTakenForAHeader) {
    std::vector<Page> pages;
    for (int i = 1; i <= 4; ++i) {
        Sheet sheet;
        sheet.paragraph(70, 60, 450, prose("formular", 60) + " Nummer " + std::to_string(i) + ".");
        pages.push_back(sheet.page());
    }
    EXPECT_EQ(analyse(pages, "de").size(), 4U);
}

TEST(Layout, OnePageLosesItsSmallMarginLinesButNotItsNotes) {
    Sheet sheet;
    sheet.line(70, 30, "Stadt Nantes", {.size = 8});
    const double y = sheet.paragraph(70, 90, 450, prose("text", 200));
    const std::string note = "1 Beschluss des Rates vom 12. Mai, einstimmig.";
    sheet.line(70, y + 30, note, {.size = 8});
    sheet.line(290, 805, "1", {.size = 8});
    const auto blocks = texts(analyse({sheet.page()}, "de"));
    EXPECT_THAT(blocks, ElementsAre(prose("text", 200), note));
}

TEST(Layout, ATitleAtTheTopOfOnePageIsNoRunningHeader) {
    Sheet sheet;
    sheet.line(70, 40, "Protokoll", {.size = 18});
    sheet.paragraph(70, 90, 450, prose("text", 100));
    EXPECT_EQ(texts(analyse({sheet.page()}, "de")).front(), "Protokoll");
}

TEST(Layout, HeadingLevelsFollowTheSize) {
    Sheet sheet;
    sheet.line(70, 60, "Bericht", {.size = 20});
    sheet.line(70, 100, "Ausgangslage", {.size = 14});
    double y = sheet.paragraph(70, 130, 450, prose("eins", 60));
    sheet.line(70, y + 10, "Maßnahmen", {.bold = true});
    y = sheet.paragraph(70, y + 26, 450, prose("zwei", 60));
    sheet.line(70, y + 14, "Ausblick", {.size = 14});
    sheet.paragraph(70, y + 40, 450, prose("drei", 60));
    std::vector<int> levels;
    for (const document::Block& block : analyse({sheet.page()}, "de")) {
        levels.push_back(block.kind == BlockKind::Heading ? block.level : 0);
    }
    EXPECT_THAT(levels, ElementsAre(1, 2, 0, 3, 0, 2, 0));
}

TEST(Layout, LettersSetApartAreOneWord) {
    Sheet sheet;
    double x = 70;
    for (const char* letter : {"P", "R", "O", "T", "O", "K", "O", "L", "L"}) {
        sheet.line(x, 60, letter);
        x += 12;
    }
    sheet.paragraph(70, 90, 450, prose("text", 60));
    EXPECT_EQ(texts(analyse({sheet.page()}, "de")).front(), "PROTOKOLL");
}

TEST(Layout, RaisedNumbersDoNotRunIntoTheWordBeforeThem) {
    Sheet sheet;
    sheet.word({"Durchschnitt", 70, 100, 130, 111, 10, false, false, 0});
    sheet.word({"12", 130, 98, 137, 105, 6, false, true, 0});
    sheet.word({"liegt", 140, 100, 165, 111, 10, false, true, 0});
    EXPECT_THAT(texts(analyse({sheet.page()}, "de")), ElementsAre("Durchschnitt¹² liegt"));
}

TEST(Layout, EveryLineOfABlockHasItsBoxAndItsBytes) {
    Sheet sheet;
    sheet.paragraph(70, 100, 300, prose("text", 40));
    const auto blocks = analyse({sheet.page()}, "de");
    ASSERT_EQ(blocks.size(), 1U);
    ASSERT_GT(blocks[0].pieces.size(), 5U);
    std::size_t next = 0;
    for (const document::Piece& piece : blocks[0].pieces) {
        EXPECT_EQ(piece.begin, next);
        EXPECT_GT(piece.end, piece.begin);
        EXPECT_EQ(piece.box.page, 1);
        EXPECT_GE(piece.box.x0, 70);
        EXPECT_LE(piece.box.x1, 371);
        next = piece.end + 1;
    }
    EXPECT_EQ(next, blocks[0].text.size() + 1);
}

TEST(Layout, TextPrintedSidewaysIsReadAndItsBoxesStayOnThePageAsShown) {
    Sheet sheet;
    sheet.paragraph(70, 100, 400, prose("text", 60));
    // Reads upwards along the left edge: two words, one below the other on the page.
    sheet.word({"Entwurf", 20, 500, 31, 535, 10, false, true, 3});
    sheet.word({"intern", 20, 460, 31, 490, 10, false, true, 3});
    const auto blocks = analyse({sheet.page()}, "de");
    ASSERT_EQ(blocks.size(), 2U);
    EXPECT_EQ(blocks[1].text, "Entwurf intern");
    const document::Box box = blocks[1].pieces.front().box;
    EXPECT_NEAR(box.x0, 20, 0.01);
    EXPECT_NEAR(box.y0, 460, 0.01);
    EXPECT_NEAR(box.x1, 31, 0.01);
    EXPECT_NEAR(box.y1, 535, 0.01);
}

TEST(Layout, ImpossiblePlacesAreLeftOutAndTheRestIsRead) {
    Sheet sheet;
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinite = std::numeric_limits<double>::infinity();
    sheet.word({"nan", nan, 10, 20, 20, 10, false, true, 0});
    sheet.word({"unendlich", 10, 10, infinite, 20, 10, false, true, 0});
    sheet.word({"verkehrt", 90, 90, 20, 20, 10, false, true, 0});
    sheet.word({"fern", 9000, 9000, 9020, 9010, 10, false, true, 0});
    sheet.word({"", 10, 10, 20, 20, 10, false, true, 0});
    sheet.word({"riesig", 70, 200, 100, 211, infinite, false, true, -7});
    sheet.line(70, 100, "Das bleibt.");
    const auto blocks = texts(analyse({sheet.page()}, "de"));
    EXPECT_THAT(blocks, ::testing::Contains("Das bleibt."));
    EXPECT_THAT(blocks, Each(Not(HasSubstr("fern"))));
}

TEST(Layout, TenThousandWordsInOnePlaceAreDoneInTime) {
    Sheet sheet;
    for (int i = 0; i < 10'000; ++i) {
        sheet.word({"x", 100, 100, 105, 111, 10, false, true, 0});
        sheet.word({"y", i * 0.05, i * 0.08, i * 0.05 + 4, i * 0.08 + 11, 10, false, true, 0});
    }
    EXPECT_FALSE(analyse({sheet.page()}, "").empty());
}

}  // namespace
}  // namespace probant::layout
