#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/extract/reader.hpp"
#include "tests/engine/extract/blocks.hpp"
#include "tests/engine/extract/office_files.hpp"

namespace probant::extract {
namespace {

using testing::blocks;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::make_docx;
using testing::make_zip;
using testing::note_codes;

std::vector<std::string> read(const std::string& body, const testing::Members& more = {}) {
    return blocks(read_docx(make_docx(body, more), {}));
}

std::string paragraph(const std::string& text, const std::string& properties = "") {
    return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t xml:space='preserve'>" + text +
           "</w:t></w:r></w:p>";
}

std::string styled(const std::string& style, const std::string& text) {
    return paragraph(text, "<w:pStyle w:val='" + style + "'/>");
}

TEST(DocxReader, HeadingsAreKnownByStyleInAnyLanguage) {
    EXPECT_THAT(read(styled("berschrift1", "One") + styled("Chapter", "Two") +
                     styled("Sub", "Three") + paragraph("Four", "<w:outlineLvl w:val='3'/>") +
                     styled("Overskrift2", "Five") + styled("Unknown", "Text.")),
                ElementsAre("h1 One", "h2 Two", "h2 Three", "h4 Four", "h2 Five", "p Text."));
}

TEST(DocxReader, NeighbouringListParagraphsAreOneList) {
    const std::string numbered = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='7'/></w:numPr>";
    EXPECT_THAT(
        read(paragraph("a", numbered) + styled("Bullets", "b") + paragraph("Text.") +
             paragraph("• c") + paragraph("–  d") +
             paragraph("not an item",
                       "<w:pStyle w:val='Bullets'/><w:numPr><w:numId w:val='0'/></w:numPr>")),
        ElementsAre("l a/b", "p Text.", "l c/d", "p not an item"));
}

TEST(DocxReader, DeletedTextIsGoneAndInsertedTextIsThere) {
    EXPECT_THAT(
        read("<w:p><w:r><w:t>The </w:t></w:r><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
             "<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>moved</w:t></w:r></"
             "w:moveFrom>"
             "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t> "
             "text</w:t></w:r></w:p>"),
        ElementsAre("p The new text"));
}

TEST(DocxReader, FieldsTabsBreaksAndHyphensReadAsPrinted) {
    EXPECT_THAT(
        read(
            "<w:p><w:r><w:t>See</w:t><w:tab/><w:instrText>PAGEREF _Toc</w:instrText><w:t>page</w:t>"
            "<w:br/><w:t>5</w:t><w:noBreakHyphen/><w:t>6 "
            "inter</w:t><w:softHyphen/><w:t>cultural</w:t></w:r></w:p>"),
        ElementsAre("p See page 5-6 intercultural"));
}

TEST(DocxReader, TableRowsBecomeLinesAndPlacingTablesVanish) {
    const auto cell = [](const std::string& inside) { return "<w:tc>" + inside + "</w:tc>"; };
    const std::string row =
        "<w:tr>" + cell(paragraph("Arts")) + cell(paragraph("€5") + paragraph("k")) + "</w:tr>";
    EXPECT_THAT(read("<w:tbl>" + row + row + "</w:tbl>"), ElementsAre("t Arts | €5 k/Arts | €5 k"));
    EXPECT_THAT(read("<w:tbl><w:tr>" + cell(paragraph("All in one frame.")) + "</w:tr></w:tbl>"),
                ElementsAre("p All in one frame."));
    EXPECT_THAT(read("<w:tbl><w:tr>" + cell("<w:tbl>" + row + "</w:tbl>") +
                     cell(paragraph("Side")) + "</w:tr></w:tbl>"),
                ElementsAre("t Arts | €5 k", "p Side"));
}

TEST(DocxReader, TextBoxIsReadOnceAfterItsParagraph) {
    const std::string box = "<w:txbxContent>" + paragraph("In the box.") + "</w:txbxContent>";
    EXPECT_THAT(read("<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>" + box +
                     "</w:drawing></mc:Choice><mc:Fallback><w:pict>" + box +
                     "</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Around "
                     "it.</w:t></w:r></w:p>"),
                ElementsAre("p Around it.", "p In the box."));
}

TEST(DocxReader, FootnotesStandAtTheEndAndContentsAreLeftOut) {
    EXPECT_THAT(
        read(styled("TOC1", "One ........ 3") + paragraph("Text."),
             {{"word/footnotes.xml", "<w:footnotes xmlns:w='w'><w:footnote w:type='separator'>" +
                                         paragraph("---") + "</w:footnote><w:footnote>" +
                                         paragraph("A source.") + "</w:footnote></w:footnotes>"}}),
        ElementsAre("p Text.", "p A source."));
}

TEST(DocxReader, MainPartIsFoundThroughTheRelations) {
    const std::string zip =
        make_zip({{"_rels/.rels",
                   "<Relationships><Relationship Type='http://x/officeDocument' "
                   "Target='/word/document2.xml'/></Relationships>"},
                  {"word/document2.xml", "<w:document xmlns:w='w'><w:body>" + paragraph("Found.") +
                                             "</w:body></w:document>"}});
    EXPECT_THAT(blocks(read_docx(zip, {})), ElementsAre("p Found."));
}

TEST(DocxReader, MetadataComesFromTheCoreProperties) {
    const auto document = read_docx(
        make_docx(
            paragraph("x"),
            {{"docProps/core.xml",
              "<cp:coreProperties><dc:title>Plan</dc:title><dcterms:created>2023-02-01T08:00:00Z"
              "</dcterms:created></cp:coreProperties>"}}),
        {});
    ASSERT_TRUE(document);
    EXPECT_EQ(document->title, "Plan");
    EXPECT_EQ(document->date, "2023-02-01");
    EXPECT_EQ(document->language, "nl-NL");
}

TEST(DocxReader, DamagedFileGivesWhatIsThereAndSaysSo) {
    const std::string whole = make_docx(paragraph("Kept.") + paragraph(std::string(5000, 'x')));
    const auto document = read_docx(whole.substr(0, 900), {});
    ASSERT_TRUE(document) << document.error().message;
    EXPECT_EQ(blocks(document).front(), "p Kept.");
    EXPECT_THAT(note_codes(document), ElementsAre("truncated"));
    EXPECT_EQ(read_docx(make_zip({{"word/document.xml", ""}}), {}).error().code,
              base::Code::Malformed);
    EXPECT_EQ(read_docx("PK\x03\x04 and nothing", {}).error().code, base::Code::Malformed);
}

TEST(DocxReader, UnpackingPastTheLimitIsRefused) {
    Limits limits;
    limits.unpacked_bytes = 10'000;
    const auto document = read_docx(make_docx(paragraph(std::string(20'000, 'x'))), limits);
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().code, base::Code::LimitReached);
}

TEST(DocxReader, EntitiesAreNotExpandedAndNestingIsBounded) {
    const std::string bomb = make_zip({{"word/document.xml",
                                        "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b "
                                        "'&a;&a;&a;'>]><w:document xmlns:w='w'><w:body>" +
                                            paragraph("&b; end") + "</w:body></w:document>"}});
    EXPECT_THAT(blocks(read_docx(bomb, {})), ElementsAre("p &b; end"));
    std::string deep;
    for (int i = 0; i < 50'000; ++i) deep += "<w:sdt>";
    const auto document = read_docx(make_docx(paragraph("Top.") + deep), {});
    EXPECT_THAT(blocks(document), ElementsAre("p Top."));
    EXPECT_THAT(note_codes(document), ElementsAre("truncated", "truncated"));
}

}  // namespace
}  // namespace probant::extract
