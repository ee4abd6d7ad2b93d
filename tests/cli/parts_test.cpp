// The small parts of the command line that need no program to run.
#include <gtest/gtest.h>

#include "cli/progress.hpp"
#include "cli/rows.hpp"
#include "cli/wrap.hpp"

namespace probant::cli {
namespace {

TEST(CsvCell, QuotesByRfc4180) {
    EXPECT_EQ(csv_cell("plain"), "plain");
    EXPECT_EQ(csv_cell("a,b"), "\"a,b\"");
    EXPECT_EQ(csv_cell("say \"yes\""), "\"say \"\"yes\"\"\"");
    EXPECT_EQ(csv_cell("two\nlines"), "\"two\nlines\"");
    EXPECT_EQ(csv_cell(""), "");
}

TEST(CsvCell, ASpreadsheetDoesNotRunIt) {
    for (const char* formula : {"=1+1", "+1", "-1", "@SUM", "\tx"}) {
        EXPECT_EQ(csv_cell(formula), std::string("'") + formula);
    }
    EXPECT_EQ(csv_cell("=HYPERLINK(\"x\",1)"), "\"'=HYPERLINK(\"\"x\"\",1)\"");
}

TEST(Wrapped, BreaksAtSpacesAndCountsCharactersNotBytes) {
    EXPECT_EQ(wrapped("été été été", {}, "| ", 7, Style{}), "| été été\n| été\n");
}

TEST(Wrapped, AMarkGoesOnOverALineEnd) {
    EXPECT_EQ(wrapped("aa bb cc", {{0, 5}}, "", 3, Style{true}),
              "\x1b[1;4maa\x1b[0m\n\x1b[1;4mbb\x1b[0m\ncc\n");
}

TEST(Wrapped, AWordLongerThanTheLineStaysWhole) {
    EXPECT_EQ(wrapped("a incomprehensible b", {}, "", 5, Style{}), "a\nincomprehensible\nb\n");
}

TEST(Shortened, CutsBetweenCharacters) {
    EXPECT_EQ(shortened("étéétéété", 4), "été…");
    EXPECT_EQ(shortened("été", 3), "été");
}

TEST(Grouped, PartsThousands) {
    EXPECT_EQ(grouped(0), "0");
    EXPECT_EQ(grouped(999), "999");
    EXPECT_EQ(grouped(1234567), "1,234,567");
}

TEST(ProgressText, TellsRateRestAndFailures) {
    EXPECT_EQ(progress_text({1000, 10000, 100, 3, "minutes/2019.pdf"}, 110),
              "1,000 of 10,000  10/s  15:00 left  3 unreadable  minutes/2019.pdf");
    EXPECT_EQ(progress_text({0, 10, 0, 0, ""}, 110), "0 of 10");
    EXPECT_EQ(progress_text({1, 2, 10, 0, "a\x1b[2Jb"}, 110),
              "1 of 2  0.1/s  0:10 left  a\\x1B[2Jb");
}

}  // namespace
}  // namespace probant::cli
