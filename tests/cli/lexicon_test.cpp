// lexicon, train, eval: what the people see who write words and labels.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/cli/cli_fixture.hpp"

namespace probant::test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

using LexiconTest = CliTest;

TEST_F(LexiconTest, ACleanLexiconSaysSo) {
    const Ran ran = run({"lexicon", "check"});
    EXPECT_EQ(ran.exit_code, 0) << ran.out << ran.err;
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, HasSubstr("5 concepts, 2 languages"));
}

TEST_F(LexiconTest, CoverageCountsTermsByConceptAndLanguage) {
    const Ran ran = run({"lexicon", "check", "--coverage", "--quiet"});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_EQ(ran.err, "");
    expect_golden("coverage.txt", ran.out);
    EXPECT_THAT(run({"lexicon", "check", "--coverage", "--format", "csv"}).out,
                AllOf(StartsWith("concept,group,en,fr\r\n"), HasSubstr("migrant,scope,2,1\r\n")));
}

TEST_F(LexiconTest, EveryFaultOfEveryFileIsToldWithItsLine) {
    const auto terms = folder() / "lexicons" / "terms" / "en.terms";
    write(terms, std::string(read(terms)) + "[no-such-concept]\nword\n[staff]\n..\n");
    write(folder() / "lexicons" / "interface" / "fr.json", "{\"language\": \"fr\"");
    const Ran ran = run({"lexicon", "check"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.out, HasSubstr("en.terms:16: "));
    EXPECT_THAT(ran.out, HasSubstr("no-such-concept"));
    EXPECT_THAT(ran.out, HasSubstr("en.terms:18: "));
    EXPECT_THAT(ran.out, HasSubstr("fr.json"));
    const auto rows = nlohmann::json::parse(run({"lexicon", "check", "--format", "json"}).out);
    EXPECT_GE(rows.size(), 3U);
    EXPECT_TRUE(rows[0].contains("line"));
}

TEST_F(LexiconTest, ABrokenLexiconStopsEvidenceWithTheSameFaults) {
    scan();
    write(folder() / "lexicons" / "concepts.json", "{");
    const Ran ran = run_small({"evidence", "--factor", "F01"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err,
                AllOf(StartsWith("probant: error: the lexicons in"), HasSubstr("concepts.json")));
}

TEST_F(LexiconTest, AFolderThatIsNoLexiconIsNotReportedAsClean) {
    const Ran ran = run({"lexicon", "check", "--lexicons", "nowhere"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, HasSubstr("no such folder of lexicons: nowhere"));
}

TEST_F(LexiconTest, ListNamesTheConceptsInTheReadersLanguage) {
    const auto rows =
        nlohmann::json::parse(run({"lexicon", "list", "--reader", "fr", "--format", "json"}).out);
    ASSERT_EQ(rows.size(), 5U);
    EXPECT_EQ(rows[0]["concept"], "migrant");
    EXPECT_EQ(rows[0]["name"], "fr:migrants");
}

TEST_F(LexiconTest, KwicShowsAConceptsWordsInTheirContext) {
    scan();
    const Ran ran = run({"lexicon", "kwic", "staff", "--language", "en", "--format", "jsonl"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    const auto row = nlohmann::json::parse(ran.out);
    EXPECT_EQ(row["document"], "plan.txt");
    EXPECT_EQ(row["match"], "staff");
    EXPECT_THAT(row["before"].get<std::string>(), HasSubstr("120 members of its "));
    EXPECT_THAT(read(folder() / "lexicons" / "terms" / "en.terms"), HasSubstr("staff"));
    EXPECT_GT(row["line"].get<int>(), 0);
    const Ran text = run({"lexicon", "kwic", "staff"});
    EXPECT_THAT(text.out, HasSubstr("120 members of its staff."));
    EXPECT_THAT(text.out, HasSubstr("à tous les agents qui accueillent"));
}

TEST_F(LexiconTest, KwicOfAnUnknownOrUnseenConceptIsNotAnEmptySuccess) {
    scan();
    const Ran unknown = run({"lexicon", "kwic", "stafff"});
    EXPECT_EQ(unknown.exit_code, 2);
    EXPECT_THAT(unknown.err, HasSubstr("there is no concept «stafff»"));
    const Ran unseen = run({"lexicon", "kwic", "migrant", "--language", "en"});
    EXPECT_EQ(unseen.exit_code, 1);
    EXPECT_EQ(unseen.out, "");
    EXPECT_EQ(run({"lexicon", "kwic"}).exit_code, 2);
}

TEST_F(LexiconTest, CoverageSaysInHowManyPassagesATermFires) {
    scan();
    const Ran ran = run({"lexicon", "coverage", "--language", "en", "--format", "csv"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, StartsWith("language,line,concept,term,passages,share,forms\r\n"));
    EXPECT_THAT(ran.out, HasSubstr(",staff,staff,1,0.5,staff 1\r\n"));
    const Ran text = run({"lexicon", "coverage"});
    EXPECT_THAT(text.out, HasSubstr("over 2 passages"));
    EXPECT_THAT(text.out, HasSubstr("never fire"));
}

TEST_F(LexiconTest, SuggestSaysAllFaultsOfItsOptionsAtOnce) {
    scan();
    const Ran ran = run({"lexicon", "suggest", "staff"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, AllOf(HasSubstr("--language: say for which one language"),
                               HasSubstr("CONCEPT: belongs to «lexicon kwic»")));
    const Ran unknown = run_small({"lexicon", "suggest", "--language", "en", "--factor", "F99"});
    EXPECT_EQ(unknown.exit_code, 2);
    EXPECT_THAT(unknown.err, HasSubstr("--factor: «F99» is none of"));
    EXPECT_THAT(run({"lexicon", "suggest", "--language", "xx"}).err,
                HasSubstr("--language: «xx» is none of"));
    const Ran list = run({"lexicon", "list", "--factor", "F01"});
    EXPECT_THAT(list.err, HasSubstr("--factor: belongs to «lexicon suggest»"));
}

TEST_F(LexiconTest, TrainAndEvalWithoutLabelsSayWhatToGive) {
    scan();
    for (const char* command : {"train", "eval"}) {
        const Ran ran = run_small({command});
        EXPECT_EQ(ran.exit_code, 2) << command;
        EXPECT_THAT(ran.err, HasSubstr("hint: say where they are with --labels")) << command;
    }
}

TEST_F(LexiconTest, BrokenLabelsAreToldWithTheirLine) {
    scan();
    write(folder() / "labels.jsonl",
          "{\"doc_id\": \"plan\", \"lang\": \"en\", \"blocks\": []}\nnot json\n");
    const Ran ran = run_small({"train", "--labels", "labels.jsonl"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, HasSubstr("labels.jsonl:2: "));
}

/// Some documents for F01 in English: every second one is labelled.
void write_labelled_archive(const std::filesystem::path& folder) {
    std::string labels;
    for (int i = 0; i < 24; ++i) {
        const std::string id = "en-d" + std::to_string(i);
        const std::string number = std::to_string(100 + i);
        const bool good = i % 2 == 0;
        const std::string text =
            good ? "The intercultural training reached " + number + " members of the staff."
                 : "The new employee " + number + " repaired the quay of the harbour in spring.";
        write(folder / "archive" / (id + ".txt"), text + "\n");
        nlohmann::json label = nlohmann::json::array();
        if (good)
            label.push_back({{"factor", "F01"},
                             {"grade", 2},
                             {"questions", {"Q01.1"}},
                             {"polarity", "supports"}});
        labels +=
            nlohmann::json{
                {"doc_id", id},
                {"lang", "en"},
                {"blocks",
                 {{{"id", id + "-b01"}, {"kind", "paragraph"}, {"text", text}, {"labels", label}}}}}
                .dump() +
            "\n";
    }
    write(folder / "labels.jsonl", labels);
}

TEST_F(LexiconTest, ATrainedModelIsWrittenAndMeasured) {
    write_labelled_archive(folder());
    scan();
    const Ran train =
        run_small({"train", "--labels", "labels.jsonl", "--output", "model.json", "--folds", "3"});
    EXPECT_EQ(train.exit_code, 0) << train.err;
    EXPECT_THAT(train.out, HasSubstr("learned from 24 documents"));
    EXPECT_THAT(read(folder() / "model.json"), HasSubstr("probant-model/3"));
    const Ran eval = run_small(
        {"eval", "--labels", "labels.jsonl", "--folds", "3", "--candidates", "lines.jsonl"});
    EXPECT_EQ(eval.exit_code, 0) << eval.err;
    EXPECT_THAT(eval.out, AllOf(HasSubstr("nDCG@10"), HasSubstr("\nF01")));
    const Ran errors = run_small({"eval", "--labels", "labels.jsonl", "--folds", "3", "--errors"});
    EXPECT_EQ(errors.exit_code, errors.out.empty() ? 1 : 0) << errors.err;
    EXPECT_THAT(errors.out, Not(HasSubstr("nDCG@10")));
    EXPECT_THAT(read(folder() / "lines.jsonl"), HasSubstr("\"factor\":\"F01\""));
    const auto measured = nlohmann::json::parse(
        run_small({"eval", "--labels", "labels.jsonl", "--folds", "3", "--format", "json"}).out);
    EXPECT_GT(measured["all"]["ndcg10"].get<double>(), 0.9);
    EXPECT_EQ(measured["calibration"].size(), 10U);
}

TEST_F(LexiconTest, EvalWritesAPageOfItsMeasures) {
    write_labelled_archive(folder());
    scan();
    const Ran eval =
        run_small({"eval", "--labels", "labels.jsonl", "--folds", "3", "--page", "QUALITY.md"});
    EXPECT_EQ(eval.exit_code, 0) << eval.err;
    const std::string page = read(folder() / "QUALITY.md");
    EXPECT_THAT(page, StartsWith("# How good the proposals are\n"));
    EXPECT_THAT(page, HasSubstr("`probant eval --labels labels.jsonl`"));
    EXPECT_THAT(page, HasSubstr("24 labelled documents are measured"));
    for (const char* part :
         {"## nDCG@10\n", "## F1\n", "## Polarity", "## Guiding question", "| 0.9 – 1.0 |"})
        EXPECT_THAT(page, HasSubstr(part));
}

TEST_F(LexiconTest, EvalSaysWhichOfItsOptionsDoNotGoTogether) {
    const Ran ran = run({"eval", "--ablate", "--errors", "--page", "p.md", "--candidates", "c"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, AllOf(HasSubstr("--ablate: does not go with --errors"),
                               HasSubstr("--page: is of the measures"),
                               HasSubstr("--candidates: does not go with --ablate")));
}

TEST_F(LexiconTest, AblationShowsWhatEachPartIsWorth) {
    write_labelled_archive(folder());
    scan();
    const Ran ran = run_small(
        {"eval", "--labels", "labels.jsonl", "--folds", "3", "--ablate", "--format", "json"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    std::vector<std::string> parts;
    for (const auto& row : nlohmann::json::parse(ran.out)) {
        parts.push_back(row["without"].get<std::string>());
        EXPECT_GE(row["ndcg10"].get<double>(), 0);
    }
    EXPECT_THAT(parts,
                ::testing::ElementsAre("nothing", "passage", "near-scope", "with-scope", "heading",
                                       "rules", "traits", "rivals", "surroundings"));
}

TEST_F(LexiconTest, MeasuringDocumentsThatAreNotThereIsAnErrorAndNoZero) {
    write_labelled_archive(folder());
    scan();
    std::string other = read(folder() / "labels.jsonl");
    other = other.substr(0, other.find('\n') + 1);
    const auto name = other.find("\"doc_id\":\"") + 10;
    other.replace(name, 1, "no-");
    write(folder() / "other.jsonl", other);
    const Ran ran =
        run_small({"eval", "--labels", "other.jsonl", "--further", "labels.jsonl", "--folds", "3"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, HasSubstr("none of the documents to measure is in the index"));
}

}  // namespace
}  // namespace probant::test
