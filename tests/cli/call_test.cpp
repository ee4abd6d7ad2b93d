// What a user sees before any work is done: help, version, faults of the call.
#include <gmock/gmock.h>

#include "tests/cli/cli_fixture.hpp"

namespace probant::test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

using CallTest = CliTest;

TEST_F(CallTest, VersionIsOneLine) {
    const Ran ran = run({"--version"});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_EQ(ran.out, "probant " PROBANT_TEST_VERSION "\n");
    EXPECT_EQ(ran.err, "");
}

TEST_F(CallTest, HelpNamesEveryCommand) {
    const Ran ran = run({"--help"});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_EQ(ran.err, "");
    expect_golden("help.txt", ran.out);
}

TEST_F(CallTest, HelpOfEveryCommandEndsWithAnExample) {
    for (const char* command : {"scan", "status", "ledger", "evidence", "explain", "report",
                                "lexicon", "train", "eval", "doctor"}) {
        const Ran ran = run({command, "--help"});
        EXPECT_EQ(ran.exit_code, 0) << command;
        EXPECT_EQ(ran.err, "") << command;
        const std::size_t example = ran.out.rfind("Example:\n  probant " + std::string(command));
        EXPECT_NE(example, std::string::npos) << ran.out;
        EXPECT_THAT(ran.out.substr(example + 9), Not(HasSubstr("--help")));
        EXPECT_THAT(ran.out, AllOf(HasSubstr("--workspace"), HasSubstr("--format")));
    }
}

TEST_F(CallTest, NothingAtAllShowsTheHelpAsAnError) {
    const Ran ran = run({});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, HasSubstr("evidence"));
}

TEST_F(CallTest, AnUnknownCommandIsNamed) {
    const Ran ran = run({"frobnicate"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(ran.err,
              "probant: error: frobnicate: there is no such command\nhint: «probant --help» shows "
              "what is possible\n");
}

TEST_F(CallTest, AllFaultsOfACallAreToldAtOnce) {
    const Ran ran = run_small({"evidence", "--factor", "F99", "--limit", "many", "--least-score",
                               "7", "--colour", "--question", "Q9", "--format", "xml"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(ran.err,
              "probant: error: the call has 6 faults\n"
              "  --colour: there is no such option\n"
              "  --format: «xml» is none of: text, json, jsonl, csv\n"
              "  --least-score: 7 is not between 0 and 1\n"
              "  --limit: «many» is not a whole number\n"
              "  --factor: «F99» is none of: F01, F02\n"
              "  --question: the benchmark has no question «Q9»\n"
              "hint: «probant evidence --help» shows what is possible\n");
}

TEST_F(CallTest, AMissingValueIsAFaultAndNotACrash) {
    const Ran ran = run({"evidence", "--limit"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err,
                AllOf(HasSubstr("probant: error: "), HasSubstr("--limit"), HasSubstr("hint: ")));
}

TEST_F(CallTest, ScanWithoutAFolderAndExplainWithoutAnIdSayWhatIsMissing) {
    EXPECT_THAT(run({"scan"}).err, HasSubstr("the folder to scan is missing"));
    EXPECT_THAT(run({"explain"}).err, HasSubstr("the id of a passage is missing"));
    EXPECT_EQ(run({"scan"}).exit_code, 2);
}

TEST_F(CallTest, WithoutAWorkspaceEveryResultIsAnErrorWithAHintAndNeverEmpty) {
    for (const char* command : {"status", "ledger", "evidence", "report"}) {
        const Ran ran = run_small({command});
        EXPECT_EQ(ran.exit_code, 2) << command;
        EXPECT_EQ(ran.out, "") << command;
        EXPECT_THAT(ran.err,
                    AllOf(HasSubstr("probant: error: "), HasSubstr("hint: run probant scan")))
            << command;
    }
}

TEST_F(CallTest, AnUnknownBenchmarkNamesThoseThatThereAre) {
    const Ran ran = run({"evidence", "--benchmark", "large"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, HasSubstr("there are: small"));
}

}  // namespace
}  // namespace probant::test
