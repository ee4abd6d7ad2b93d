#include "engine/evidence/train.hpp"

#include <gtest/gtest.h>

#include "engine/evidence/finder.hpp"
#include "tests/engine/evidence/tiny_archive.hpp"

namespace probant::evidence {
namespace {

/// Twelve documents: budgets of gardens are evidence of G1, car parks in gardens are not.
class Training : public testing::TinyArchive {
 protected:
    Training() {
        for (int i = 0; i < 12; ++i) {
            const std::string id = "d" + std::to_string(10 + i);
            const std::string n = std::to_string(i);
            const std::vector<std::string> texts{
                "The garden number " + n + " got a budget of euros from the town.",
                "A car park number " + n + " replaces the garden behind the school.",
                "The roof number " + n + " of the school was mended with a budget."};
            add(id + ".txt", "en", texts);
            LabelledDocument d{id, "en", {}};
            for (std::size_t b = 0; b < texts.size(); ++b) {
                d.blocks.push_back({id + "-b" + std::to_string(b), texts[b], false, {}});
            }
            d.blocks[0].labels.push_back({"G1", 2, {"G1.b"}, Polarity::Supports});
            d.blocks[1].labels.push_back({"G1", 1, {"G1.a"}, Polarity::Contradicts});
            labels.push_back(std::move(d));
        }
    }
    std::vector<LabelledDocument> labels;
};

TEST_F(Training, LearnsFromLabelsWhatTheRulesDoNotSay) {
    const auto lex = lexicon();
    const auto bench = benchmark();
    const auto index = reader();
    const Model model = train(index, lex, bench, labels, {}).value();
    const auto out = find(index, lex, bench, model, {}).value();
    std::size_t against = 0;
    for (const Candidate& c : out) {
        EXPECT_EQ(c.factor, "G1");
        EXPECT_EQ(c.text.find("roof"), std::string::npos);
        against += c.polarity == Polarity::Contradicts ? 1 : 0;
        EXPECT_EQ(c.questions.at(0), c.polarity == Polarity::Contradicts ? "G1.a" : "G1.b")
            << c.text;
    }
    EXPECT_EQ(out.size(), 24U);
    EXPECT_EQ(against, 12U);
}

TEST_F(Training, TheManifestSaysWhatItWasTrainedOn) {
    const Model model = train(reader(), lexicon(), benchmark(), labels, {}, {"d10"}).value();
    EXPECT_EQ(model.manifest.documents, 11U);
    EXPECT_EQ(model.manifest.documents_by_language.at("en"), 11U);
    EXPECT_EQ(model.manifest.lexicon_hash, lexicon().hash());
    EXPECT_EQ(model.manifest.corpus_hash.size(), 64U);
}

TEST_F(Training, TheSameInputGivesTheSameModel) {
    const auto index = reader();
    const Model a = train(index, lexicon(), benchmark(), labels, {}).value();
    const Model b = train(index, lexicon(), benchmark(), labels, {}).value();
    EXPECT_EQ(a.factors.at("G1").linear.weights, b.factors.at("G1").linear.weights);
    EXPECT_EQ(a.factors.at("G1").threshold, b.factors.at("G1").threshold);
}

TEST_F(Training, ASavedModelScoresAsTheOneInMemory) {
    const auto lex = lexicon();
    const auto bench = benchmark();
    const auto index = reader();
    const Model model = train(index, lex, bench, labels, {}).value();
    const auto file = workspace_.path() / "model.json";
    ASSERT_TRUE(save_model(model, file));
    const Model back = load_model(file).value();
    EXPECT_TRUE(back.trained);
    EXPECT_EQ(back.manifest.corpus_hash, model.manifest.corpus_hash);
    const auto a = find(index, lex, bench, model, {}).value();
    const auto b = find(index, lex, bench, back, {}).value();
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) EXPECT_NEAR(a[i].score, b[i].score, 1e-3);
}

TEST_F(Training, ADocumentNeverTrainsTheModelThatScoresIt) {
    // With labels turned round in one document, the others must not learn from it when it is
    // scored: its own passages are scored as the other eleven say.
    labels[0].blocks[0].labels.clear();
    labels[0].blocks[2].labels.push_back({"G1", 2, {"G1.b"}, Polarity::Supports});
    const auto out = cross_validate(reader(), lexicon(), benchmark(), labels, {}, {},
                                    Split::ByDocument, 12, [](int, int) {})
                         .value();
    for (const Candidate& c : out) {
        if (c.document != "d10.txt" || c.factor != "G1") continue;
        const bool roof = c.text.find("roof") != std::string::npos;
        EXPECT_EQ(c.proposed, !roof) << c.text;
    }
}

TEST_F(Training, LeavingALanguageOutLeavesItOutWhole) {
    for (std::size_t i = 0; i < 6; ++i) labels[i].language = "de";
    int folds = 0;
    const auto out = cross_validate(reader(), lexicon(), benchmark(), labels, {}, {},
                                    Split::ByLanguage, 6, [&](int, int total) { folds = total; })
                         .value();
    EXPECT_EQ(folds, 2);
    EXPECT_GT(evaluate(out, labels).all.ndcg10, 0.9);
}

TEST_F(Training, FurtherDocumentsAreLearnedFromButNotMeasured) {
    const std::vector<LabelledDocument> further(labels.begin() + 1, labels.end());
    labels.resize(1);
    const auto out = cross_validate(reader(), lexicon(), benchmark(), labels, further, {},
                                    Split::ByDocument, 6, [](int, int) {})
                         .value();
    ASSERT_FALSE(out.empty());
    for (const Candidate& c : out) EXPECT_EQ(c.document, labels[0].id + ".txt");
    // Alone, one document leaves nothing to learn from; with the others its evidence comes first.
    EXPECT_GT(evaluate(out, labels).all.ndcg10, 0.9);
}

TEST_F(Training, LabelsOfFilesThatAreNotScannedAreAnErrorWithAHint) {
    add("other.txt", "en", {"The garden."});
    std::vector<LabelledDocument> unknown{{"nowhere", "en", {}}};
    const auto model = train(reader(), lexicon(), benchmark(), unknown, {});
    ASSERT_FALSE(model);
    EXPECT_EQ(model.error().code, base::Code::NotFound);
    EXPECT_FALSE(model.error().hint.empty());
}

TEST_F(Training, BlocksThatReadingLostAreCounted) {
    labels[0].blocks.push_back({"lost", "A block that stands in no file at all.", false, {}});
    const auto match = match_blocks(reader(), labels).value();
    ASSERT_EQ(match.size(), 1U);
    EXPECT_EQ(match.begin()->second.blocks, 37U);
    EXPECT_EQ(match.begin()->second.missed, (std::vector<std::string>{"lost"}));
}

TEST_F(Training, FaultyLabelsAreToldAllAtOnceWithTheirLines) {
    const auto file = workspace_.write(
        "l.jsonl",
        R"({"doc_id": "a", "lang": "en", "blocks": [{"id": "b", "kind": "paragraph", "text": "t", "labels": [{"factor": "G9", "grade": 3, "questions": ["G1.a"], "polarity": "maybe"}]}]})"
        "\n"
        "not json\n");
    const auto loaded = load_labels({file}, benchmark());
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().faults.size(), 4U) << base::to_text(loaded.error());
    EXPECT_EQ(loaded.error().faults.back().line, 2);
}

TEST(Model, ABrokenOrForeignFileIsAnErrorAndNotAnEmptyModel) {
    const testing::TemporaryFolder folder;
    EXPECT_EQ(load_model(folder.path() / "none").error().code, base::Code::NotFound);
    EXPECT_EQ(load_model(folder.write("a", "{oops")).error().code, base::Code::BadInput);
    EXPECT_EQ(load_model(folder.write("b", R"({"format": "probant-model/9"})")).error().code,
              base::Code::WrongVersion);
    EXPECT_EQ(load_model(folder.write("c", R"({"format": "probant-model/3"})")).error().code,
              base::Code::BadInput);
}

}  // namespace
}  // namespace probant::evidence
