// The bad situations of the index: each must be said with its right name, and lose nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <fstream>

#include "engine/base/file.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace probant::index {
namespace {

namespace fs = std::filesystem;
using base::Code;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

template <class T>
Code code(const base::Result<T>& result) {
    return result ? Code::Internal : result.error().code;
}

TEST_F(IndexTest, ASecondWriterIsToldThatAnotherScanIsWriting) {
    const auto first = open_writer();
    ASSERT_TRUE(first);
    const auto second = open_writer();
    ASSERT_EQ(code(second), Code::Locked);
    EXPECT_EQ(second.error().message, "another scan is writing to this workspace");
    EXPECT_FALSE(second.error().hint.empty());
}

TEST_F(IndexTest, TheLockIsGoneWithItsWriter) {
    { ASSERT_TRUE(open_writer()); }
    EXPECT_TRUE(open_writer());
}

TEST_F(IndexTest, ReadingBeforeTheFirstScanSaysToScan) {
    const auto nothing = open_reader();
    ASSERT_EQ(code(nothing), Code::NotFound);
    EXPECT_THAT(nothing.error().hint, HasSubstr("probant scan"));
    store("a.txt", {"x"});
    fs::remove_all(database());
    const auto no_index = open_reader();
    ASSERT_EQ(code(no_index), Code::NotFound);
    EXPECT_THAT(no_index.error().hint, HasSubstr("probant scan"));
}

TEST_F(IndexTest, AFolderWithOtherPeoplesFilesIsNotTaken) {
    fs::create_directories(workspace());
    std::ofstream(workspace() / "thesis.doc") << "years of work";
    const auto writer = open_writer();
    ASSERT_EQ(code(writer), Code::BadInput);
    EXPECT_THAT(writer.error().message, HasSubstr(workspace().string()));
    EXPECT_FALSE(fs::exists(database()));
    EXPECT_FALSE(fs::exists(workspace() / "workspace.json"));
}

TEST_F(IndexTest, AWorkspaceWhoseMakingWasBrokenOffIsFinished) {
    fs::create_directories(workspace());
    std::ofstream(workspace() / "workspace.json.Ab12Cd") << "{\"for";
    EXPECT_TRUE(open_writer());
}

TEST_F(IndexTest, AFileInPlaceOfTheWorkspaceIsSaid) {
    std::ofstream(workspace()) << "not a folder";
    const auto writer = open_writer();
    ASSERT_FALSE(writer);
    EXPECT_EQ(writer.error().code, Code::NotWritable);
}

TEST_F(IndexTest, AnotherArchiveDoesNotGetIntoTheSameWorkspace) {
    store("a.txt", {"x"});
    const auto other = Writer::open(workspace(), folder_ / "other");
    ASSERT_EQ(code(other), Code::BadInput);
    EXPECT_THAT(other.error().message, HasSubstr((folder_ / "other").string()));
    EXPECT_TRUE(Writer::open(workspace(), archive() / "")) << "the same, with a slash at its end";
}

TEST_F(IndexTest, AnIndexOfAnotherFormatIsNotRead) {
    store("a.txt", {"x"});
    {
        Xapian::WritableDatabase database(this->database().string(), Xapian::DB_OPEN);
        database.set_metadata("version", "99");
        database.commit();
    }
    ASSERT_EQ(code(open_reader()), Code::WrongVersion);
    ASSERT_EQ(code(open_writer()), Code::WrongVersion);
    EXPECT_THAT(open_reader().error().hint, HasSubstr("probant scan"));
}

TEST_F(IndexTest, AWorkspaceOfAnotherVersionIsNotRead) {
    store("a.txt", {"x"});
    const fs::path file = workspace() / "workspace.json";
    ASSERT_TRUE(base::write_file(file, R"({"format":"probant-workspace","version":2})"));
    EXPECT_EQ(code(open_reader()), Code::WrongVersion);
    EXPECT_EQ(code(open_writer()), Code::WrongVersion);
    for (const char* bad :
         {"", "{", "[]", "{\"format\":7}", "{\"format\":\"probant-workspace\"}"}) {
        ASSERT_TRUE(base::write_file(file, bad));
        EXPECT_EQ(code(open_reader()), Code::Corrupt) << bad;
        EXPECT_EQ(code(open_writer()), Code::Corrupt) << bad;
    }
}

/// Reads everything there is; the first error, if any.
Code read_all(const fs::path& workspace) {
    const auto reader = Reader::open(workspace);
    if (!reader) return reader.error().code;
    const auto files = reader->files();
    if (!files) return files.error().code;
    for (const FileRecord& file : *files) {
        const auto passages = reader->passages(file.path);
        if (!passages) return passages.error().code;
    }
    return Code::Internal;
}

class DamagedIndexTest : public IndexTest, public ::testing::WithParamInterface<const char*> {
 protected:
    void SetUp() override {
        auto writer = open_writer();
        ASSERT_TRUE(writer);
        for (int i = 0; i < 400; ++i) {
            const std::string text = "passage number " + std::to_string(i * 7919);
            ASSERT_TRUE(writer->put(record("f" + std::to_string(i)), {entry(0, text)}));
        }
        ASSERT_TRUE(writer->commit());
    }
    fs::path file() const { return database() / GetParam(); }
};

TEST_P(DamagedIndexTest, ACutFileIsDamageAndNotAnEmptyIndex) {
    for (const auto part : {0U, 2U}) {
        SCOPED_TRACE(part);
        fs::resize_file(file(), part == 0 ? 0 : fs::file_size(file()) / part);
        EXPECT_EQ(read_all(workspace()), Code::Corrupt);
        fs::resize_file(file(), 0);
    }
}

TEST_P(DamagedIndexTest, AMissingFileIsDamageAndNotAnEmptyIndex) {
    fs::remove(file());
    EXPECT_EQ(read_all(workspace()), Code::Corrupt);
    EXPECT_FALSE(open_writer().has_value() && std::string(GetParam()) == "postlist.glass");
}

TEST_P(DamagedIndexTest, NoiseIsDamage) {
    std::fstream out(file(), std::ios::in | std::ios::out | std::ios::binary);
    for (std::size_t i = 0; i < fs::file_size(file()); ++i) out.put(static_cast<char>(i * 31 + 7));
    out.close();
    const Code code = read_all(workspace());
    EXPECT_TRUE(code == Code::Corrupt || code == Code::WrongVersion) << base::name(code);
}

INSTANTIATE_TEST_SUITE_P(Files, DamagedIndexTest,
                         ::testing::Values("iamglass", "postlist.glass", "docdata.glass"));

TEST_F(IndexTest, AHalfWrittenRecordIsDamage) {
    store("a.txt", {"x"});
    {
        Xapian::WritableDatabase database(this->database().string(), Xapian::DB_OPEN);
        database.set_metadata("F:a.txt", R"({"path":"a.txt")");
        database.commit();
    }
    EXPECT_EQ(code(open_reader()->files()), Code::Corrupt);
    EXPECT_EQ(code(open_writer()), Code::Corrupt);
}

TEST_F(IndexTest, AMissingPassageIsDamage) {
    store("a.txt", {"x", "y"});
    {
        Xapian::WritableDatabase database(this->database().string(), Xapian::DB_OPEN);
        database.delete_document(1);
        database.commit();
    }
    EXPECT_EQ(code(open_reader()->passages("a.txt")), Code::Corrupt);
}

/// Runs in a child: the files of this process may not grow past 300 kB.
int write_until_full(const fs::path& workspace, const fs::path& archive) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{300'000, 300'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    auto writer = Writer::open(workspace, archive);
    if (!writer) return 2;
    FileRecord file;
    for (int i = 0; i < 100; ++i) {
        file.path = "full" + std::to_string(i);
        std::vector<Entry> entries(300);
        for (Entry& entry : entries) {
            entry.passage.text = base::sha256(std::to_string(i)) + base::sha256(file.path);
            entry.language = "en";
            entry.terms = {entry.passage.text};
        }
        base::Result<void> done = writer->put(file, entries);
        if (done) done = writer->commit();
        if (done) continue;
        if (done.error().code != Code::DiskFull || done.error().hint.empty()) return 3;
        const bool repeats = code(writer->put(file, {})) == Code::DiskFull &&
                             code(writer->commit()) == Code::DiskFull &&
                             code(writer->files()) == Code::DiskFull;
        return repeats ? 0 : 4;
    }
    return 5;
}

TEST_F(IndexTest, AFullDiskIsSaidAndTheLastCommitStands) {
    store("a.txt", {"kept"});
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) ::_exit(write_until_full(workspace(), archive()));
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
    EXPECT_THAT(texts("a.txt"), ElementsAre("kept"));
    EXPECT_EQ(read_all(workspace()), Code::Internal) << "the index is whole";
    store("b.txt", {"later"});
    EXPECT_THAT(texts("b.txt"), ElementsAre("later"));
}

TEST_F(IndexTest, AKilledWriterLosesOnlyWhatItHadNotCommitted) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        auto writer = open_writer();
        if (!writer || !writer->put(record("a.txt"), {entry(0, "kept")}) || !writer->commit() ||
            !writer->put(record("b.txt"), {entry(0, "lost")})) {
            ::_exit(1);
        }
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));
    EXPECT_THAT(texts("a.txt"), ElementsAre("kept"));
    EXPECT_EQ(code(open_reader()->file("b.txt")), Code::NotFound);
    EXPECT_TRUE(open_writer()) << "no lock stays behind";
}

}  // namespace
}  // namespace probant::index
