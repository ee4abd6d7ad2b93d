#include "engine/document/document.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/base/utf8.hpp"

namespace probant::document {
namespace {

Block block(BlockKind kind, std::string text, int level = 0) {
    return {kind, std::move(text), level, 1, {}};
}

/// The characters of the full text that a passage's anchor names.
std::string anchored(const Document& document, const Passage& passage) {
    const std::string text = full_text(document);
    std::size_t begin = 0;
    while (base::code_points(text, begin) < passage.begin) ++begin;
    std::size_t end = begin;
    while (end < text.size() && base::code_points(text, end) < passage.end) ++end;
    while (end < text.size() && base::boundary_before(text, end) != end) ++end;
    return text.substr(begin, end - begin);
}

TEST(Passages, CarryThePathOfHeadingsAboveThem) {
    Document d;
    d.blocks = {block(BlockKind::Heading, "Report", 1), block(BlockKind::Heading, "Housing", 2),
                block(BlockKind::Paragraph, "Flats."), block(BlockKind::Heading, "Cemeteries", 2),
                block(BlockKind::Paragraph, "Graves.")};
    const auto out = passages(d);
    ASSERT_EQ(out.size(), 2U);
    EXPECT_EQ(out[0].headings, (std::vector<std::string>{"Report", "Housing"}));
    EXPECT_EQ(out[1].headings, (std::vector<std::string>{"Report", "Cemeteries"}));
    EXPECT_EQ(out[1].ordinal, 1);
}

TEST(Passages, AnchorsNameTheVeryCharactersOfTheText) {
    Document d;
    d.blocks = {block(BlockKind::Heading, "Überschrift", 1), block(BlockKind::Paragraph, "Größe é"),
                block(BlockKind::Paragraph, "Zweiter Absatz")};
    for (const Passage& p : passages(d)) EXPECT_EQ(anchored(d, p), p.text);
}

TEST(Passages, TheContextIsTheTextAroundThem) {
    Document d;
    d.blocks = {block(BlockKind::Paragraph, "ä first"), block(BlockKind::Paragraph, "middle"),
                block(BlockKind::Paragraph, std::string(60, 'x'))};
    const auto out = passages(d);
    EXPECT_EQ(out[1].before, "ä first\n\n");
    EXPECT_EQ(out[1].after, "\n\n" + std::string(38, 'x'));
    EXPECT_EQ(out[0].before, "");
}

TEST(Passages, ALongTableIsSplitAndKeepsItsHeaderInEveryPart) {
    std::string text = "Group | 2021 | 2022";
    for (int i = 0; i < 30; ++i) text += "\nrow" + std::to_string(i) + " | 1 | 2";
    Document d;
    d.blocks = {block(BlockKind::Table, text)};
    const auto out = passages(d);
    ASSERT_GT(out.size(), 1U);
    for (const Passage& p : out) {
        EXPECT_EQ(p.text.substr(0, 19), "Group | 2021 | 2022");
        EXPECT_EQ(anchored(d, p), p.text.substr(p.repeated));
    }
    EXPECT_EQ(out[0].repeated, 0U);
    EXPECT_EQ(out[1].repeated, 20U);
}

TEST(Passages, ALongParagraphIsCutAtSentencesAndLosesNothing) {
    std::string text;
    for (int i = 0; i < 200; ++i) text += "Sentence number " + std::to_string(i) + " is here. ";
    text.pop_back();
    Document d;
    d.blocks = {block(BlockKind::Paragraph, text)};
    std::string joined;
    for (const Passage& p : passages(d)) {
        EXPECT_LE(p.text.size(), PassageRules{}.most_bytes);
        EXPECT_EQ(p.text.back(), '.');
        joined += (joined.empty() ? "" : " ") + p.text;
    }
    EXPECT_EQ(joined, text);
}

TEST(Passages, PiecesFollowTheirPart) {
    Document d;
    d.blocks = {{BlockKind::Paragraph,
                 "one. two.",
                 0,
                 1,
                 {{0, 4, {1, 0, 0, 9, 9}}, {5, 9, {2, 0, 0, 9, 9}}}}};
    const auto out = passages(d, {.most_bytes = 5, .most_rows = 14});
    ASSERT_EQ(out.size(), 2U);
    EXPECT_EQ(out[1].text, "two.");
    EXPECT_EQ(out[1].page, 2);
    ASSERT_EQ(out[1].pieces.size(), 1U);
    EXPECT_EQ(out[1].pieces[0], (Piece{0, 4, {2, 0, 0, 9, 9}}));
}

TEST(Passages, ADocumentOfHeadingsOnlyIsNotLost) {
    Document d;
    d.blocks = {block(BlockKind::Heading, "A poster", 1),
                block(BlockKind::Heading, "for everybody", 2)};
    EXPECT_EQ(passages(d).size(), 2U);
}

TEST(Passages, AnEmptyDocumentHasNone) {
    EXPECT_TRUE(passages({}).empty());
}

TEST(DocumentJson, ComesBackAsItWas) {
    Document d;
    d.format = "pdf";
    d.title = "T";
    d.pages = 3;
    d.blocks = {{BlockKind::List, "a\nb", 0, 2, {{0, 1, {2, 1.5, 2, 3, 4}}}}};
    d.notes = {{"broken-page", "page 3 is broken", 3}};
    const nlohmann::json json = d;
    const Document back = json.get<Document>();
    EXPECT_EQ(nlohmann::json(back), json);
    EXPECT_EQ(back.blocks[0].pieces, d.blocks[0].pieces);
    EXPECT_EQ(back.blocks[0].kind, BlockKind::List);
}

}  // namespace
}  // namespace probant::document
