#include "engine/worker/protocol.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>

namespace probant::worker {
namespace {

using base::Code;
using namespace std::chrono_literals;

document::Document sample() {
    document::Document document;
    document.format = "pdf";
    document.title = "Årsmelding";
    document.pages = 2;
    document.blocks.push_back(
        {document::BlockKind::Paragraph, "To og to", 0, 1, {{0, 2, {1, 10.5, 20, 30, 40}}}});
    document.notes.push_back({"page-without-text", "page 2 has no text", 2});
    return document;
}

/// A pipe, filled and closed for writing.
class Stream {
 public:
    explicit Stream(const std::string& bytes, bool open = false) {
        if (::pipe(ends_.data()) != 0) throw std::runtime_error("no pipe");
        if (::write(ends_[1], bytes.data(), bytes.size()) < 0) throw std::runtime_error("no pipe");
        if (!open) ::close(std::exchange(ends_[1], -1));
    }
    ~Stream() {
        for (const int end : ends_) {
            if (end >= 0) ::close(end);
        }
    }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    int reading() const { return ends_[0]; }
    int writing() const { return ends_[1]; }

 private:
    std::array<int, 2> ends_{};
};

TEST(Protocol, DocumentArrivesAsItWasSent) {
    const auto answer = decode_answer(encode(Answer(sample())));
    ASSERT_TRUE(answer);
    const auto& document = std::get<document::Document>(*answer);
    EXPECT_EQ(document.title, "Årsmelding");
    ASSERT_EQ(document.blocks.size(), 1U);
    EXPECT_EQ(document.blocks[0].pieces, sample().blocks[0].pieces);
    EXPECT_EQ(document.notes[0].page, 2);
}

TEST(Protocol, FailureAndOddPathsArriveAsTheyWereSent) {
    const auto answer = decode_answer(encode(Answer(Failure{Code::Encrypted, "a password \xFF"})));
    ASSERT_TRUE(answer);
    EXPECT_EQ(std::get<Failure>(*answer).code, Code::Encrypted);
    EXPECT_EQ(std::get<Failure>(*answer).message, "a password \uFFFD");
    const auto request = decode_request(encode(Request{"/a/\xE9\n.pdf"}));
    ASSERT_TRUE(request);
    EXPECT_EQ(request->path, "/a/\xE9\n.pdf");
}

TEST(Protocol, WhatIsNoAnswerIsRefused) {
    document::Document outside = sample();
    outside.blocks[0].pieces[0].end = 100;
    document::Document not_utf8 = sample();
    not_utf8.blocks[0].text = "\xFF\xFE bytes";
    for (const std::string& bytes : {std::string("garbage"), std::string(), std::string("\xF6"),
                                     std::string(1'000'000, '\x81'), encode(Request{"x"}),
                                     encode(Answer(outside)), encode(Answer(not_utf8))}) {
        const auto answer = decode_answer(bytes);
        ASSERT_FALSE(answer) << bytes.substr(0, 20);
        EXPECT_EQ(answer.error().code, Code::Corrupt);
    }
}

TEST(Protocol, FramesKeepTheirBoundaries) {
    const Stream stream("", true);
    ASSERT_TRUE(write_frame(stream.writing(), "one"));
    ASSERT_TRUE(write_frame(stream.writing(), ""));
    ASSERT_TRUE(write_frame(stream.writing(), std::string(5000, 'x'),
                            std::chrono::steady_clock::now() + 10s));
    EXPECT_EQ(*read_frame(stream.reading()), "one");
    EXPECT_EQ(*read_frame(stream.reading()), "");
    EXPECT_EQ(read_frame(stream.reading())->size(), 5000U);
}

TEST(Protocol, EndCutAndImpossibleLengthAreToldApart) {
    EXPECT_EQ(read_frame(Stream("").reading()).error().code, Code::NotFound);
    EXPECT_EQ(read_frame(Stream("\x05").reading()).error().code, Code::Corrupt);
    EXPECT_EQ(read_frame(Stream(std::string("\5\0\0\0ab", 6)).reading()).error().code,
              Code::Corrupt);
    EXPECT_EQ(read_frame(Stream("\xFF\xFF\xFF\xFF data").reading()).error().code, Code::Corrupt);
}

TEST(Protocol, ReadingGivesUpAtTheDeadline) {
    const Stream silent("\x05", true);
    const auto frame = read_frame(silent.reading(), std::chrono::steady_clock::now() + 5ms);
    ASSERT_FALSE(frame);
    EXPECT_EQ(frame.error().code, Code::LimitReached);
}

}  // namespace
}  // namespace probant::worker
