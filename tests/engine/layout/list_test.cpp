#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/layout/sheet.hpp"

namespace probant::layout {
namespace {

using document::BlockKind;
using ::testing::ElementsAre;

TEST(List, ItemsAreOneBlockWithoutTheirBullets) {
    Sheet sheet;
    double y = sheet.paragraph(70, 80, 400, prose("oben", 60)) + 10;
    for (const auto* item : {"• den Ehrenamtlichen in allen Stadtteilen der Stadt",
                             "• den Vereinen die ihre Räume zur Verfügung gestellt haben und es "
                             "auch im kommenden Jahr wieder gerne tun wollen",
                             "• der Volkshochschule"}) {
        y = sheet.paragraph(84, y, 380, item, {.hanging = 7.5});
    }
    const auto blocks = analyse({sheet.page()}, "de");
    ASSERT_EQ(blocks.size(), 2U);
    EXPECT_EQ(blocks[1].kind, BlockKind::List);
    EXPECT_EQ(blocks[1].text,
              "den Ehrenamtlichen in allen Stadtteilen der Stadt\n"
              "den Vereinen die ihre Räume zur Verfügung gestellt haben und es auch im kommenden "
              "Jahr wieder gerne tun wollen\nder Volkshochschule");
}

TEST(List, ADashAtTheBeginningOfALineOfTextIsNoBullet) {
    Sheet sheet;
    const std::string text =
        "Die Vertreter von sieben Unternehmen aus der Stadt und dem Umland der Region – "
        "darunter drei große und vier kleine – haben im Rathaus eine gemeinsame Erklärung "
        "unterschrieben die am 5. april veröffentlicht worden ist und seitdem gilt.";
    for (const double width : {190.0, 200.0, 210.0, 220.0, 230.0, 240.0, 250.0, 260.0, 270.0}) {
        Sheet page;
        page.paragraph(70, 100, width, text);
        EXPECT_THAT(texts(analyse({page.page()}, "de")), ElementsAre(text)) << width;
    }
}

TEST(List, NumberedMinutesArePassagesOfTheirOwn) {
    Sheet sheet;
    std::vector<std::string> written;
    double y = 80;
    for (int i = 1; i <= 4; ++i) {
        written.push_back(std::to_string(i) + ". " + prose("punkt" + std::to_string(i), 50));
        y = sheet.paragraph(70, y, 420, written.back()) + 7;
    }
    const auto blocks = analyse({sheet.page()}, "de");
    EXPECT_EQ(texts(blocks), written);
    EXPECT_EQ(blocks.front().kind, BlockKind::Paragraph);
}

TEST(List, ShortNumberedItemsAreOneListAndKeepTheirNumbers) {
    Sheet sheet;
    double y = sheet.paragraph(70, 80, 420, prose("oben", 60)) + 10;
    for (const auto* item : {"1. Eröffnung der Sitzung", "2. Bericht", "3. Verschiedenes"}) {
        sheet.line(70, y, item);
        y += 13;
    }
    const auto blocks = analyse({sheet.page()}, "de");
    ASSERT_EQ(blocks.size(), 2U);
    EXPECT_EQ(blocks[1].text, "1. Eröffnung der Sitzung\n2. Bericht\n3. Verschiedenes");
}

TEST(List, LinesOfAnAddressStayLines) {
    Sheet sheet;
    double y = 80;
    for (const auto* line : {"Stadt Nürnberg", "Amt für Migration", "Hauptstraße 1"}) {
        sheet.line(70, y, line);
        y += 12.5;
    }
    sheet.paragraph(70, y + 20, 420, prose("text", 60));
    EXPECT_EQ(texts(analyse({sheet.page()}, "de")).front(),
              "Stadt Nürnberg\nAmt für Migration\nHauptstraße 1");
}

TEST(List, AParagraphThatBeginsWithADashKeepsIt) {
    Sheet sheet;
    const std::string quote = "– " + prose("zitat", 50);
    double y = sheet.paragraph(70, 80, 420, prose("oben", 60)) + 8;
    y = sheet.paragraph(70, y, 420, quote) + 8;
    sheet.paragraph(70, y, 420, prose("unten", 60));
    EXPECT_EQ(texts(analyse({sheet.page()}, "de"))[1], quote);
}

}  // namespace
}  // namespace probant::layout
