#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/extract/reader.hpp"
#include "tests/engine/extract/blocks.hpp"

namespace probant::extract {
namespace {

using testing::blocks;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::note_codes;
using Blocks = std::vector<std::string>;

Blocks read(std::string_view html) {
    return blocks(read_html(html, {}));
}

TEST(HtmlReader, KeepsHeadingsParagraphsAndQuotesInOrder) {
    EXPECT_THAT(
        read("<h1>Annual <em>report</em></h1><p>The city\n trains staff.</p>"
             "<blockquote>We listen.</blockquote><h3>Next</h3><div>Text of a <b>div</b></div>"),
        ElementsAre("h1 Annual report", "p The city trains staff.", "p We listen.", "h3 Next",
                    "p Text of a div"));
}

TEST(HtmlReader, MenusFootersAndHiddenTextAreNotEvidence) {
    EXPECT_THAT(
        read("<nav><a>Home</a></nav><div role=navigation>Menu</div><ul class='main-menu'><li>A</ul>"
             "<p>Body.</p><p hidden>Secret</p><p style='display: none'>Gone</p>"
             "<p aria-hidden=true>Icon</p><aside>Related</aside><footer>© City</footer>"
             "<script>var x = '<p>no</p>';</script><select><option>Pick</select>"),
        ElementsAre("p Body."));
}

TEST(HtmlReader, PageHeaderLosesItsMenuButNotItsTitle) {
    EXPECT_THAT(
        read("<header><a>Log in</a><ul><li>News</li></ul><h1>Minutes</h1></header><p>Body.</p>"),
        ElementsAre("h1 Minutes", "p Body."));
    EXPECT_THAT(
        read("<main><header><h1>Minutes</h1><p>12 May 2024</p></header><p>Body.</p></main>"),
        ElementsAre("h1 Minutes", "p 12 May 2024", "p Body."));
}

TEST(HtmlReader, PageThatIsAllFooterStillGivesItsText) {
    EXPECT_THAT(read("<footer><p>The only text there is.</p></footer>"),
                ElementsAre("p The only text there is."));
    EXPECT_THAT(read("<div class=sidebar><article><p>Wrongly named.</p></article></div>"),
                ElementsAre("p Wrongly named."));
}

TEST(HtmlReader, OneListIsOneBlockWithNestedItems) {
    EXPECT_THAT(read("<ul><li>one<li>two<ul><li>two a</li></ul></li></ul><ol><li>other</ol>"),
                ElementsAre("l one/two/two a", "l other"));
    EXPECT_THAT(read("<dl><dt>Staff</dt><dd>412</dd></dl>"), ElementsAre("l Staff/412"));
}

TEST(HtmlReader, DataTableIsOneBlockAndLayoutTableIsNone) {
    EXPECT_THAT(read("<table><caption>Grants</caption><tr><th>Body<th>Sum</"
                     "tr><tr><td>Arts<td>€5<td></tr></table>"),
                ElementsAre("t Grants/Body | Sum/Arts | €5"));
    EXPECT_THAT(read("<table><tr><td><h2>Title</h2><p>Text.</p></td><td>Side</td></tr></table>"),
                ElementsAre("h2 Title", "p Text.", "p Side"));
    EXPECT_THAT(read("<table><tr><td>All the page in one cell.</td></tr></table>"),
                ElementsAre("p All the page in one cell."));
}

TEST(HtmlReader, TwoBreaksPartParagraphsAndOneDoesNot) {
    EXPECT_THAT(read("<div>First<br>line<br><br>Second<br>- a<br>- b</div>"),
                ElementsAre("p First line", "p Second", "l a/b"));
}

TEST(HtmlReader, PreformattedTextIsReadAsText) {
    EXPECT_THAT(read("<pre>MINUTES\n\nThe council met.\n\n- one\n- two</pre>"),
                ElementsAre("h1 MINUTES", "p The council met.", "l one/two"));
}

TEST(HtmlReader, HeadingInsideAButtonIsRead) {
    EXPECT_THAT(read("<h3><button>Open the section</button></h3><p>Body.</p><button>Send</button>"),
                ElementsAre("h3 Open the section", "p Body."));
}

TEST(HtmlReader, MetadataComesFromTheHead) {
    const auto document = read_html(
        "<html lang='pt-PT'><head><title> A &amp; B </title><meta "
        "property='article:published_time' "
        "content='2024-03-05T10:00:00Z'><meta name=dcterms.modified "
        "content='2025-01-01'></head><p>x</html>",
        {});
    ASSERT_TRUE(document);
    EXPECT_EQ(document->title, "A & B");
    EXPECT_EQ(document->language, "pt-PT");
    EXPECT_EQ(document->date, "2024-03-05");
    EXPECT_EQ(document->format, "html");
}

TEST(HtmlReader, DeclaredEncodingIsFollowed) {
    EXPECT_THAT(read("<meta charset='iso-8859-1'><p>Integra\xE7\xE3o \x96 5 \x80</p>"),
                ElementsAre("p Integração – 5 €"));
    EXPECT_THAT(
        read("<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-2'><p>Spo\xB3"
             "eczny</p>"),
        ElementsAre("p Społeczny"));
}

TEST(HtmlReader, DeepNestingNeitherCrashesNorLosesTheRestSilently) {
    std::string html = "<p>Before.</p>";
    for (int i = 0; i < 20'000; ++i) html += "<div>";
    const auto document = read_html(html + "<p>Deep.</p>", {});
    EXPECT_THAT(blocks(document), ElementsAre("p Before."));
    EXPECT_THAT(note_codes(document), ElementsAre("truncated"));
}

TEST(HtmlReader, TextPastTheLimitIsCutAndSaid) {
    Limits limits;
    limits.text_bytes = 9;
    const auto document = read_html("<p>12345</p><p>6789äö</p><p>more</p>", limits);
    EXPECT_THAT(blocks(document), ElementsAre("p 12345", "p 6789"));
    EXPECT_THAT(note_codes(document), ElementsAre("truncated"));
}

TEST(HtmlReader, TextIsWellFormedWhateverTheBytesAre) {
    EXPECT_THAT(read("<meta charset=utf-8><p>a&shy;b &#0;&#x1F;c\xC2\xA0\xC2\xA0 d</p>"),
                ElementsAre("p ab \uFFFDc d"));
}

}  // namespace
}  // namespace probant::extract
