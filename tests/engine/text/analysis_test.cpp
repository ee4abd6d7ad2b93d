#include "engine/text/analysis.hpp"

#include <gtest/gtest.h>

namespace probant::text {
namespace {

std::vector<std::string> folded(std::string_view text, std::string_view language = "en") {
    std::vector<std::string> out;
    for (const Token& token : Analyser(language).analyse(text)) out.push_back(token.folded);
    return out;
}

TEST(Analyser, ApostrophesAndHyphensPartWords) {
    EXPECT_EQ(folded("l'accueil des primo-arrivants", "fr"),
              (std::vector<std::string>{"l", "accueil", "des", "primo", "arrivants"}));
    EXPECT_EQ(folded("dell’immigrazione", "it"),
              (std::vector<std::string>{"dell", "immigrazione"}));
}

TEST(Analyser, EveryWordIsTiedToItsBytes) {
    const std::string text = "Die Größe «zählt».";
    for (const Token& t : Analyser("de").analyse(text)) {
        EXPECT_EQ(fold(text.substr(t.begin, t.end - t.begin)), t.folded);
    }
}

TEST(Analyser, CaseAndCompatibilityFormsDoNotMatter) {
    EXPECT_EQ(fold("STRASSE"), fold("strasse"));
    EXPECT_EQ(fold("ﬁn"), "fin");
    EXPECT_EQ(fold("Élu"), "élu");
}

TEST(Analyser, StemsFollowTheLanguage) {
    EXPECT_EQ(Analyser("en").stem("cemeteries"), Analyser("en").stem("cemetery"));
    EXPECT_EQ(Analyser("sv").stem("nyanlända"), Analyser("sv").stem("nyanländas"));
    EXPECT_EQ(Analyser("und").stem("cemeteries"), "cemeteries");
}

TEST(Analyser, EveryLanguageThatWeClaimHasAStemmer) {
    const std::vector<std::string> plural{
        "migrants", "migrants",  "migranten",   "migranten",  "migrantes",   "migrants",
        "migranti", "migrantes", "migranterne", "migrantene", "migranterna", "siirtolaiset"};
    for (std::size_t i = 0; i < languages().size(); ++i) {
        EXPECT_NE(Analyser(languages()[i]).stem(plural[i]), plural[i]) << languages()[i];
    }
}

TEST(Analyser, LinesAndFullStopsBeginSentences) {
    const auto tokens = Analyser("en").analyse("One two. Three\nfour");
    ASSERT_EQ(tokens.size(), 4U);
    EXPECT_TRUE(tokens[0].sentence_start);
    EXPECT_FALSE(tokens[1].sentence_start);
    EXPECT_TRUE(tokens[2].sentence_start);
    EXPECT_TRUE(tokens[3].sentence_start);
}

TEST(Analyser, NumbersAreKnownAsNumbers) {
    const auto tokens = Analyser("en").analyse("in 12 languages");
    EXPECT_FALSE(tokens[0].number);
    EXPECT_TRUE(tokens[1].number);
}

TEST(Nfc, SoftHyphensAndZeroWidthCharactersGo) {
    EXPECT_EQ(nfc("Inte\xC2\xADgration"), "Integration");
    EXPECT_EQ(nfc("a\xE2\x80\x8B"
                  "b"),
              "ab");
    EXPECT_EQ(nfc("e\xCC\x81"), "é");
}

TEST(PlainWords, AreThoseOfTheMeasure) {
    EXPECT_EQ(plain_words("L'État, 3,5 % de_la Ville"),
              (std::vector<std::string>{"l", "état", "3", "5", "de_la", "ville"}));
}

TEST(ToUtf8, AMarkDecidesThenTheDeclarationThenTheBytes) {
    std::string used;
    EXPECT_EQ(to_utf8(std::string("\xFF\xFEh\0\xE9\0", 6), "", &used), "hé");
    EXPECT_EQ(used, "UTF-16LE");
    EXPECT_EQ(to_utf8("caf\xE9", "iso-8859-1", &used), "café");
    EXPECT_EQ(to_utf8("café", "", &used), "café");
    EXPECT_EQ(used, "UTF-8");
}

TEST(ToUtf8, AFalseClaimOfUtf8DoesNotLoseTheLetters) {
    const std::string latin =
        "Les \xE9l\xE8ves de l'\xE9"
        "cole ont \xE9t\xE9 re\xE7us \xE0 la mairie par le maire.";
    EXPECT_EQ(to_utf8(latin, "utf-8"),
              "Les élèves de l'école ont été reçus à la mairie par le maire.");
}

TEST(DetectLanguage, TellsTheTwelveApart) {
    const std::vector<std::pair<std::string, std::string>> texts{
        {"en",
         "The council agreed that the new residents should be welcomed with a guide in their own "
         "languages."},
        {"fr",
         "Le conseil municipal a décidé que les nouveaux habitants seraient accueillis avec un "
         "guide."},
        {"de",
         "Der Stadtrat beschließt, dass die neuen Einwohner mit einem Heft in ihrer Sprache "
         "empfangen werden."},
        {"nl",
         "De gemeenteraad heeft besloten dat nieuwe inwoners met een gids in hun eigen taal worden "
         "ontvangen."},
        {"es",
         "El Ayuntamiento acordó que los nuevos vecinos fueran recibidos con una guía en su propia "
         "lengua."},
        {"ca",
         "L'Ajuntament va acordar que els nous veïns fossin rebuts amb una guia en la seva pròpia "
         "llengua."},
        {"it",
         "Il Consiglio comunale ha deliberato che i nuovi residenti siano accolti con una guida "
         "nella loro lingua."},
        {"pt",
         "A Câmara Municipal deliberou que os novos moradores fossem recebidos com um guia na sua "
         "própria língua."},
        {"sv",
         "Kommunfullmäktige beslutade att de nya invånarna skulle välkomnas med en guide på sitt "
         "eget språk."},
        {"fi",
         "Kaupunginvaltuusto päätti, että uudet asukkaat otetaan vastaan omakielisellä oppaalla."}};
    for (const auto& [language, text] : texts) EXPECT_EQ(detect_language(text, ""), language);
}

TEST(DetectLanguage, AShortOrDoubtfulPassageTakesTheDocumentsLanguage) {
    EXPECT_EQ(detect_language("Budget 2024", "nb"), "nb");
    EXPECT_EQ(detect_language("12 | 14 | 16", "fi-FI"), "fi");
    EXPECT_EQ(detect_language("", "de-AT"), "de");
}

}  // namespace
}  // namespace probant::text
