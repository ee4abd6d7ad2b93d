#include "engine/worker/pool.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <thread>
#include <vector>

#include "tests/support/temporary_folder.hpp"

namespace probant::worker {
namespace {

using base::Code;
using ::testing::HasSubstr;
using namespace std::chrono_literals;

class PoolTest : public ::testing::Test {
 protected:
    std::filesystem::path write(const std::string& name, const std::string& bytes) {
        return folder_.write(name, bytes);
    }

    /// A worker program that is a shell script.
    std::filesystem::path script(const std::string& commands) {
        const std::filesystem::path path = write("worker.sh", "#!/bin/sh\n" + commands + "\n");
        ::chmod(path.c_str(), 0700);
        return path;
    }

    /// The failure of reading with a worker that misbehaves.
    Failure failure_of(const std::filesystem::path& program) {
        Pool pool(program, 1, limits_);
        const auto answer = pool.read("any.pdf");
        if (!answer) return {Code::Internal, answer.error().message};
        const auto* failure = std::get_if<Failure>(&*answer);
        return failure != nullptr ? *failure : Failure{Code::Internal, "a document"};
    }

    static std::string frame(const std::string& bytes) {
        std::string out;
        for (std::size_t i = 0; i < 4; ++i)
            out += static_cast<char>(bytes.size() >> (8 * i) & 0xFFU);
        return out + bytes;
    }

    testing::TemporaryFolder folder_;
    Limits limits_{};
    const std::filesystem::path real_ =
        std::filesystem::path(PROBANT_BINARY_DIR) / "bin" / "probant-worker";
};

TEST_F(PoolTest, CrashNamesItsSignal) {
    const Failure failure = failure_of(script("kill -SEGV $$"));
    EXPECT_EQ(failure.code, Code::WorkerDied);
    EXPECT_THAT(failure.message, HasSubstr("signal 11"));
}

TEST_F(PoolTest, WorkerThatGoesAwayIsACrash) {
    const Failure failure = failure_of("/bin/false");
    EXPECT_EQ(failure.code, Code::WorkerDied);
    EXPECT_THAT(failure.message, HasSubstr("exit code 1"));
}

TEST_F(PoolTest, HangingWorkerIsEndedAtTheTimeLimit) {
    limits_.time = 200ms;
    const Failure failure = failure_of(script("exec cat > /dev/null"));
    EXPECT_EQ(failure.code, Code::LimitReached);
    EXPECT_THAT(failure.message, HasSubstr("longer than 200 ms"));
}

TEST_F(PoolTest, DribblingWorkerIsEndedAtTheTimeLimit) {
    limits_.time = 200ms;
    EXPECT_EQ(failure_of(script("printf '\\005\\000'; exec cat > /dev/null")).code,
              Code::LimitReached);
}

TEST_F(PoolTest, GarbageIsACrashAndNotADocument) {
    EXPECT_EQ(failure_of(script("printf '\\003\\000\\000\\000abc'; cat > /dev/null")).code,
              Code::WorkerDied);
    EXPECT_EQ(failure_of(script("echo Content-Type: text/html; cat > /dev/null")).code,
              Code::WorkerDied);
}

TEST_F(PoolTest, MemoryUsedUpIsALimitNotACrash) {
    const Failure failure = failure_of(script("exit " + std::to_string(kExitOutOfMemory)));
    EXPECT_EQ(failure.code, Code::LimitReached);
    EXPECT_THAT(failure.message, HasSubstr("MB of memory"));
}

TEST_F(PoolTest, MissingProgramMeansThatNothingCanBeRead) {
    Pool pool(folder_ / "nowhere", 1, limits_);
    const auto answer = pool.read("any.pdf");
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, Code::NotFound);
    EXPECT_FALSE(answer.error().hint.empty());
}

TEST_F(PoolTest, UsedWorkerThatDiesDoesNotCostTheNextFile) {
    const std::string size = std::to_string(encode(Request{"any.pdf"}).size() + 4);
    document::Document document;
    document.format = "txt";
    const auto reply = write("reply", frame(encode(Answer(document))));
    Pool pool(script("head -c " + size + " > /dev/null; cat '" + reply.string() + "'"), 1, limits_);
    for (int i = 0; i < 3; ++i) {
        const auto answer = pool.read("any.pdf");
        ASSERT_TRUE(answer);
        ASSERT_TRUE(std::holds_alternative<document::Document>(*answer))
            << std::get<Failure>(*answer).message;
    }
}

TEST_F(PoolTest, RealWorkerReadsFilesAndGivesReasons) {
    limits_.files_per_worker = 2;
    Pool pool(real_, 1, limits_);
    const auto file = write("minutes.txt", "Minutes\n\nThe council has decided.\n");
    for (int i = 0; i < 5; ++i) {
        const auto answer = pool.read(file);
        ASSERT_TRUE(answer) << answer.error().message;
        const auto* document = std::get_if<document::Document>(&*answer);
        ASSERT_NE(document, nullptr) << std::get<Failure>(*answer).message;
        EXPECT_EQ(document->blocks.size(), 2U);
    }
    const auto missing = pool.read(folder_ / "none.txt");
    ASSERT_TRUE(missing);
    EXPECT_EQ(std::get<Failure>(*missing).code, Code::NotFound);
}

TEST_F(PoolTest, SeveralThreadsShareFewerWorkers) {
    Pool pool(real_, 2, limits_);
    const auto file = write("minutes.txt", "The council has decided.\n");
    std::vector<std::thread> threads;
    std::atomic<int> read = 0;
    for (int i = 0; i < 6; ++i) {
        threads.emplace_back([&] {
            const auto answer = pool.read(file);
            if (answer && std::holds_alternative<document::Document>(*answer)) ++read;
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(read, 6);
}

#ifndef PROBANT_SANITIZED
TEST_F(PoolTest, FilesThatNeedTooMuchMemoryEndInALimitAndTheNextIsRead) {
    limits_.memory_bytes = std::size_t{160} << 20;
    std::string page;
    while (page.size() < std::size_t{3} << 20) page += "<b>x</b>";
    const std::string text(std::size_t{40} << 20, 'x');
    const auto file = write("minutes.txt", "The council has decided.\n");
    Pool pool(real_, 1, limits_);
    for (const auto& huge : {write("huge.html", page), write("huge.txt", text)}) {
        const auto answer = pool.read(huge);
        ASSERT_TRUE(answer);
        ASSERT_TRUE(std::holds_alternative<Failure>(*answer)) << huge;
        EXPECT_EQ(std::get<Failure>(*answer).code, Code::LimitReached)
            << huge << ": " << std::get<Failure>(*answer).message;
        const auto after = pool.read(file);
        ASSERT_TRUE(after);
        EXPECT_TRUE(std::holds_alternative<document::Document>(*after));
    }
}
#endif

}  // namespace
}  // namespace probant::worker
