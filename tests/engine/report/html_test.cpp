#include "engine/report/html.hpp"

#include <gtest/gtest.h>

namespace probant::report {
namespace {

TEST(Escape, TextCannotBecomeMarkup) {
    EXPECT_EQ(escape("<script>alert('x') && \"y\"</script>"),
              "&lt;script&gt;alert(&#39;x&#39;) &amp;&amp; &quot;y&quot;&lt;/script&gt;");
}

TEST(Escape, BrokenUtf8AndControlCharactersDoNotReachThePage) {
    EXPECT_EQ(escape(std::string("a\xFF"
                                 "b\0c\x1B[2J",
                                 9)),
              "a\xEF\xBF\xBD"
              "b\xEF\xBF\xBD"
              "c\\x1B[2J");
}

TEST(Escape, AnOverrideOfTheReadingDirectionIsShownInsteadOfObeyed) {
    EXPECT_EQ(escape("yes\u202Eon\u202C"), "yes\\u{202E}on\\u{202C}");
}

TEST(Escape, AccentsStayAsTheyAre) {
    EXPECT_EQ(escape("Größe ħ – «été»"), "Größe ħ – «été»");
}

TEST(Fragment, AHostileIdStaysOneWord) {
    EXPECT_EQ(fragment("a\" onclick=x F08"), "a--onclick-x-F08");
}

TEST(ContentHash, IsWhatBrowsersCompute) {
    EXPECT_EQ(content_hash(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    EXPECT_EQ(content_hash("abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

TEST(Html, NestsAndEscapesAttributes) {
    Html html;
    html.open("p", {{"lang", "f\"r"}, {"hidden", {}, true}})
        .text("a < b")
        .element("b", "c")
        .close();
    EXPECT_EQ(html.finish(), "<p lang=\"f&quot;r\" hidden>a &lt; b<b>c</b></p>\n");
}

TEST(Html, AnUnclosedTagIsABug) {
    Html html;
    html.open("p");
    EXPECT_DEATH(html.finish(), "bug in Probant");
}

}  // namespace
}  // namespace probant::report
