#include <gtest/gtest.h>

#include <cmath>

#include "engine/evidence/block_match.hpp"
#include "engine/evidence/logistic.hpp"
#include "engine/evidence/train.hpp"

namespace probant::evidence {
namespace {

LabelledDocument document() {
    LabelledDocument d{"x-d01", "en", {}};
    d.blocks.push_back({"h", "one two three four", true, {}});
    d.blocks.push_back({"a", "one two three four", false, {{"F1", 2, {"Q1"}, Polarity::Supports}}});
    d.blocks.push_back(
        {"b", "five six seven eight", false, {{"F1", 1, {"Q2"}, Polarity::Contradicts}}});
    d.blocks.push_back({"c", "nine ten eleven twelve", false, {}});
    return d;
}

Candidate candidate(std::string text, double score, bool proposed = true) {
    Candidate c;
    c.factor = "F1";
    c.document = "x/x-d01.pdf";
    c.text = std::move(text);
    c.score = score;
    c.proposed = proposed;
    c.questions = {"Q1"};
    return c;
}

TEST(BlockMatcher, HalfOfTheWordsEachWayIsAMatch) {
    const LabelledDocument d = document();
    const BlockMatcher matcher(d);
    EXPECT_EQ(matcher.match("one two"), 1U);
    EXPECT_EQ(matcher.match("ONE, two - x y"), 1U);
    EXPECT_EQ(matcher.match("one x y z"), BlockMatcher::kNone);
    EXPECT_EQ(matcher.match(""), BlockMatcher::kNone);
}

TEST(BlockMatcher, AWholePageMatchesNothingAndAHeadingNever) {
    const LabelledDocument d = document();
    EXPECT_EQ(BlockMatcher(d).match(
                  "one two three four five six seven eight nine ten eleven twelve a b c d"),
              BlockMatcher::kNone);
    EXPECT_EQ(BlockMatcher(d).match("one two three four"), 1U);
}

TEST(Evaluate, ThePerfectRankingHasOneEverywhere) {
    const Evaluation e =
        evaluate({candidate("one two three four", 0.9), candidate("five six seven eight", 0.5)},
                 {document()});
    EXPECT_DOUBLE_EQ(e.all.ndcg10, 1);
    EXPECT_DOUBLE_EQ(e.all.f1, 1);
    EXPECT_DOUBLE_EQ(e.all.recall20, 1);
    EXPECT_EQ(e.all.polarity.of, 2U);
    EXPECT_DOUBLE_EQ(e.all.polarity.share(), 0.5);
    EXPECT_DOUBLE_EQ(e.all.question.share(), 0.5);
}

TEST(Evaluate, FalseProposalsCostPrecisionAndRank) {
    const Evaluation e =
        evaluate({candidate("nine ten eleven twelve", 0.95), candidate("one two three four", 0.9),
                  candidate("five six seven eight", 0.1, false)},
                 {document()});
    EXPECT_DOUBLE_EQ(e.all.precision, 0.5);
    EXPECT_DOUBLE_EQ(e.all.recall, 1);
    const double gained = 3 / std::log2(3.0) + 1 / std::log2(4.0);
    EXPECT_NEAR(e.all.ndcg10, gained / (3 + 1 / std::log2(3.0)), 1e-12);
}

TEST(Evaluate, ABlockCountsOnceAtItsBestPlace) {
    const Evaluation e =
        evaluate({candidate("one two three four", 0.9), candidate("one two three", 0.8),
                  candidate("five six seven eight", 0.5)},
                 {document()});
    EXPECT_DOUBLE_EQ(e.all.ndcg10, 1);
    EXPECT_DOUBLE_EQ(e.all.precision, 1);
}

TEST(Mistakes, AMissSaysItsScoreAndAFalseProposalItsPassage) {
    const std::vector<Candidate> found{candidate("nine ten eleven twelve", 0.95),
                                       candidate("one two three four", 0.2, false)};
    const auto wrong = mistakes(found, {document()});
    ASSERT_EQ(wrong.size(), 2U);  // the block of grade 1 is not asked for
    EXPECT_EQ(wrong[0].kind, Mistake::Kind::Miss);
    EXPECT_EQ(wrong[0].text, "one two three four");
    EXPECT_EQ(wrong[0].candidate, &found[1]);
    EXPECT_EQ(wrong[1].kind, Mistake::Kind::False);
    EXPECT_EQ(wrong[1].candidate, &found[0]);
}

TEST(Mistakes, APassageThatWasNeverScoredIsAMissWithoutACandidate) {
    const auto wrong = mistakes({}, {document()});
    ASSERT_EQ(wrong.size(), 1U);
    EXPECT_EQ(wrong[0].candidate, nullptr);
}

TEST(Evaluate, NothingFoundIsZeroAndNotOne) {
    const Evaluation e = evaluate({}, {document()});
    EXPECT_DOUBLE_EQ(e.all.ndcg10, 0);
    EXPECT_DOUBLE_EQ(e.all.f1, 0);
}

TEST(Logistic, FindsTheFeatureThatTells) {
    const std::vector<Feature> yes{{0, 1}, {1, 1}}, no{{1, 1}};
    std::vector<Example> examples;
    for (int i = 0; i < 20; ++i) {
        examples.push_back({&yes, 0, true, 1});
        examples.push_back({&no, 0, false, 1});
    }
    const Fitted f = fit_logistic(examples, 2, 1);
    EXPECT_GT(f(yes, 0), 0);
    EXPECT_LT(f(no, 0), 0);
    EXPECT_GT(f.weights[0], f.weights[1]);
}

TEST(Logistic, ExamplesOfOneKindGiveAConstantAndNoCrash) {
    const std::vector<Feature> some{{0, 1}};
    EXPECT_LT(fit_logistic({{&some, 0, false, 1}}, 1, 1)(some, 0), 0);
    EXPECT_GT(fit_logistic({{&some, 0, true, 1}}, 1, 1)(some, 0), 0);
}

TEST(Calibrate, ProbabilitiesAgreeWithFrequencies) {
    std::vector<double> values;
    std::vector<bool> right;
    for (int i = 0; i < 1000; ++i) {
        const bool high = i % 2 == 0;
        values.push_back(high ? 5 : -5);
        right.push_back(high ? i % 10 != 0 : i % 10 == 1);  // 80 % and 20 %
    }
    const Calibration c = calibrate(values, right);
    EXPECT_NEAR(1 / (1 + std::exp(-(c.slope * 5 + c.offset))), 0.8, 0.02);
    EXPECT_NEAR(1 / (1 + std::exp(-(c.slope * -5 + c.offset))), 0.2, 0.02);
}

}  // namespace
}  // namespace probant::evidence
