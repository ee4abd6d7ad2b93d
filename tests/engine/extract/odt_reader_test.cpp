#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/extract/reader.hpp"
#include "tests/engine/extract/blocks.hpp"
#include "tests/engine/extract/office_files.hpp"

namespace probant::extract {
namespace {

using testing::blocks;
using ::testing::ElementsAre;
using testing::make_odt;

std::vector<std::string> read(const std::string& body) {
    return blocks(read_odt(make_odt(body), {}));
}

TEST(OdtReader, HeadingsAreKnownByElementAndByStyle) {
    EXPECT_THAT(read("<text:h text:outline-level='3'>Deep</text:h><text:p text:style-name='P1'>By "
                     "style</text:p>"
                     "<text:p text:style-name='Title'>Name</text:p><text:p>Text.</text:p>"),
                ElementsAre("h3 Deep", "h2 By style", "h1 Name", "p Text."));
}

TEST(OdtReader, SpansSpacesAndBreaksReadAsPrinted) {
    EXPECT_THAT(
        read("<text:p>The<text:s text:c='2'/><text:span>city</text:span> <text:span>of</text:span>"
             "<text:tab/>A<text:line-break/>B</text:p>"),
        ElementsAre("p The city of A B"));
}

TEST(OdtReader, OneListIsOneBlockWithNestedItems) {
    EXPECT_THAT(
        read("<text:list><text:list-item><text:p>one</"
             "text:p><text:list><text:list-item><text:p>one a</text:p>"
             "</text:list-item></text:list></text:list-item></text:list>"
             "<text:list><text:list-item><text:p>other</text:p></text:list-item></text:list>"),
        ElementsAre("l one/one a", "l other"));
}

TEST(OdtReader, NumberedHeadingInsideAListIsAHeading) {
    EXPECT_THAT(read("<text:list><text:list-item><text:h "
                     "text:outline-level='1'>Aims</text:h></text:list-item></text:list>"
                     "<text:p>Text.</text:p>"),
                ElementsAre("h1 Aims", "p Text."));
}

TEST(OdtReader, DeletedTextRemarksAndContentsAreLeftOut) {
    EXPECT_THAT(
        read("<text:tracked-changes><text:changed-region><text:deletion><text:p>old</text:p></"
             "text:deletion>"
             "</text:changed-region></text:tracked-changes><text:table-of-content><text:index-body>"
             "<text:p>One 3</text:p></text:index-body></text:table-of-content>"
             "<text:p>New<office:annotation><text:p>remark</text:p></office:annotation>.</text:p>"
             "<text:section text:display='none'><text:p>hidden</text:p></text:section>"),
        ElementsAre("p New."));
}

TEST(OdtReader, NotesStandAtTheEndAndFramesAfterTheirParagraph) {
    EXPECT_THAT(
        read("<text:p>Claim<text:note><text:note-citation>1</"
             "text:note-citation><text:note-body><text:p>Source."
             "</text:p></text:note-body></text:note>, "
             "said.<draw:frame><svg:title>Picture</svg:title><draw:text-box>"
             "<text:p>Boxed.</text:p></draw:text-box></draw:frame></text:p><text:p>End.</text:p>"),
        ElementsAre("p Claim, said.", "p Boxed.", "p End.", "p Source."));
}

TEST(OdtReader, RepeatedCellsAreNotMultiplied) {
    EXPECT_THAT(read("<table:table><table:table-header-rows><table:table-row><table:table-cell><"
                     "text:p>Body</text:p></table:table-cell>"
                     "<table:table-cell><text:p>Sum</text:p></table:table-cell></table:table-row></"
                     "table:table-header-rows>"
                     "<table:table-row table:number-rows-repeated='1000000'><table:table-cell "
                     "table:number-columns-repeated='99999'>"
                     "<text:p>Arts</text:p></table:table-cell></table:table-row></table:table>"),
                ElementsAre("t Body | Sum/Arts"));
}

TEST(OdtReader, FlatFileIsReadToo) {
    const auto document = read_odt(
        "<?xml version='1.0'?><office:document "
        "office:mimetype='application/vnd.oasis.opendocument.text'>"
        "<office:meta><dc:title>Plan</dc:title><dc:date>2022-01-02T00:00:00</dc:date></"
        "office:meta><office:body>"
        "<office:text><text:p>Flat.</text:p></office:text></office:body></office:document>",
        {});
    EXPECT_THAT(blocks(document), ElementsAre("p Flat."));
    EXPECT_EQ(document->title, "Plan");
    EXPECT_EQ(document->date, "2022-01-02");
}

TEST(OdtReader, PasswordIsNamedAsTheReason) {
    const auto document = read_odt(
        make_odt("", {{"META-INF/manifest.xml",
                       "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"}}),
        {});
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().code, base::Code::Encrypted);
}

}  // namespace
}  // namespace probant::extract
