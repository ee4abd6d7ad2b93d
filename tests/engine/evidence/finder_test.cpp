#include "engine/evidence/finder.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "engine/base/utf8.hpp"
#include "engine/evidence/scorer.hpp"
#include "tests/engine/evidence/tiny_archive.hpp"

namespace probant::evidence {
namespace {

class Finder : public testing::TinyArchive {
 protected:
    std::vector<Candidate> found(const Filter& filter) {
        const lexicon::Lexicon lex = lexicon();
        const lexicon::Benchmark bench = benchmark();
        return find(reader(), lex, bench, Model::from_rules(bench), filter).value();
    }
    static Filter all() {
        Filter filter;
        filter.all = true;
        return filter;
    }
};

TEST_F(Finder, AnUntrainedBenchmarkProposesWhatItsRulesSay) {
    add("a.txt", "en",
        {"The school garden has a budget of its own.", "Nothing to see.", "Course in the garden."});
    add("b.txt", "de", {"Unterricht im Schulgarten."});
    std::vector<std::string> out;
    for (const Candidate& c : found({}))
        out.push_back(c.factor + " " + c.questions.at(0) + " " + c.document);
    EXPECT_EQ(out, (std::vector<std::string>{"G1 G1.a a.txt", "G1 G1.a a.txt", "G1 G1.a b.txt",
                                             "G2 G2.a a.txt", "G2 G2.a b.txt"}));
}

TEST_F(Finder, AConditionThatIsExcludedDoesNotFire) {
    add("a.txt", "en", {"The garden is now a car park."});
    EXPECT_TRUE(found({}).empty());
    EXPECT_FALSE(found(all()).empty());
}

TEST_F(Finder, AScoreIsTheSameWhicheverLanguageIsAskedFor) {
    add("a.txt", "en", {"The garden has a budget.", "de: Unterricht im Schulgarten."});
    add("b.txt", "de", {"Unterricht im Schulgarten."});
    const lexicon::Lexicon lex = lexicon();
    const lexicon::Benchmark bench = benchmark();
    Model model = Model::from_rules(bench);
    model.mixing.around = 1;
    const index::Reader index = reader();
    std::map<std::string, double> scores;
    const auto every = find(index, lex, bench, model, all()).value();
    for (const Candidate& c : every) scores[c.id] = c.score;
    Filter english = all();
    english.languages = {"en"};
    const auto some = find(index, lex, bench, model, english).value();
    ASSERT_FALSE(some.empty());
    for (const Candidate& c : some) {
        EXPECT_EQ(c.language, "en");
        EXPECT_DOUBLE_EQ(c.score, scores.at(c.id));
    }
    english.languages = {"fi"};
    EXPECT_TRUE(find(index, lex, bench, model, english).value().empty());
}

TEST_F(Finder, ASentenceRuleDoesNotReachIntoTheNextSentence) {
    add("near.txt", "en", {"The garden has a budget."});
    add("far.txt", "en", {"There is a garden. Its cost is not in the budget."});
    Filter paid;
    paid.questions = {"G1.b"};
    for (const Candidate& c : found(paid)) EXPECT_EQ(c.document, "near.txt");
}

TEST_F(Finder, TheSumOfTheReasonsIsTheScore) {
    add("a.txt", "en",
        {"# Garden", "The garden has a budget and a course.", "Parking in the garden."});
    const auto candidates = found(all());
    ASSERT_FALSE(candidates.empty());
    for (const Candidate& c : candidates) {
        double sum = c.bias;
        for (const Reason& r : c.reasons) sum += r.weight;
        EXPECT_NEAR(c.score, logistic(sum), 1e-5) << c.id;
    }
}

TEST_F(Finder, AContextRuleNeedsItsFirstConceptInThePassageItself) {
    lexicons_.write("benchmarks/green-schools/rules.json",
                    R"({"format": "probant-rules/1", "rules": [
        {"id": "G1.paid", "factor": "G1", "all": ["funding", "garden"], "within": "context", "weight": 3}]})");
    add("a.txt", "en", {"# The garden", "It has a budget.", "It has a course."});
    add("b.txt", "en", {"# The budget", "Of the garden."});
    const auto out = found({});
    ASSERT_EQ(out.size(), 1U);
    EXPECT_EQ(out[0].text, "It has a budget.");
}

