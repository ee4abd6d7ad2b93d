#include "engine/lexicon/term_file.hpp"

#include <gtest/gtest.h>

namespace probant::lexicon {
namespace {

std::vector<Term> terms_of(std::string_view text, std::vector<base::Fault>& faults) {
    std::vector<Term> terms;
    parse_terms(text, "x.terms", faults, [&](const Term& term) { terms.push_back(term); });
    return terms;
}

std::vector<base::Fault> faults_of(std::string_view text) {
    std::vector<base::Fault> faults;
    terms_of(text, faults);
    return faults;
}

TEST(TermFile, EveryFormOfAWordIsRead) {
    std::vector<base::Fault> faults;
    const auto terms = terms_of("[c]\nWord\n=Exact\npre*\n*suf\n*mid*\n<n> graves\n", faults);
    ASSERT_TRUE(faults.empty());
    ASSERT_EQ(terms.size(), 6U);
    const auto first = [&](std::size_t i) { return terms[i].elements[0].alternatives[0]; };
    EXPECT_EQ(first(0), (WordPattern{Compare::Stem, "word"}));
    EXPECT_EQ(first(1), (WordPattern{Compare::Exact, "exact"}));
    EXPECT_EQ(first(2), (WordPattern{Compare::Prefix, "pre"}));
    EXPECT_EQ(first(3), (WordPattern{Compare::Suffix, "suf"}));
    EXPECT_EQ(first(4), (WordPattern{Compare::Contains, "mid"}));
    EXPECT_EQ(first(5), (WordPattern{Compare::Number, ""}));
}

TEST(TermFile, GapsAlternativesExclusionsAndCommentsAreRead) {
    std::vector<base::Fault> faults;
    const auto terms = terms_of("# all\n[c]  # why\na/b .. c ... d\n! no garden\n", faults);
    ASSERT_TRUE(faults.empty());
    ASSERT_EQ(terms.size(), 2U);
    EXPECT_EQ(terms[0].elements[0].alternatives.size(), 2U);
    EXPECT_EQ(terms[0].elements[1].gap, kShortGap);
    EXPECT_EQ(terms[0].elements[2].gap, kLongGap);
    EXPECT_TRUE(terms[1].exclusion);
    EXPECT_EQ(terms[1].line, 4);
}

TEST(TermFile, AllFaultsAreToldAtOnceWithTheirLines) {
    const auto faults =
        faults_of("early\n[c]\nl'eau\none-stop\nab*\n=x*\n.. a\na ..\ntwice\ntwice\n!\n[open\n");
    std::vector<int> lines;
    for (const auto& fault : faults) lines.push_back(fault.line);
    EXPECT_EQ(lines, (std::vector<int>{1, 3, 4, 5, 6, 7, 8, 10, 11, 12}));
    EXPECT_EQ(faults[0].file, "x.terms");
}

TEST(TermFile, AWindowsFileWithAnotherEncodingIsToldAsSuch) {
    const auto faults = faults_of("[c]\ncaf\xE9\n");
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_NE(faults[0].message.find("not UTF-8"), std::string::npos);
}

TEST(TermFile, WhatIsRightSurvivesWhatIsWrong) {
    std::vector<base::Fault> faults;
    EXPECT_EQ(terms_of("[c]\ngood\nb-ad\nfine\r\n", faults).size(), 2U);
    EXPECT_EQ(faults.size(), 1U);
}

}  // namespace
}  // namespace probant::lexicon
