#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/extract/reader.hpp"
#include "tests/engine/extract/blocks.hpp"

namespace probant::extract {
namespace {

using testing::blocks;
using ::testing::ElementsAre;

std::vector<std::string> read(std::string_view text) {
    return blocks(read_text(text, {}));
}

TEST(TextReader, WrappedLinesAreOneParagraphAndPartedWordsAreJoined) {
    EXPECT_THAT(read("The council has decided to support inter-\r\ncultural training for all of "
                     "its staff in the\r\n"
                     "coming year.\r\n\r\nA second paragraph follows it, on one line.\r\n"),
                ElementsAre("p The council has decided to support intercultural training for all "
                            "of its staff in the "
                            "coming year.",
                            "p A second paragraph follows it, on one line."));
    EXPECT_THAT(
        read("Die Verwaltung berichtet dem Gemeinde-\nund dem Kreisrat jedes Jahr."),
        ElementsAre("p Die Verwaltung berichtet dem Gemeinde- und dem Kreisrat jedes Jahr."));
}

TEST(TextReader, ShortLinesStayLines) {
    EXPECT_THAT(read("City Hall\nMain Street 5\n1234 AB Rotterdam"),
                ElementsAre("l City Hall/Main Street 5/1234 AB Rotterdam"));
}

TEST(TextReader, LongLinesWithoutBlankLinesAreParagraphs) {
    const std::string line = "The council" + std::string(150, 'x') + ".";
    EXPECT_THAT(read(line + "\n" + line), ElementsAre("p " + line, "p " + line));
}

TEST(TextReader, BulletsAndNumbersMakeAListAfterItsIntroduction) {
    EXPECT_THAT(
        read("We will:\n- train all staff, and in particular\n  managers\n- hire mediators\n\n1. "
             "First point\n2. Second point"),
        ElementsAre("p We will:", "l train all staff, and in particular managers/hire mediators",
                    "l 1. First point/2. Second point"));
    EXPECT_THAT(read("A sentence that was wrapped just before a dash\n- by chance - and goes on "
                     "for a while after."),
                ElementsAre("p A sentence that was wrapped just before a dash - by chance - and "
                            "goes on for a while after."));
}

TEST(TextReader, LinesWithBarsOrTabsAreATable) {
    EXPECT_THAT(read("Body | Sum\n--- | ---\nArts | 5"), ElementsAre("t Body | Sum/Arts | 5"));
    EXPECT_THAT(read("Grants 2025\nBody\tSum\nArts\t5"),
                ElementsAre("t Grants 2025/Body | Sum/Arts | 5"));
}

TEST(TextReader, HeadingsAreShortLinesThatStandAlone) {
    EXPECT_THAT(read("Annual report\n\n1.2 Staff\n\nThe city trains its staff.\n\nIt was "
                     "agreed.\n\nThe end"),
                ElementsAre("h1 Annual report", "h3 1.2 Staff", "p The city trains its staff.",
                            "p It was agreed.", "p The end"));
    EXPECT_THAT(read("# One\nText of one.\n\nTwo\n---\nText of two.\n\n### Three ###\n"),
                ElementsAre("h1 One", "p Text of one.", "h2 Two", "p Text of two.", "h3 Three"));
}

TEST(TextReader, EncodingIsFound) {
    EXPECT_THAT(read("\xEF\xBB\xBF"
                     "Intégration"),
                ElementsAre("p Intégration"));
    EXPECT_THAT(read(std::string_view("\xFF\xFEn\0\xE6\0r\0", 8)), ElementsAre("p nær"));
    EXPECT_THAT(read("L'\xE9quipe a \xE9t\xE9 form\xE9"
                     "e \xE0 l'accueil des habitants."),
                ElementsAre("p L'équipe a été formée à l'accueil des habitants."));
}

TEST(TextReader, BinaryDataIsRefused) {
    const auto document = read_text(std::string("MZ\0\1\2\3\4\5 some text", 18), {});
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().code, base::Code::Unsupported);
}

}  // namespace
}  // namespace probant::extract
