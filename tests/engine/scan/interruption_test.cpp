// A scan that does not come to its end must lose nothing that it had committed, and the next one
// must come to the same end as if nothing had happened.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/engine/scan/scan_fixture.hpp"

namespace probant::scan {
namespace {

namespace fs = std::filesystem;
using base::Code;

class InterruptionTest : public ScanTest {
 protected:
    /// What an undisturbed scan gives.
    std::map<std::string, std::string> expected() const {
        Options calm = options();
        calm.workspace = folder_ / "calm";
        EXPECT_TRUE(run_with(calm));
        return outcome(calm.workspace);
    }

    /// Runs `work` in a process of its own and gives its wait status.
    template <class Work>
    static int in_child(Work work) {
        const pid_t child = ::fork();
        if (child == 0) {
            work();
            ::_exit(99);
        }
        int status = 0;
        EXPECT_EQ(::waitpid(child, &status, 0), child);
        return status;
    }
};

TEST_F(InterruptionTest, AnInterruptedScanKeepsWhatItDidAndTheNextGoesOn) {
    write_many(60);
    std::atomic<bool> stop{false};
    const auto first = run(
        options(), [&](const Progress&) { stop = true; }, stop);
    ASSERT_TRUE(first) << base::to_text(first.error());
    EXPECT_TRUE(first->interrupted);
    EXPECT_GE(first->read, 1U);
    EXPECT_LT(first->read, 60U);
    const Summary second = scan();
    EXPECT_FALSE(second.interrupted);
    EXPECT_EQ(second.unchanged, first->read) << "what was done is not done again";
    EXPECT_EQ(second.read, 60U - first->read);
    EXPECT_EQ(outcome(workspace()), expected());
}

TEST_F(InterruptionTest, AnInterruptedScanRemovesNothing) {
    write_many(30);
    scan();
    for (int i = 0; i < 7; ++i) {
        const std::string name = "folder" + std::to_string(i);
        fs::rename(archive() / name, archive() / ("moved-" + name));
    }
    std::atomic<bool> stop{true};
    const auto interrupted = run(options(), nullptr, stop);
    ASSERT_TRUE(interrupted);
    EXPECT_TRUE(interrupted->interrupted);
    EXPECT_EQ(interrupted->passages, 90U);
    const Summary summary = scan();
    EXPECT_EQ(summary.moved, 30U);
    EXPECT_EQ(summary.removed, 0U);
    EXPECT_EQ(summary.read, 0U);
}

TEST_F(InterruptionTest, AKilledScanGoesOnFromItsLastCommit) {
    write_many(100);
    Options often = options();
    often.commit_every = std::chrono::seconds(0);
    int told = 0;
    const int status = in_child([&] {
        (void)run_with(often, [&](const Progress&) {
            if (++told == 3) ::kill(::getpid(), SIGKILL);
        });
    });
    ASSERT_TRUE(WIFSIGNALED(status));
    const std::size_t kept = outcome(workspace()).size();
    EXPECT_GE(kept, 1U);
    EXPECT_LT(kept, 100U);
    const Summary summary = scan();
    EXPECT_EQ(summary.unchanged, kept);
    EXPECT_EQ(summary.read, 100U - kept);
    EXPECT_EQ(outcome(workspace()), expected());
}

TEST_F(InterruptionTest, AScanKilledBeforeItsFirstCommitBeginsAgain) {
    write_many(50);
    const int status = in_child(
        [&] { (void)run_with(options(), [&](const Progress&) { ::kill(::getpid(), SIGKILL); }); });
    ASSERT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(scan().read, 50U);
    EXPECT_EQ(outcome(workspace()), expected());
}

TEST_F(InterruptionTest, AFullDiskEndsTheScanAndTheNextOneGoesOn) {
    write_many(200);
    const int status = in_child([&] {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{200'000, 200'000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        Options often = options();
        often.commit_every = std::chrono::seconds(0);
        const auto result = run_with(often);
        ::_exit(!result && result.error().code == Code::DiskFull ? 0 : 1);
    });
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
    const std::size_t kept = outcome(workspace()).size();
    EXPECT_GE(kept, 1U);
    EXPECT_EQ(scan().unchanged, kept);
    EXPECT_EQ(outcome(workspace()), expected());
}

TEST_F(InterruptionTest, FilesThatComeAndGoWhileTheScanRunsAreLines) {
    write_many(40);
    bool first = true;
    const auto summary = run_with(options(), [&](const Progress&) {
        if (!first) return;
        first = false;
        fs::remove_all(archive() / "folder5");
        fs::resize_file(archive() / "folder6/file34.txt", 0);
    });
    ASSERT_TRUE(summary) << base::to_text(summary.error());
    EXPECT_EQ(summary->read + summary->unreadable, 40U);
    const Summary second = scan();
    EXPECT_EQ(outcome(workspace()), expected());
    EXPECT_EQ(second.seen, 35U);
}

}  // namespace
}  // namespace probant::scan
