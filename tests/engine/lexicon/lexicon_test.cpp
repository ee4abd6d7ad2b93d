#include "engine/lexicon/lexicon.hpp"

#include <gtest/gtest.h>

#include "tests/support/tiny_lexicon.hpp"

namespace probant::lexicon {
namespace {

using testing::TemporaryFolder;
using testing::write_tiny_lexicon;

/// «concept:words» for every match.
std::vector<std::string> matches(const Lexicon& lexicon, std::string_view language,
                                 const std::string& text) {
    text::Analyser analyser(language);
    Matcher matcher = lexicon.matcher(language);
    std::vector<std::string> out;
    for (const Match& m : matcher.match(analyser.analyse(text))) {
        out.push_back(lexicon.concepts()[index_of(m.concept_id)].id + ":" +
                      text.substr(m.begin, m.end - m.begin));
    }
    return out;
}

Lexicon with_terms(const std::string& english) {
    const TemporaryFolder folder;
    write_tiny_lexicon(folder);
    folder.write("terms/en.terms", english);
    return Lexicon::load(folder.path()).value();
}

using Strings = std::vector<std::string>;

TEST(Matcher, InflectionCompoundsAndPhrasesAreFound) {
    const TemporaryFolder folder;
    write_tiny_lexicon(folder);
    const Lexicon lexicon = Lexicon::load(folder.path()).value();
    EXPECT_EQ(matches(lexicon, "en", "Gardens and vegetable beds."),
              (Strings{"garden:Gardens", "garden:vegetable beds"}));
    EXPECT_EQ(matches(lexicon, "de", "Der Schulgarten kostet Haushaltsmittel."),
              (Strings{"garden:Schulgarten", "funding:Haushaltsmittel"}));
}

TEST(Matcher, AnExclusionTakesBackWhatItOverlapsAndNothingElse) {
    const TemporaryFolder folder;
    write_tiny_lexicon(folder);
    const Lexicon lexicon = Lexicon::load(folder.path()).value();
    EXPECT_EQ(matches(lexicon, "en", "The beer garden and the garden."),
              (Strings{"garden:garden"}));
    EXPECT_EQ(matches(lexicon, "de", "Im Biergarten."), Strings{});
}

TEST(Matcher, GapsReachAsFarAsTheySayAndNotOverASentence) {
    const Lexicon lexicon = with_terms("[garden]\ndig .. bed\n[course]\nteach ... pupils\n");
    EXPECT_EQ(matches(lexicon, "en", "dig one two three bed").size(), 1U);
    EXPECT_EQ(matches(lexicon, "en", "dig one two three four bed").size(), 0U);
    EXPECT_EQ(matches(lexicon, "en", "They dig. Bed time.").size(), 0U);
    EXPECT_EQ(matches(lexicon, "en", "teach a b c d e f g h pupils").size(), 1U);
}

TEST(Matcher, ExactFormsDoNotStem) {
    const Lexicon lexicon = with_terms("[garden]\n=mecca\n");
    EXPECT_EQ(matches(lexicon, "en", "Mecca").size(), 1U);
    EXPECT_EQ(matches(lexicon, "en", "meccas").size(), 0U);
}

TEST(Matcher, TheLongestOfOverlappingMatchesStays) {
    const Lexicon lexicon = with_terms("[garden]\nschool\nschool garden\n");
    EXPECT_EQ(matches(lexicon, "en", "a school garden"), (Strings{"garden:school garden"}));
}

TEST(Matcher, NumbersAreWildcards) {
    const Lexicon lexicon = with_terms("[garden]\n<n> beds\n");
    EXPECT_EQ(matches(lexicon, "en", "all 14 beds"), (Strings{"garden:14 beds"}));
}

TEST(Matcher, ALanguageWithoutTermsFindsNothing) {
    EXPECT_EQ(matches(with_terms("[garden]\nbed\n"), "xx", "bed").size(), 0U);
}

TEST(Lexicon, GlossesFallBackToEnglish) {
    const TemporaryFolder folder;
    write_tiny_lexicon(folder);
    const Lexicon lexicon = Lexicon::load(folder.path()).value();
    const ConceptId garden = lexicon.find("garden").value();
    EXPECT_EQ(lexicon.gloss(garden, "de"), "Schulgarten");
    EXPECT_EQ(lexicon.gloss(garden, "fi"), "school garden");
    EXPECT_FALSE(lexicon.find("nothing"));
}

TEST(Lexicon, AllFaultsOfAllFilesAreToldAtOnce) {
    const TemporaryFolder folder;
    write_tiny_lexicon(folder);
    folder.write("terms/en.terms", "[garden]\nbeer-garden\n[gardn]\nx\n");
    folder.write("glosses/de.json",
                 R"({"language": "de", "glosses": {"garden": "Schulgarten", "odd": "x"}})");
    const auto loaded = Lexicon::load(folder.path());
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().code, base::Code::BadInput);
    const std::string text = base::to_text(loaded.error());
    for (const char* part :
         {"en.terms:2", "en.terms:4", "gardn", "/glosses/funding", "/glosses/odd"}) {
        EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
    }
}

TEST(Lexicon, BrokenJsonIsToldWithItsLine) {
    const TemporaryFolder folder;
    write_tiny_lexicon(folder);
    folder.write("glosses/en.json", "{\n\"language\": \"en\",\n oops}");
    const auto loaded = Lexicon::load(folder.path());
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().faults.at(0).line, 3);
}

TEST(Lexicon, IndexTermsHoldEveryWordThatCanBeginAMatch) {
    const TemporaryFolder folder;
    write_tiny_lexicon(folder);
    const Lexicon lexicon = Lexicon::load(folder.path()).value();
    const std::string stem = "Z" + text::Analyser("en").stem("garden");
    const Strings found =
        lexicon.index_terms({lexicon.find("garden").value(), lexicon.find("funding").value()}, "en",
                            {"beds", "europe", "euros", "Zveget", "gardens", stem});
    EXPECT_EQ(found, (Strings{"europe", "euros", "Zveget", stem}));
}

TEST(Lexicon, TheHashChangesWithEveryFile) {
    const TemporaryFolder folder;
    write_tiny_lexicon(folder);
    const std::string before = Lexicon::load(folder.path()).value().hash();
    EXPECT_EQ(Lexicon::load(folder.path()).value().hash(), before);
    folder.write("terms/en.terms", "[garden]\nbed\n");
    EXPECT_NE(Lexicon::load(folder.path()).value().hash(), before);
}

}  // namespace
}  // namespace probant::lexicon
