#include "engine/layout/characters.hpp"

#include <gtest/gtest.h>

namespace probant::layout {
namespace {

TEST(Characters, CaseIsKnownForTheLettersOfAllTwelveLanguages) {
    for (const auto* lower : {"a", "ß", "é", "ñ", "å", "ø", "ğ", "ž", "ł", "ő", "я", "ω"}) {
        EXPECT_TRUE(starts_lower(lower)) << lower;
    }
    for (const auto* upper : {"A", "É", "Ñ", "Å", "Ø", "Ğ", "Ž", "Ł", "Ő", "Я", "Ω", "1", "«"}) {
        EXPECT_FALSE(starts_lower(upper)) << upper;
    }
}

TEST(Characters, SentenceEndsBehindQuotesAndNoteNumbers) {
    EXPECT_TRUE(ends_sentence("Ende."));
    EXPECT_TRUE(ends_sentence("„Ende.“"));
    EXPECT_TRUE(ends_sentence("Ende.¹²"));
    EXPECT_TRUE(ends_sentence("folgende Punkte:"));
    EXPECT_FALSE(ends_sentence("der Stadt"));
    EXPECT_FALSE(ends_sentence(""));
}

TEST(Characters, MarkersAreToldFromWordsAndNumbers) {
    EXPECT_EQ(marker("•")->kind, Marker::Kind::Bullet);
    EXPECT_EQ(marker("\uF0B7")->kind, Marker::Kind::Bullet);
    EXPECT_EQ(marker("–")->kind, Marker::Kind::Dash);
    EXPECT_EQ(marker("3.")->number, 3);
    EXPECT_EQ(marker("12)")->number, 12);
    EXPECT_EQ(marker("2.4")->number, 4);
    EXPECT_EQ(marker("2.4.")->number, 4);
    EXPECT_EQ(marker("(b)")->number, 2);
    for (const auto* word : {"", "2022.", "a", "Haus", "1.290", "12,5", "e.V.", "-5"}) {
        EXPECT_FALSE(marker(word)) << word;
    }
}

TEST(Characters, BrokenUtf8DoesNotReadPastTheEnd) {
    for (const auto* bytes : {"\xC3", "\xE2\x82", "\xF0\x9F\x98", "\x80\x80\x80\x80\x80"}) {
        std::string_view text = bytes;
        std::size_t steps = 0;
        for (; !text.empty(); text = without_first(text)) ++steps;
        EXPECT_GT(steps, 0U);
        text = bytes;
        for (; !text.empty(); text = without_last(text)) ++steps;
        first_character(bytes);
        last_character(bytes);
    }
}

TEST(Characters, FiguresOfTables) {
    for (const auto* cell : {"12", "44 %", "1 250 000", "€ 900.000", "3,4", "2024/25", "7 EUR"}) {
        EXPECT_TRUE(is_numeric(cell)) << cell;
    }
    for (const auto* cell : {"", "–", "Gruppe", "EG 5–9a und mehr", "Personalamt"}) {
        EXPECT_FALSE(is_numeric(cell)) << cell;
    }
}

}  // namespace
}  // namespace probant::layout
