// scan, status, ledger: nothing is lost, and what cannot be read is said.
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "tests/cli/cli_fixture.hpp"

namespace probant::test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

using ScanTest = CliTest;

nlohmann::json parsed(const Ran& ran) {
    return nlohmann::json::parse(ran.out);
}

TEST_F(ScanTest, SaysWhatWasReadAndASecondScanReadsNothing) {
    const Ran first = run({"scan", "archive"});
    EXPECT_EQ(first.exit_code, 0) << first.err;
    EXPECT_EQ(first.err, "");
    EXPECT_THAT(first.out, HasSubstr("        2  read\n"));
    const auto second = parsed(run({"scan", "archive", "--format", "json"}));
    EXPECT_EQ(second["seen"], 2);
    EXPECT_EQ(second["unchanged"], 2);
    EXPECT_EQ(second["read"], 0);
    EXPECT_GT(second["passages"], 0);
}

TEST_F(ScanTest, AFileThatCannotBeReadGivesExitCode3AndALedgerLine) {
    write(folder() / "archive" / "broken.pdf", "%PDF-1.7 and then nothing");
    const Ran ran = run({"scan", "archive"});
    EXPECT_EQ(ran.exit_code, 3) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("probant ledger --state unreadable"));
    const Ran ledger = run({"ledger", "--state", "unreadable", "--format", "json"});
    EXPECT_EQ(ledger.exit_code, 0);
    ASSERT_EQ(parsed(ledger).size(), 1U);
    EXPECT_EQ(parsed(ledger)[0]["path"], "broken.pdf");
    EXPECT_NE(parsed(ledger)[0]["message"], "");
}

TEST_F(ScanTest, NoSuchFolderIsAnErrorWithoutAWorkspaceLeftBehind) {
    const Ran ran = run({"scan", "nowhere"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, AllOf(StartsWith("probant: error: "), HasSubstr("nowhere")));
    EXPECT_FALSE(std::filesystem::exists(folder() / "probant-workspace"));
}

TEST_F(ScanTest, AWorkspaceThatCannotBeWrittenIsAnError) {
    write(folder() / "file", "not a folder");
    const Ran ran = run({"scan", "archive", "--workspace", "file/workspace"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, StartsWith("probant: error: "));
}

TEST_F(ScanTest, AFolderWithOtherFilesIsNotTakenAsWorkspace) {
    const Ran ran = run({"scan", "archive", "--workspace", "lexicons"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, HasSubstr("choose a new or empty folder"));
}

TEST_F(ScanTest, StatusCountsByStateLanguageAndFormat) {
    scan();
    const auto status = parsed(run({"status", "--format", "json"}));
    EXPECT_EQ(status["files"], 2);
    EXPECT_EQ(status["states"]["read"], 2);
    EXPECT_EQ(status["languages"]["fr"], 1);
    EXPECT_EQ(status["formats"]["html"], 1);
    EXPECT_THAT(status["archive"].get<std::string>(), HasSubstr("/archive"));
    EXPECT_THAT(run({"status"}).out, HasSubstr("passages     3\n"));
}

TEST_F(ScanTest, TheLedgerHasOneLineAFileInEveryFormat) {
    scan();
    EXPECT_EQ(run({"ledger"}).out,
              "read                       fr/bilan.html\nread                       plan.txt\n");
    const std::string lines = run({"ledger", "--format", "jsonl"}).out;
    EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 2);
    EXPECT_THAT(run({"ledger", "--format", "csv"}).out,
                StartsWith("state,code,path,message,notes,"));
}

TEST_F(ScanTest, AFilterWithoutAnyFileIsExitCode1) {
    scan();
    const Ran ran = run({"ledger", "--state", "unreadable"});
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(ran.err, "no such file in the ledger\n");
}

TEST_F(ScanTest, AFileNameCannotMoveTheCursorOrBecomeAFormula) {
    write(folder() / "archive" / "=cmd()\x1b[2J.txt", "Some words about the harbour of the city.");
    scan();
    EXPECT_THAT(run({"ledger"}).out, HasSubstr("=cmd()\\x1B[2J.txt"));
    EXPECT_THAT(run({"ledger", "--format", "csv"}).out, HasSubstr("read,,'=cmd()"));
}

TEST_F(ScanTest, DoctorFindsEverythingInPlaceAfterAScan) {
    scan();
    const Ran ran = run_small({"doctor", "--format", "json"});
    EXPECT_EQ(ran.exit_code, 0) << ran.out << ran.err;
    std::map<std::string, std::string> levels;
    for (const auto& finding : parsed(ran)) levels[finding["part"]] = finding["level"];
    EXPECT_EQ(levels["worker"], "ok");
    EXPECT_EQ(levels["lexicons"], "ok");
    EXPECT_EQ(levels["benchmark"], "ok");
    EXPECT_EQ(levels["model"], "warning");
    EXPECT_EQ(levels["workspace"], "ok");
}

TEST_F(ScanTest, DoctorSaysWhatToDoWhereTheWorkerIsMissing) {
    Setting setting;
    setting.environment = {"PROBANT_WORKER=/nonexistent/probant-worker"};
    const Ran ran = run_small({"doctor"}, setting);
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.out, HasSubstr("fault   worker"));
    EXPECT_THAT(ran.out, HasSubstr("→ "));
}

}  // namespace
}  // namespace probant::test
