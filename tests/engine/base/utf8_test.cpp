#include "engine/base/utf8.hpp"

#include <gtest/gtest.h>

namespace probant::base {
namespace {

TEST(Utf8, CountsCodePointsAndNotBytes) {
    EXPECT_EQ(code_points("naïve"), 5U);
    EXPECT_EQ(code_points("naïve", 4), 3U);  // the first four bytes: n a ï
    EXPECT_EQ(code_points(""), 0U);
}

TEST(Utf8, ABoundaryIsNeverInsideACharacter) {
    const std::string text = "aé€";
    EXPECT_EQ(boundary_before(text, 2), 1U);
    EXPECT_EQ(boundary_before(text, 5), 3U);
    EXPECT_EQ(boundary_before(text, 99), text.size());
}

TEST(Utf8, IllFormedBytesAreReplacedAndNothingElseChanges) {
    EXPECT_EQ(well_formed("ok é €"), "ok é €");
    EXPECT_EQ(well_formed("a\xFFz"), "a\xEF\xBF\xBDz");
    EXPECT_EQ(well_formed("\xC0\xAF"), "\xEF\xBF\xBD\xEF\xBF\xBD");  // overlong
    EXPECT_EQ(well_formed("\xED\xA0\x80"), "\xEF\xBF\xBD");          // a surrogate
    EXPECT_EQ(well_formed("\xE2\x82"), "\xEF\xBF\xBD");              // cut short
    EXPECT_EQ(well_formed(std::string_view("a\0b", 3)),
              "a\xEF\xBF\xBD"
              "b");
    EXPECT_FALSE(is_well_formed("\xF5\x80\x80\x80"));
    EXPECT_TRUE(is_well_formed("𝒳"));
}

TEST(Utf8, ADocumentsTextCannotMoveTheCursorOrReverseTheLine) {
    EXPECT_EQ(printable("a\x1B[2Jb"), "a\\x1B[2Jb");
    EXPECT_EQ(printable("x\xE2\x80\xAEy"), "x\\u{202E}y");
    EXPECT_EQ(printable("\xC2\x9B"
                        "31m"),
              "\\x9B31m");
    EXPECT_EQ(printable("zwei\nZeilen\té"), "zwei\nZeilen\té");
}

}  // namespace
}  // namespace probant::base
