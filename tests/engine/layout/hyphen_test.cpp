#include "engine/layout/hyphen.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/layout/compose.hpp"

namespace probant::layout {
namespace {

std::vector<Draft> draft_of(const std::vector<std::string>& lines) {
    Draft draft;
    double y = 100;
    for (const std::string& line : lines) {
        draft.segments.push_back({line, {1, 70, y, 300, y + 11}, Join::Wrap});
        y += 13;
    }
    return {draft};
}

std::string joined(const std::vector<std::string>& lines, const std::string& language) {
    const auto drafts = draft_of(lines);
    return block_of(drafts.front(), Hyphens(drafts, language)).text;
}

TEST(Hyphen, PartedWordsAreJoined) {
    EXPECT_EQ(joined({"Die Ver-", "waltung der"}, "de"), "Die Verwaltung der");
    EXPECT_EQ(joined({"Die Ver‐", "waltung der"}, "de"), "Die Verwaltung der");
    EXPECT_EQ(joined({"Die Ver\u00AD", "waltung der"}, ""), "Die Verwaltung der");
    EXPECT_EQ(joined({"l'accom-", "pagnement des"}, "fr"), "l'accompagnement des");
}

TEST(Hyphen, TheHalvesOfAPartedWordMeetInsideIt) {
    const auto drafts = draft_of({"Die Ver-", "waltung der"});
    const document::Block block = block_of(drafts.front(), Hyphens(drafts, "de"));
    ASSERT_EQ(block.pieces.size(), 2U);
    EXPECT_EQ(block.pieces[0].end, block.pieces[1].begin);
    EXPECT_EQ(block.text.substr(block.pieces[1].begin), "waltung der");
}

TEST(Hyphen, AHyphenBeforeACapitalOrADigitStays) {
    EXPECT_EQ(joined({"die CDU-", "Fraktion"}, "de"), "die CDU-Fraktion");
    EXPECT_EQ(joined({"von 2018-", "2022"}, "de"), "von 2018-2022");
    EXPECT_EQ(joined({"von 2018–", "2022"}, "de"), "von 2018–2022");
    EXPECT_EQ(joined({"Vice‐", "Chancellor"}, "en"), "Vice-Chancellor");
}

TEST(Hyphen, AHyphenThatStandsForAMissingHalfKeepsItsSpace) {
    EXPECT_EQ(joined({"Kultur-", "und Sportamt"}, "de"), "Kultur- und Sportamt");
    EXPECT_EQ(joined({"sosiaali-", "ja terveyspalvelut"}, "fi"), "sosiaali- ja terveyspalvelut");
    EXPECT_EQ(joined({"onderwijs-", "en cultuurbeleid"}, "nl"), "onderwijs- en cultuurbeleid");
    EXPECT_EQ(joined({"kultur-", "och fritidsnämnden"}, "sv-SE"), "kultur- och fritidsnämnden");
}

TEST(Hyphen, OtherLinesTellWhetherTheHyphenBelongsToTheWord) {
    EXPECT_EQ(
        joined({"per e-mail en per tien-minutenstad in de tien-", "minutenstad, Ver-", "waltung"},
               "nl"),
        "per e-mail en per tien-minutenstad in de tien-minutenstad, Verwaltung");
}

TEST(Hyphen, ADocumentThatPartsNoWordsKeepsItsHyphens) {
    std::vector<std::string> lines(60, "eine Zeile ohne Trennung am Ende der");
    lines.emplace_back("bestrijding van kæmpe-");
    lines.emplace_back("bjørneklo langs de weg");
    EXPECT_THAT(joined(lines, "da"), ::testing::HasSubstr("kæmpe-bjørneklo"));
}

TEST(Hyphen, ShortFormsAndNamesKeepTheirHyphen) {
    EXPECT_EQ(joined({"la T-", "mobilitat; die Ver-", "waltung"}, "ca"),
              "la T-mobilitat; die Verwaltung");
    EXPECT_EQ(joined({"een GAS-", "vaststelling; be-", "leid"}, "nl"),
              "een GAS-vaststelling; beleid");
    EXPECT_EQ(joined({"ja WhatsApp‐", "numero"}, "fi"), "ja WhatsApp-numero");
}

TEST(Hyphen, FinnishKeepsTheHyphenBetweenEqualVowels) {
    EXPECT_EQ(joined({"tasa‐", "arvo ja kau‐", "punki"}, "fi"), "tasa-arvo ja kaupunki");
    EXPECT_EQ(joined({"Valon kaupunki -", "strategian"}, "fi"), "Valon kaupunki -strategian");
}

TEST(Hyphen, PronounsStayAtTheirVerbInPortuguese) {
    EXPECT_EQ(joined({"a obra tornou-", "se uma ver-", "dade"}, "pt"),
              "a obra tornou-se uma verdade");
}

TEST(Hyphen, ALoneHyphenAtALineEndIsADash) {
    EXPECT_EQ(joined({"Integration -", "eine Bilanz"}, "de"), "Integration - eine Bilanz");
    EXPECT_EQ(joined({"-", "eine"}, "de"), "- eine");
}

}  // namespace
}  // namespace probant::layout
