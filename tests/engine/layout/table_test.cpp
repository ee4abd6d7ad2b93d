#include "engine/layout/table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <utility>

#include "tests/engine/layout/sheet.hpp"

namespace probant::layout {
namespace {

using document::BlockKind;
using ::testing::ElementsAre;

std::vector<document::Block> between_paragraphs(
    const std::function<double(Sheet&, double)>& set_table) {
    Sheet sheet;
    double y = sheet.paragraph(70, 80, 450, prose("oben", 80));
    y = set_table(sheet, y + 12);
    sheet.paragraph(70, y + 12, 450, prose("unten", 80));
    return analyse({sheet.page()}, "de");
}

TEST(Table, AlignedCellsAreOneBlockOfRows) {
    const auto blocks = between_paragraphs([](Sheet& sheet, double y) {
        for (const auto& [name, figure] : std::vector<std::pair<std::string, std::string>>{
                 {"Sprache und Bildung", "1 180"}, {"Arbeit", "420"}, {"Steuerung", "145"}}) {
            sheet.line(75, y, name);
            sheet.line(400, y, figure);
            y += 18;
        }
        return y;
    });
    ASSERT_EQ(blocks.size(), 3U);
    EXPECT_EQ(blocks[1].kind, BlockKind::Table);
    EXPECT_EQ(blocks[1].text, "Sprache und Bildung | 1 180\nArbeit | 420\nSteuerung | 145");
    EXPECT_EQ(blocks[1].pieces.size(), 6U);
}

TEST(Table, ATitleRowWithOneCellBelongsToTheTable) {
    const auto blocks = between_paragraphs([](Sheet& sheet, double y) {
        sheet.line(75, y, "Mittel in Tausend Euro");
        for (const auto* name : {"Sprache", "Arbeit", "Steuerung"}) {
            y += 18;
            sheet.line(75, y, name);
            sheet.line(400, y, "420");
        }
        return y + 18;
    });
    ASSERT_EQ(blocks.size(), 3U);
    EXPECT_EQ(blocks[1].text,
              "Mittel in Tausend Euro\nSprache | 420\nArbeit | 420\nSteuerung | 420");
}

TEST(Table, WrappedCellsStayInTheirRow) {
    const auto blocks = between_paragraphs([](Sheet& sheet, double y) {
        for (const auto* name : {"eins", "zwei", "drei"}) {
            sheet.line(75, y + 6, std::string("Maßnahme ") + name);  // in the middle of its row
            sheet.line(250, y, std::string("begonnen im Jahr ") + name);
            sheet.line(250, y + 12, "und noch nicht beendet");
            y += 31;
        }
        return y;
    });
    ASSERT_EQ(blocks.size(), 3U);
    EXPECT_EQ(blocks[1].text,
              "Maßnahme eins | begonnen im Jahr eins und noch nicht beendet\n"
              "Maßnahme zwei | begonnen im Jahr zwei und noch nicht beendet\n"
              "Maßnahme drei | begonnen im Jahr drei und noch nicht beendet");
}

TEST(Table, RowsOfOneCellCloserThanParagraphsAreRows) {
    Sheet sheet;
    double y = sheet.paragraph(70, 80, 450, prose("a", 80)) + 12;
    y = sheet.paragraph(70, y, 450, prose("b", 80)) + 12;
    for (const auto* row : {"I arbete, 25–64 år: 56", "Medlem i förening: 29", "Uteblivna: 12"}) {
        sheet.line(75, y, row);
        y += 18;
    }
    sheet.paragraph(70, y + 8, 450, prose("c", 80));
    const auto blocks = analyse({sheet.page()}, "sv");
    ASSERT_EQ(blocks.size(), 4U);
    EXPECT_EQ(blocks[2].kind, BlockKind::Table);
    EXPECT_EQ(blocks[2].text, "I arbete, 25–64 år: 56\nMedlem i förening: 29\nUteblivna: 12");
}

TEST(Table, WideSpacesOfJustifiedLinesAreNoCells) {
    Sheet sheet;
    const std::string text =
        "Zusammengesetzter Teams für die Ausländerbehörde mit dienstags einer Sachbearbeiterin "
        "der Fiktionsbescheinigungen sofort ausgestellt werden können und mittlere Wartezeiten "
        "Grundstücksverkehrsgenehmigung am Tresen sodass niemand Verwaltungsvereinbarungen sieht.";
    sheet.paragraph(70, 100, 170, text, {.justified = true});
    EXPECT_THAT(texts(analyse({sheet.page()}, "de")), ElementsAre(text));
}

TEST(Table, TextInTwoCellsOfARowIsNotReadDownTheColumns) {
    const auto blocks = between_paragraphs([](Sheet& sheet, double y) {
        for (int i = 0; i < 6; ++i) {
            const std::string n = std::to_string(i);
            const double left = sheet.paragraph(
                70, y, 200, "Maßnahme " + n + " zur Öffnung der Verwaltung mit vielen Partnern");
            const double right = sheet.paragraph(
                310, y, 200,
                "Stand " + n + " nach dem Beschluss des Rates im vergangenen Jahr und später");
            y = std::max(left, right) + 5;
        }
        return y;
    });
    ASSERT_EQ(blocks.size(), 3U);
    EXPECT_EQ(blocks[1].kind, BlockKind::Table);
    EXPECT_THAT(blocks[1].text, ::testing::HasSubstr("mit vielen Partnern | Stand 0 nach"));
}

TEST(Table, TallCellsBesideEachOtherAreReadCellByCell) {
    const auto blocks = between_paragraphs([](Sheet& sheet, double y) {
        sheet.line(70, y + 27, "Variante C mit Anlage an");
        sheet.line(70, y + 39, "der Küste und am Fluss");
        for (int i = 0; i < 6; ++i) {
            sheet.line(220, y + 12 * i, "Vorteil Zeile " + std::to_string(i));
            sheet.line(390, y + 6 + 12 * i, "Nachteil Zeile " + std::to_string(i));
        }
        return y + 84;
    });
    ASSERT_EQ(blocks.size(), 3U);
    EXPECT_THAT(blocks[1].text,
                ::testing::StartsWith("Variante C mit Anlage an der Küste und am Fluss | Vorteil "
                                      "Zeile 0 Vorteil Zeile 1"));
}

TEST(Table, HeadingsAboveATableStayHeadings) {
    Sheet sheet;
    double y = sheet.paragraph(70, 80, 450, prose("oben", 60)) + 14;
    sheet.line(70, y, "Inhalt", {.size = 14});
    y += 30;
    for (const auto* title : {"Einleitung", "Ausgangslage", "Ausblick"}) {
        sheet.line(70, y, title);
        sheet.line(500, y, "12");
        y += 18;
    }
    const auto blocks = analyse({sheet.page()}, "de");
    ASSERT_EQ(blocks.size(), 3U);
    EXPECT_EQ(blocks[1].kind, BlockKind::Heading);
    EXPECT_EQ(blocks[2].text, "Einleitung | 12\nAusgangslage | 12\nAusblick | 12");
}

TEST(Table, LeadersOfAContentsPageAreTakenAway) {
    const auto blocks = between_paragraphs([](Sheet& sheet, double y) {
        for (const auto* title : {"Einleitung", "Ausgangslage", "Ausblick"}) {
            sheet.line(70, y, std::string(title) + " .............................. 12");
            y += 14;
        }
        return y;
    });
    ASSERT_EQ(blocks.size(), 3U);
    EXPECT_EQ(blocks[1].text, "Einleitung | 12\nAusgangslage | 12\nAusblick | 12");
}

}  // namespace
}  // namespace probant::layout
