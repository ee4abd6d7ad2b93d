// Files that broke other programs: PROBANT_HOSTILE, or the folder shared/hostile beside the
// sources.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "tests/engine/scan/scan_fixture.hpp"

namespace probant::scan {
namespace {

namespace fs = std::filesystem;

fs::path hostile_files() {
    if (const char* set = std::getenv("PROBANT_HOSTILE"); set != nullptr) return set;
    return fs::path(PROBANT_SOURCE_DIR).parent_path() / "shared" / "hostile";
}

TEST_F(ScanTest, HostileFilesStopNothingAndEachHasItsLine) {
    if (!fs::is_directory(hostile_files())) {
        std::cout << "no hostile files in " << hostile_files() << ", nothing tested\n";
        return;
    }
    Options hostile = options();
    hostile.archive = hostile_files();
    const auto summary = run_with(hostile);
    ASSERT_TRUE(summary) << base::to_text(summary.error());
    EXPECT_EQ(summary->read + summary->partly + summary->unreadable, summary->seen);
    const auto reader = index::Reader::open(workspace());
    ASSERT_TRUE(reader);
    const auto files = reader->files();
    ASSERT_TRUE(files);
    EXPECT_EQ(files->size(), summary->seen);
    for (const index::FileRecord& file : *files) {
        const bool whole = file.state == index::State::Read;
        EXPECT_EQ(file.message.empty(), whole) << file.path;
        EXPECT_EQ(file.code.empty(), whole) << file.path;
        EXPECT_NE(file.code, "internal") << file.path << ": " << file.message;
        const auto passages = reader->passages(file.path);
        EXPECT_TRUE(passages) << file.path << ": " << base::to_text(passages.error());
    }
    EXPECT_EQ(run_with(hostile)->unchanged, summary->seen);
}

}  // namespace
}  // namespace probant::scan
