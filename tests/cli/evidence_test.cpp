// evidence, explain, report: what is proposed, why, and in which form it leaves the program.
#include <gmock/gmock.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "tests/cli/cli_fixture.hpp"

namespace probant::test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class EvidenceTest : public CliTest {
 protected:
    void SetUp() override { scan(); }

    std::vector<nlohmann::json> lines(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "evidence");
        arguments.insert(arguments.end(), {"--format", "jsonl"});
        std::vector<nlohmann::json> out;
        std::istringstream stream(run_small(std::move(arguments)).out);
        for (std::string line; std::getline(stream, line);)
            out.push_back(nlohmann::json::parse(line));
        return out;
    }
};

TEST_F(EvidenceTest, ReadsAsTextWithPlaceQuoteAndReasons) {
    const Ran ran = run_small({"evidence"});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_EQ(ran.err, "");
    expect_golden("evidence.txt", ran.out);
}

TEST_F(EvidenceTest, ReasonsFollowTheReader) {
    EXPECT_THAT(run_small({"evidence", "--reader", "fr"}).out,
                AllOf(HasSubstr("fr:Skills"), HasSubstr("fr:staff"), Not(HasSubstr("en:staff"))));
    Setting french;
    french.environment = {"LC_ALL=fr_FR.UTF-8"};
    EXPECT_THAT(run_small({"evidence"}, french).out, HasSubstr("fr:staff"));
}

TEST_F(EvidenceTest, LinesCarryTheirOriginAndFiltersHold) {
    const auto all = lines({});
    ASSERT_EQ(all.size(), 2U);
    for (const auto& line : all) {
        EXPECT_EQ(line["factor"], "F01");
        EXPECT_EQ(line["questions"][0], "Q01.1");
        EXPECT_EQ(line["anchor"]["file"].get<std::string>().size(), 64U);
        EXPECT_TRUE(line["proposed"]);
    }
    ASSERT_EQ(lines({"--language", "fr"}).size(), 1U);
    EXPECT_EQ(lines({"--language", "fr"})[0]["document"], "fr/bilan.html");
    EXPECT_EQ(lines({"--document", "*.txt"}).size(), 1U);
    EXPECT_EQ(lines({"--limit", "1"}).size(), 1U);
    EXPECT_GT(lines({"--all"}).size(), 2U);
}

TEST_F(EvidenceTest, NothingProposedIsExitCode1AndSaysSo) {
    const Ran ran = run_small({"evidence", "--factor", "F02"});
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(ran.err, "nothing proposed; --all shows what was scored lower too\n");
    const Ran json = run_small({"evidence", "--factor", "F02", "--format", "json", "--quiet"});
    EXPECT_EQ(json.out, "[]\n");
    EXPECT_EQ(json.err, "");
}

TEST_F(EvidenceTest, JsonAndCsvHoldTheSameRows) {
    EXPECT_EQ(nlohmann::json::parse(run_small({"evidence", "--format", "json"}).out).size(), 2U);
    const std::string csv = run_small({"evidence", "--format", "csv"}).out;
    EXPECT_THAT(csv,
                StartsWith("id,factor,questions,score,proposed,polarity,document,page,language,"));
    EXPECT_THAT(csv, HasSubstr(",true,supports,plan.txt,0,en,paragraph,,In 2019 the city held"));
}

TEST_F(EvidenceTest, HostileTextIsShownAndNotObeyed) {
    write(
        folder() / "archive" / "trap.html",
        "<html lang=\"en\"><p>The intercultural training&#27;]0;owned&#7; of the staff was refused "
        "&#x202E; by nobody in the whole city.</p></html>\n");
    scan();
    const std::string text =
        run_small({"evidence", "--color", "always", "--document", "trap.html"}).out;
    EXPECT_THAT(text, Not(HasSubstr("\x1b]0;owned")));
    EXPECT_THAT(text, Not(HasSubstr("\xE2\x80\xAE")));
    EXPECT_THAT(text, HasSubstr("\x1b[1;4mtraining"));
}

TEST_F(EvidenceTest, ColoursOnlyWhereAskedFor) {
    EXPECT_THAT(run_small({"evidence"}).out, Not(HasSubstr("\x1b")));
    EXPECT_THAT(run_small({"evidence", "--color", "always"}).out, HasSubstr("\x1b["));
}

TEST_F(EvidenceTest, ExplainAddsUpToTheScore) {
    const std::string id = lines({"--language", "en"})[0]["id"];
    const Ran ran = run_small({"explain", id});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    expect_golden("explain.txt", ran.out);
    const auto line = nlohmann::json::parse(run_small({"explain", id, "--format", "json"}).out);
    double sum = line["bias"];
    for (const auto& reason : line["reasons"]) sum += reason["weight"].get<double>();
    EXPECT_NEAR(sum, line["sum"].get<double>(), 1e-3);
    EXPECT_NEAR(1 / (1 + std::exp(-sum)), line["score"].get<double>(), 1e-3);
}

TEST_F(EvidenceTest, AnUnknownIdIsAnErrorAndNotAnEmptyResult) {
    const Ran ran = run_small({"explain", "0000000000-F01"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, HasSubstr("hint: «probant evidence --all» shows the ids"));
}

TEST_F(EvidenceTest, TheReportIsOneFileAndSaysWhereItIs) {
    const Ran ran = run_small({"report", "--output", "dossier.html", "--reader", "fr"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_EQ(ran.err, "");
    EXPECT_EQ(ran.out, (folder() / "dossier.html").string() + "\n");
    const std::string page = read(folder() / "dossier.html");
    EXPECT_THAT(page, AllOf(HasSubstr("<html lang=\"fr\">"), HasSubstr("formation"),
                            HasSubstr("plan.txt")));
    Setting fixed;
    fixed.environment = {"SOURCE_DATE_EPOCH=1769817600"};
    const Ran printed = run_small({"report", "--output", "-"}, fixed);
    EXPECT_THAT(printed.out, AllOf(StartsWith("<!DOCTYPE html>"), HasSubstr("2026-01-31")));
    EXPECT_EQ(printed.out, run_small({"report", "--output", "-"}, fixed).out);
}

TEST_F(EvidenceTest, AReportThatCannotBeWrittenLeavesTheOldOne) {
    const Ran ran = run_small({"report", "--output", "nowhere/dossier.html"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, StartsWith("probant: error: cannot write nowhere/dossier.html"));
}

TEST_F(EvidenceTest, AnUnknownReaderIsToldWhichThereAre) {
    const Ran ran = run_small({"report", "--reader", "xx"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, HasSubstr("--reader: «xx» is none of: en, fr"));
}

TEST_F(EvidenceTest, AClosedPipeIsANormalEnd) {
    Setting setting;
    setting.closed_pipe = true;
    for (const char* command : {"evidence", "ledger", "status", "lexicon"}) {
        std::vector<std::string> call{command};
        if (call[0] == "lexicon") call.push_back("list");
        const Ran ran = run_small(call, setting);
        EXPECT_EQ(ran.exit_code, 0) << command;
        EXPECT_EQ(ran.err, "") << command;
    }
}

}  // namespace
}  // namespace probant::test
