#include "engine/scan/plan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/scan/scan.hpp"

namespace probant::scan {
namespace {

using index::FileRecord;
using index::State;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

FileRecord known(const std::string& path, const std::string& hash = "h") {
    FileRecord record;
    record.path = path;
    record.hash = hash;
    record.size = 10;
    record.mtime_ns = 20;
    record.reader = kReaderVersion;
    return record;
}

Found found(const std::string& path, std::uint64_t size = 10, std::int64_t mtime_ns = 20) {
    return {path, "/archive/" + path, size, mtime_ns};
}

Obstacle closed(const std::string& path) {
    return {path, base::Code::NotReadable, "folder not readable", true};
}

Plan plan(Walk walk, const std::vector<FileRecord>& ledger, bool retry_failed = false) {
    auto result = make_plan(std::move(walk), ledger, retry_failed);
    EXPECT_TRUE(result);
    return result ? *result : Plan{};
}

template <class Item>
std::vector<std::string> paths(const std::vector<Item>& items) {
    std::vector<std::string> out;
    for (const Item& item : items) out.push_back(item.path);
    return out;
}

TEST(Plan, OnlyWhatLooksDifferentIsOpened) {
    const Plan made =
        plan({{found("bigger", 11), found("later", 10, 21), found("new"), found("same")}, {}},
             {known("bigger"), known("later"), known("same")});
    EXPECT_EQ(made.seen, 4U);
    EXPECT_EQ(made.unchanged, 1U);
    ASSERT_THAT(made.jobs, SizeIs(3));
    EXPECT_TRUE(made.jobs[0].known.has_value());
    EXPECT_TRUE(made.jobs[1].known.has_value());
    EXPECT_FALSE(made.jobs[2].known.has_value());
}

TEST(Plan, FilesReadByAnotherReaderAreReadAgainWhateverTheirContent) {
    FileRecord old = known("a");
    old.reader = kReaderVersion - 1;
    const Plan made = plan({{found("a")}, {}}, {old});
    ASSERT_THAT(made.jobs, SizeIs(1));
    EXPECT_FALSE(made.jobs[0].known.has_value());
}

TEST(Plan, AFailedFileWaitsUntilItIsAskedFor) {
    FileRecord failed = known("a");
    failed.state = State::Unreadable;
    EXPECT_THAT(plan({{found("a")}, {}}, {failed}).jobs, IsEmpty());
    const Plan retried = plan({{found("a")}, {}}, {failed}, true);
    ASSERT_THAT(retried.jobs, SizeIs(1));
    EXPECT_FALSE(retried.jobs[0].known.has_value());
}

TEST(Plan, AFileThatCouldNotBeOpenedIsTriedEveryTime) {
    FileRecord closed_file = known("a", "");
    closed_file.state = State::Unreadable;
    EXPECT_THAT(plan({{found("a")}, {}}, {closed_file}).jobs, SizeIs(1));
}

TEST(Plan, WhatLiesInAFolderOutOfSightHasNotVanished) {
    const std::vector<FileRecord> ledger{known("a/b/c.txt"), known("a/b.txt"), known("a/bc/d.txt")};
    const Plan made = plan({{}, {closed("a/b")}}, ledger);
    EXPECT_THAT(paths(made.vanished), ElementsAre("a/b.txt", "a/bc/d.txt"));
    ASSERT_THAT(made.lines, SizeIs(1));
    EXPECT_EQ(made.lines[0].path, "a/b");
    EXPECT_TRUE(is_folder(made.lines[0]));
    EXPECT_EQ(made.seen, 0U) << "a folder is no file";
    EXPECT_THAT(plan({{}, {closed(".")}}, ledger).vanished, IsEmpty());
}

TEST(Plan, AnObstacleIsWrittenDownOnce) {
    const Plan first = plan({{}, {closed("a")}}, {});
    ASSERT_THAT(first.lines, SizeIs(1));
    EXPECT_THAT(plan({{}, {closed("a")}}, first.lines).lines, IsEmpty());
    const Plan open_again = plan({{found("a/x")}, {}}, first.lines);
    EXPECT_THAT(paths(open_again.vanished), ElementsAre("a"));
}

TEST(Plan, AnArchiveThatIsSuddenlyEmptyIsAnError) {
    EXPECT_EQ(make_plan({}, {known("a")}, false).error().code, base::Code::NotFound);
    EXPECT_TRUE(make_plan({}, {}, false)) << "it always was";
}

TEST(Vanished, AFileIsClaimedOnceByItsContentAndEnding) {
    Vanished vanished({known("a.pdf", "1"), known("b.pdf", "2"), known("c.txt", "")});
    EXPECT_FALSE(vanished.claim("1", "x.txt")) << "would be read in another way";
    EXPECT_FALSE(vanished.claim("", "x.txt"));
    const auto moved = vanished.claim("1", "sub/x.PDF");
    ASSERT_TRUE(moved);
    EXPECT_EQ(moved->path, "a.pdf");
    EXPECT_FALSE(vanished.claim("1", "y.pdf"));
    EXPECT_THAT(paths(vanished.rest()), ElementsAre("b.pdf", "c.txt"));
}

TEST(Vanished, ContentThatHasToBeReadAgainCannotBeClaimed) {
    FileRecord old = known("a.pdf", "1");
    old.reader = kReaderVersion - 1;
    Vanished vanished(plan({{found("b.pdf")}, {}}, {old}).vanished);
    EXPECT_FALSE(vanished.claim("1", "b.pdf"));
    EXPECT_THAT(vanished.rest(), SizeIs(1));
}

}  // namespace
}  // namespace probant::scan
