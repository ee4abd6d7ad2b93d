#include "engine/scan/scan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/engine/scan/scan_fixture.hpp"

namespace probant::scan {
namespace {

namespace fs = std::filesystem;
using base::Code;
using index::State;
using ::testing::HasSubstr;

/// Sets the modification time without touching the content.
void set_time(const fs::path& file, int hours_from_now) {
    fs::last_write_time(file,
                        fs::file_time_type::clock::now() + std::chrono::hours(hours_from_now));
}

TEST_F(ScanTest, EveryFileIsReadAndCounted) {
    write("a.txt", "One paragraph of text.\n\nAnother paragraph of text.\n");
    write("sub/b.html", "<p>A paragraph in a page.</p>");
    write("c.bin", std::string("\x01\x02\x00\x03 no document", 16));
    const Summary summary = scan();
    EXPECT_EQ(summary.seen, 3U);
    EXPECT_EQ(summary.read, 2U);
    EXPECT_EQ(summary.unreadable, 1U);
    EXPECT_EQ(summary.unreadable_in_all, 1U);
    EXPECT_EQ(summary.passages, 3U);
    EXPECT_FALSE(summary.interrupted);
    EXPECT_EQ(line("a.txt").passages, 2);
    EXPECT_EQ(line("sub/b.html").format, "html");
    EXPECT_EQ(line("c.bin").state, State::Unreadable);
    EXPECT_FALSE(line("c.bin").message.empty());
}

TEST_F(ScanTest, ASecondScanReadsNothing) {
    write_many(20);
    write("broken.bin", std::string("\x01\x00\x02", 3));
    EXPECT_EQ(scan().read, 20U);
    const auto before = index::Reader::open(workspace())->revision();
    const Summary second = scan();
    EXPECT_EQ(second.unchanged, 21U);
    EXPECT_EQ(second.read + second.partly + second.unreadable, 0U);
    EXPECT_EQ(second.unreadable_in_all, 1U);
    EXPECT_EQ(second.passages, 60U);
    EXPECT_EQ(index::Reader::open(workspace())->revision(), before);
}

TEST_F(ScanTest, FilesWithTheirOldSizeAndTimeAreNotEvenOpened) {
    write("a.txt", "first words");
    const fs::path file = archive() / "a.txt";
    set_time(file, -1);
    const auto time = fs::last_write_time(file);
    EXPECT_EQ(scan().read, 1U);
    write("a.txt", "other words");
    fs::last_write_time(file, time);
    EXPECT_EQ(scan().unchanged, 1U);
    EXPECT_THAT(outcome(workspace())["a.txt"], HasSubstr("first words"));
}

TEST_F(ScanTest, ATouchedFileIsNotReadAgainAndNextTimeNotOpened) {
    write("a.txt", "the same words");
    scan();
    set_time(archive() / "a.txt", 1);
    const Summary touched = scan();
    EXPECT_EQ(touched.unchanged, 1U);
    EXPECT_EQ(touched.read, 0U);
    struct stat about {};
    ASSERT_EQ(::stat((archive() / "a.txt").c_str(), &about), 0);
    EXPECT_EQ(line("a.txt").mtime_ns, about.st_mtim.tv_sec * 1'000'000'000 + about.st_mtim.tv_nsec);
}

TEST_F(ScanTest, AChangedFileIsReadAgain) {
    write("a.txt", "first words");
    write("b.txt", "constant words");
    scan();
    write("a.txt", "quite other words");
    const Summary summary = scan();
    EXPECT_EQ(summary.read, 1U);
    EXPECT_EQ(summary.unchanged, 1U);
    EXPECT_THAT(outcome(workspace())["a.txt"], HasSubstr("quite other words"));
    EXPECT_EQ(summary.passages, 2U);
}

TEST_F(ScanTest, AMovedFileIsNotReadAgain) {
    write("old/a.txt", "words that move");
    scan();
    fs::create_directories(archive() / "new");
    fs::rename(archive() / "old/a.txt", archive() / "new/b.txt");
    const Summary summary = scan();
    EXPECT_EQ(summary.moved, 1U);
    EXPECT_EQ(summary.read, 0U);
    EXPECT_EQ(summary.removed, 0U);
    EXPECT_EQ(outcome(workspace()).size(), 1U);
    EXPECT_THAT(outcome(workspace())["new/b.txt"], HasSubstr("words that move"));
    EXPECT_EQ(scan().unchanged, 1U);
}

TEST_F(ScanTest, AFileMovedOverAnotherTakesItsPlace) {
    write("a.txt", "words of a");
    write("b.txt", "the words of b");
    scan();
    fs::rename(archive() / "a.txt", archive() / "b.txt");
    const Summary summary = scan();
    EXPECT_EQ(summary.moved, 1U);
    EXPECT_EQ(outcome(workspace()).size(), 1U);
    EXPECT_THAT(outcome(workspace())["b.txt"], HasSubstr("words of a"));
}

TEST_F(ScanTest, TwoCopiesOfAVanishedFileGiveOneMoveAndOneReading) {
    write("a.txt", "words of a");
    scan();
    fs::copy(archive() / "a.txt", archive() / "b.txt");
    fs::rename(archive() / "a.txt", archive() / "c.txt");
    const Summary summary = scan();
    EXPECT_EQ(summary.moved, 1U);
    EXPECT_EQ(summary.read, 1U);
    EXPECT_EQ(summary.passages, 2U);
}

TEST_F(ScanTest, ARemovedFileLeavesTheIndex) {
    write("a.txt", "words of a");
    write("b.txt", "words of b");
    scan();
    fs::remove(archive() / "a.txt");
    const Summary summary = scan();
    EXPECT_EQ(summary.removed, 1U);
    EXPECT_EQ(summary.passages, 1U);
    EXPECT_EQ(outcome(workspace()).count("a.txt"), 0U);
}

TEST_F(ScanTest, AnEmptyOrMissingArchiveDoesNotEmptyTheIndex) {
    write("a.txt", "words of a");
    scan();
    fs::rename(archive(), folder_ / "elsewhere");
    EXPECT_EQ(run_with(options()).error().code, Code::NotFound);
    fs::create_directories(archive());
    const auto empty = run_with(options());
    ASSERT_FALSE(empty);
    EXPECT_EQ(empty.error().code, Code::NotFound);
    EXPECT_THAT(empty.error().message, HasSubstr("is the disk mounted?"));
    EXPECT_EQ(outcome(workspace()).size(), 1U);
}

TEST_F(ScanTest, AFailedFileIsTriedAgainWhenItChangesOrWhenAsked) {
    write("a.bin", std::string("\x01\x00\x02", 3));
    EXPECT_EQ(scan().unreadable, 1U);
    EXPECT_EQ(scan().unreadable, 0U);
    Options retry = options();
    retry.retry_failed = true;
    EXPECT_EQ(run_with(retry)->unreadable, 1U);
    write("a.bin", std::string("\x01\x00\x03\x04", 4));
    EXPECT_EQ(scan().unreadable, 1U);
}

TEST_F(ScanTest, ADanglingLinkIsALineUntilItIsMended) {
    write("a.txt", "words of a");
    fs::create_symlink("b.txt", archive() / "link.txt");
    const Summary first = scan();
    EXPECT_EQ(first.seen, 2U);
    EXPECT_EQ(first.unreadable, 1U);
    EXPECT_EQ(line("link.txt").code, "not-found");
    EXPECT_EQ(scan().unreadable, 0U) << "not new any more";
    write("b.txt", "words of b");
    EXPECT_EQ(scan().read, 2U);
    EXPECT_EQ(line("link.txt").state, State::Read);
}

TEST_F(ScanTest, FilesOfAFolderThatBecameUnreadableAreKept) {
    write("a.txt", "words of a");
    write("closed/b.txt", "words of b");
    scan();
    if (::geteuid() == 0) {
        GTEST_LOG_(INFO) << "the superuser may list every folder; see plan_test.cpp";
        return;
    }
    fs::permissions(archive() / "closed", fs::perms::none);
    const Summary summary = scan();
    fs::permissions(archive() / "closed", fs::perms::owner_all);
    EXPECT_EQ(summary.removed, 0U);
    EXPECT_EQ(line("closed").format, "folder");
    EXPECT_EQ(line("closed/b.txt").state, State::Read);
    const Summary open_again = scan();
    EXPECT_EQ(open_again.removed, 0U);
    EXPECT_EQ(open_again.unreadable_in_all, 0U);
    EXPECT_EQ(open_again.unchanged, 2U);
}

TEST_F(ScanTest, NamesThatAreNoUtf8ReachTheWorkerAsTheyAre) {
    write("caf\xe9 \n.txt", "words in a coffee house");
    write("100%.txt", "all the words");
    EXPECT_EQ(scan().read, 2U);
    EXPECT_EQ(line("caf%E9 \n.txt").state, State::Read);
    EXPECT_EQ(line("100%.txt").state, State::Read);
    EXPECT_EQ(scan().unchanged, 2U);
}

TEST_F(ScanTest, AWorkspaceInsideTheArchiveIsNotScanned) {
    write("a.txt", "words of a");
    Options inside = options();
    inside.workspace = archive() / "probant";
    ASSERT_TRUE(run_with(inside));
    const auto again = run_with(inside);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->seen, 1U);
    inside.workspace = archive();
    EXPECT_EQ(run_with(inside).error().code, Code::BadInput);
}

TEST_F(ScanTest, TwoScansAtOnceAreNotPossible) {
    write("a.txt", "words of a");
    const auto other = index::Writer::open(workspace(), archive());
    ASSERT_TRUE(other);
    EXPECT_EQ(run_with(options()).error().code, Code::Locked);
}

TEST_F(ScanTest, AMissingWorkerProgramIsAnErrorAndNotAnUnreadableArchive) {
    write("a.txt", "words of a");
    Options wrong = options();
    wrong.worker_program = folder_ / "no-such-program";
    const auto result = run_with(wrong);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, Code::NotFound);
    EXPECT_EQ(scan().read, 1U);
}

TEST_F(ScanTest, TheLastFileIsAlwaysReported) {
    write_many(30);
    std::vector<Progress> told;
    ASSERT_TRUE(run_with(options(), [&](const Progress& progress) { told.push_back(progress); }));
    ASSERT_FALSE(told.empty());
    EXPECT_EQ(told.back().done, 30U);
    EXPECT_EQ(told.back().total, 30U);
    EXPECT_FALSE(told.back().current.empty());
}

TEST_F(ScanTest, TheOutcomeDoesNotDependOnTheNumberOfWorkers) {
    write_many(40);
    scan();
    Options one = options();
    one.workers = 1;
    one.workspace = folder_ / "one";
    ASSERT_TRUE(run_with(one));
    EXPECT_EQ(outcome(one.workspace), outcome(workspace()));
}

}  // namespace
}  // namespace probant::scan
