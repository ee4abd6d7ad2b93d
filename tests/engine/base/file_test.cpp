#include "engine/base/file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/support/temporary_folder.hpp"

namespace probant::base {
namespace {

using testing::TemporaryFolder;

TEST(File, WhatIsWrittenIsReadBackByteForByte) {
    const TemporaryFolder folder;
    const std::string bytes("a\0b\r\n\xFF", 6);
    ASSERT_TRUE(write_file(folder.path() / "x", bytes));
    EXPECT_EQ(read_file(folder.path() / "x").value(), bytes);
}

TEST(File, AFailedWriteLeavesNoHalfFileBehind) {
    const TemporaryFolder folder;
    const auto done = write_file(folder.path() / "no-such-folder" / "x", "bytes");
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, Code::NotWritable);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(File, ReplacingAFileLeavesNoTemporaryBesideIt) {
    const TemporaryFolder folder;
    folder.write("x", "old");
    ASSERT_TRUE(write_file(folder.path() / "x", "new"));
    EXPECT_EQ(read_file(folder.path() / "x").value(), "new");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(File, AFilePastTheLimitIsAnErrorAndNotAShorterText) {
    const TemporaryFolder folder;
    const auto file = folder.write("x", "12345");
    EXPECT_EQ(read_file(file, 5).value(), "12345");
    EXPECT_EQ(read_file(file, 4).error().code, Code::LimitReached);
}

TEST(File, ANamedPipeDoesNotHangTheReader) {
    const TemporaryFolder folder;
    ASSERT_EQ(::mkfifo((folder.path() / "pipe").c_str(), 0600), 0);
    EXPECT_EQ(read_file(folder.path() / "pipe").error().code, Code::NotReadable);
}

TEST(File, TheHashIsSha256) {
    const TemporaryFolder folder;
    const std::string abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    EXPECT_EQ(sha256("abc"), abc);
    EXPECT_EQ(sha256_file(folder.write("x", "abc")).value(), abc);
    EXPECT_EQ(sha256_file(folder.path() / "none").error().code, Code::NotFound);
}

}  // namespace
}  // namespace probant::base