TEST_F(Finder, AFactorThatFitsBetterIsAReasonAgainst) {
    add("a.txt", "en", {"A course in the garden with a budget."});
    const lexicon::Lexicon lex = lexicon();
    const lexicon::Benchmark bench = benchmark();
    Model model = Model::from_rules(bench);
    const auto index = reader();
    const auto alone = find(index, lex, bench, model, all()).value();
    model.mixing.rival = -0.5;
    const auto rivals = find(index, lex, bench, model, all()).value();
    ASSERT_EQ(alone.size(), rivals.size());
    for (std::size_t i = 0; i < alone.size(); ++i) {
        EXPECT_LT(rivals[i].score, alone[i].score);
        double sum = rivals[i].bias;
        bool named = false;
        for (const Reason& r : rivals[i].reasons) {
            sum += r.weight;
            named = named || r.concept_id == (rivals[i].factor == "G1" ? "rival:G2" : "rival:G1");
        }
        EXPECT_TRUE(named);
        EXPECT_NEAR(rivals[i].score, logistic(sum), 1e-5);
    }
}

TEST_F(Finder, AnAnchorQuotesTheTextWithItsContext) {
    add("a.txt", "en", {"Größe.", "The garden has a budget.", "End."});
    const auto candidates = found({});
    ASSERT_EQ(candidates.size(), 1U);
    const Anchor& a = candidates[0].anchor;
    EXPECT_EQ(a.quote, "The garden has a budget.");
    EXPECT_EQ(a.begin, 8U);  // code points: «Größe.» and the blank line
    EXPECT_EQ(a.end, a.begin + 24);
    EXPECT_EQ(a.before, "Größe.\n\n");
    EXPECT_EQ(a.after, "\n\nEnd.");
}

TEST_F(Finder, IdsStayWhenAFileIsMovedAndTellCopiesApart) {
    add("old.txt", "en", {"The garden has a budget."});
    const std::string before = found({}).at(0).id;
    add("copy.txt", "en", {"The garden has a budget."});
    const auto both = found({});
    ASSERT_EQ(both.size(), 2U);
    EXPECT_EQ(both[0].id, before);
    EXPECT_EQ(both[1].id, before + "~2");
}

TEST_F(Finder, FiltersNarrowAndNothingElse) {
    add("x/a.txt", "en", {"The garden has a budget."});
    add("y/b.txt", "de", {"Unterricht im Schulgarten."});
    Filter filter;
    filter.languages = {"de"};
    EXPECT_EQ(found(filter).size(), 2U);
    filter = {};
    filter.document = "x/";
    EXPECT_EQ(found(filter).size(), 1U);
    filter.document = "*.txt";
    filter.factors = {"G2"};
    EXPECT_EQ(found(filter).size(), 1U);
    filter = all();
    filter.least_score = 0.99;
    EXPECT_TRUE(found(filter).empty());
}

TEST_F(Finder, TheLineHasWhatOthersBuildOn) {
    add("a.txt", "en", {"Größe: the garden has a budget."});
    const nlohmann::json line = to_line(found({}).at(0));
    for (const char* key :
         {"id", "factor", "questions", "score", "proposed", "polarity", "document", "page",
          "language", "text", "headings", "anchor", "reasons"}) {
        EXPECT_TRUE(line.contains(key)) << key;
    }
    for (const nlohmann::json& reason : line["reasons"]) {
        if (!reason.contains("range")) continue;
        const std::string text = line["text"];
        std::size_t begin = 0;
        while (base::code_points(text, begin) < reason["range"][0]) ++begin;
        EXPECT_EQ(text.substr(begin, reason["text"].get<std::string>().size()), reason["text"]);
    }
}

TEST_F(Finder, AnEmptyIndexGivesNoCandidatesAndNoError) {
    add("a.txt", "en", {});
    EXPECT_TRUE(found(all()).empty());
}

}  // namespace
}  // namespace probant::evidence
