#include "engine/scan/walk.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "tests/support/temporary_folder.hpp"

namespace probant::scan {
namespace {

namespace fs = std::filesystem;
using base::Code;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class WalkTest : public ::testing::Test {
 protected:
    WalkTest() { fs::create_directories(archive()); }

    fs::path archive() const { return folder_ / "archive"; }

    void file(const fs::path& name, const std::string& text = "text") const {
        fs::create_directories((archive() / name).parent_path());
        std::ofstream(archive() / name) << text;
    }
    void link(const fs::path& target, const fs::path& name) const {
        fs::create_symlink(target, archive() / name);
    }
    Walk seen() const {
        auto walked = walk(archive(), folder_ / "workspace");
        EXPECT_TRUE(walked) << base::to_text(walked.error());
        return walked ? *walked : Walk{};
    }
    std::vector<std::string> paths() const {
        std::vector<std::string> out;
        for (const Found& found : seen().files) out.push_back(found.path);
        return out;
    }

    testing::TemporaryFolder folder_;
};

TEST_F(WalkTest, EveryFileIsSeenOnceInTheSameOrder) {
    file("b.txt");
    file("a/z.txt");
    file("a/deep/er/still.txt");
    file("a.txt");
    EXPECT_THAT(paths(), ElementsAre("a.txt", "a/deep/er/still.txt", "a/z.txt", "b.txt"));
    EXPECT_EQ(seen().files.front().size, 4U);
    EXPECT_NE(seen().files.front().mtime_ns, 0);
}

TEST_F(WalkTest, HiddenFilesAndTheWorkspaceAreNotScanned) {
    file(".hidden.txt");
    file(".git/config");
    file("a.txt");
    file("results/index/postlist.glass");
    file("deep/results/b.txt");
    const auto walked = walk(archive(), archive() / "results");
    ASSERT_TRUE(walked);
    ASSERT_THAT(walked->files, SizeIs(2));
    EXPECT_EQ(walked->files[0].path, "a.txt");
    EXPECT_EQ(walked->files[1].path, "deep/results/b.txt");
}

TEST_F(WalkTest, PipesAndSocketsAreNotOpened) {
    ASSERT_EQ(::mkfifo((archive() / "pipe.pdf").c_str(), 0600), 0);
    file("a.txt");
    link("pipe.pdf", "link.pdf");
    EXPECT_THAT(paths(), ElementsAre("a.txt"));
}

TEST_F(WalkTest, ALinkToAFileIsFollowed) {
    file("a.txt", "12345678");
    link("a.txt", "b.txt");
    std::ofstream(folder_ / "outside.txt") << "abc";
    link(folder_ / "outside.txt", "c.txt");
    EXPECT_THAT(paths(), ElementsAre("a.txt", "b.txt", "c.txt"));
    EXPECT_EQ(seen().files[1].size, 8U) << "the size of the file, not of the link";
}

TEST_F(WalkTest, LinksToFoldersEndNowhereAndRepeatNothing) {
    file("a/b/c.txt");
    link("..", "a/up");
    link(".", "a/here");
    link(archive() / "a", "again");
    link("a/b", "shortcut");
    EXPECT_THAT(paths(), ElementsAre("a/b/c.txt"));
    EXPECT_THAT(seen().obstacles, IsEmpty());
}

TEST_F(WalkTest, AFolderOutsideIsNotFollowedAndThatIsSaid) {
    fs::create_directories(folder_ / "archive-of-others");
    std::ofstream(folder_ / "archive-of-others" / "secret.txt") << "secret";
    file("a.txt");
    link(folder_ / "archive-of-others", "others");
    link("/", "root");
    link("../..", "above");
    EXPECT_THAT(paths(), ElementsAre("a.txt"));
    const auto obstacles = seen().obstacles;
    ASSERT_THAT(obstacles, SizeIs(3));
    EXPECT_EQ(obstacles[1].path, "others");
    EXPECT_EQ(obstacles[1].code, Code::Unsupported);
    EXPECT_FALSE(obstacles[1].folder);
}

TEST_F(WalkTest, LinksToNothingAndToThemselvesAreSaid) {
    link("nowhere.pdf", "dangling.pdf");
    link("two.pdf", "one.pdf");
    link("one.pdf", "two.pdf");
    file("a.txt");
    EXPECT_THAT(paths(), ElementsAre("a.txt"));
    const auto obstacles = seen().obstacles;
    ASSERT_THAT(obstacles, SizeIs(3));
    EXPECT_EQ(obstacles[0].path, "dangling.pdf");
    EXPECT_THAT(obstacles[0].message, HasSubstr("nothing"));
    EXPECT_THAT(obstacles[1].message, HasSubstr("itself"));
}

TEST_F(WalkTest, AFolderThatCannotBeListedIsSaidAndTheRestIsSeen) {
    if (::geteuid() == 0) {
        GTEST_LOG_(INFO) << "the superuser may list every folder";
        return;
    }
    file("closed/a.txt");
    file("b.txt");
    fs::permissions(archive() / "closed", fs::perms::none);
    const Walk walked = seen();
    fs::permissions(archive() / "closed", fs::perms::owner_all);
    ASSERT_THAT(walked.files, SizeIs(1));
    ASSERT_THAT(walked.obstacles, SizeIs(1));
    EXPECT_EQ(walked.obstacles[0].path, "closed");
    EXPECT_TRUE(walked.obstacles[0].folder);
}

TEST_F(WalkTest, AFolderTooDeepForTheSystemIsSaidAndTheRestIsSeen) {
    file("b.txt");
    const std::string name(250, 'd');
    const fs::path before = fs::current_path();
    fs::current_path(archive());
    for (int depth = 0; depth < 20; ++depth) {
        ASSERT_EQ(::mkdir(name.c_str(), 0700), 0);
        ASSERT_EQ(::chdir(name.c_str()), 0);
    }
    fs::current_path(before);
    const Walk walked = seen();
    ASSERT_EQ(::chdir(archive().c_str()), 0);
    EXPECT_THAT(walked.files, SizeIs(1));
    ASSERT_THAT(walked.obstacles, SizeIs(1));
    EXPECT_TRUE(walked.obstacles[0].folder);
    // Too deep for remove_all as well.
    for (int depth = 0; depth < 20; ++depth) ASSERT_EQ(::chdir(name.c_str()), 0);
    for (int depth = 0; depth < 20; ++depth) {
        ASSERT_EQ(::chdir(".."), 0);
        ASSERT_EQ(::rmdir(name.c_str()), 0);
    }
    fs::current_path(before);
}

TEST_F(WalkTest, NamesOfEveryKindArriveAndLeadBackToTheirFiles) {
    const std::vector<std::string> raw{
        "caf\xe9.txt",      "caf%E9.txt", "100%.txt", "line\nbreak.txt", "esc\x1b.txt",
        "b\xff\xfe%41.txt", "日本語.txt", " .txt",    "e\xcc\x81.txt",   "caf\xe9/in\xe9.txt2"};
    for (const std::string& name : raw) file(name, name);
    const Walk walked = seen();
    ASSERT_THAT(walked.files, SizeIs(raw.size()));
    std::set<std::string> paths;
    for (const Found& found : walked.files) {
        EXPECT_TRUE(paths.insert(found.path).second) << found.path;
        EXPECT_EQ(file_of(fs::canonical(archive()), found.path), found.raw);
    }
    EXPECT_TRUE(paths.contains("caf%E9.txt"));
    EXPECT_TRUE(paths.contains("caf%E9.txt%00")) << "the one whose true name is another";
    EXPECT_TRUE(paths.contains("b%FF%FE%2541.txt"));
    EXPECT_TRUE(paths.contains("日本語.txt"));
}

TEST_F(WalkTest, NoArchiveIsAnError) {
    EXPECT_EQ(walk(folder_ / "nowhere", folder_ / "w").error().code, Code::NotFound);
    file("a.txt");
    EXPECT_FALSE(walk(archive() / "a.txt", folder_ / "w"));
}

}  // namespace
}  // namespace probant::scan
