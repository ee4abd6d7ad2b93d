#include "engine/scan/reading.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/scan/scan.hpp"

namespace probant::scan {
namespace {

using document::Block;
using document::BlockKind;
using document::Document;
using index::State;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr const char* kEnglish =
    "The city offers training on intercultural communication to all members of its staff.";
constexpr const char* kFrench =
    "La ville propose à tous ses agents une formation à la communication interculturelle.";

Document document_with(const std::vector<std::string>& paragraphs) {
    Document document;
    document.format = "pdf";
    document.pages = 3;
    for (const std::string& text : paragraphs) {
        document.blocks.push_back({BlockKind::Paragraph, text, 0, 1});
    }
    return document;
}

index::FileRecord file() {
    index::FileRecord record;
    record.path = "a.pdf";
    record.hash = "abc";
    record.size = 9;
    return record;
}

TEST(Reading, ADocumentBecomesALineAndItsPassages) {
    Document document = document_with({kEnglish, kEnglish, kFrench});
    document.title = "Report";
    document.date = "2021-03-04";
    const Reading reading = make_reading(file(), document);
    EXPECT_EQ(reading.file.path, "a.pdf");
    EXPECT_EQ(reading.file.hash, "abc");
    EXPECT_EQ(reading.file.state, State::Read);
    EXPECT_EQ(reading.file.code, "");
    EXPECT_EQ(reading.file.title, "Report");
    EXPECT_EQ(reading.file.date, "2021-03-04");
    EXPECT_EQ(reading.file.pages, 3);
    EXPECT_EQ(reading.file.reader, kReaderVersion);
    EXPECT_EQ(reading.file.language, "en") << "the language with most text";
    ASSERT_THAT(reading.entries, SizeIs(3));
    EXPECT_EQ(reading.file.passages, 3);
    EXPECT_EQ(reading.entries[0].language, "en");
    EXPECT_EQ(reading.entries[2].language, "fr");
    EXPECT_EQ(reading.entries[2].passage.ordinal, 2);
    EXPECT_THAT(reading.entries[2].terms, Contains("interculturelle"));
}

TEST(Reading, AWrongDeclarationOfTheLanguageDoesNotTurnTheDocument) {
    Document document = document_with({kFrench, kFrench, "Projet no 3"});
    document.language = "en";
    const Reading reading = make_reading(file(), document);
    EXPECT_EQ(reading.file.language, "fr");
    EXPECT_EQ(reading.entries[2].language, "fr") << "short, so as the rest of the document";
}

TEST(Reading, LostTextIsSaidInTheLedger) {
    Document document = document_with({kEnglish});
    document.notes = {{"page-without-text", "a scan", 2},
                      {"page-without-text", "a scan", 3},
                      {"broken-page", "bad stream", 4}};
    const Reading reading = make_reading(file(), document);
    EXPECT_EQ(reading.file.state, State::Partly);
    EXPECT_EQ(reading.file.code, "malformed");
    EXPECT_THAT(reading.file.message, HasSubstr("2 pages without text"));
    EXPECT_THAT(reading.file.message, HasSubstr("page 4: bad stream"));
    EXPECT_THAT(reading.file.notes, SizeIs(3));
    EXPECT_THAT(reading.entries, SizeIs(1));
}

TEST(Reading, ANoteThatTellsOfNoLossLeavesTheFileRead) {
    Document document = document_with({kEnglish});
    document.notes = {{"other-format", "HTML with the ending .doc", 0}};
    EXPECT_EQ(make_reading(file(), document).file.state, State::Read);
}

TEST(Reading, AScannedDocumentIsUnreadableAndNotEmpty) {
    Document document = document_with({});
    document.notes = {{"page-without-text", "", 1}, {"page-without-text", "", 2}};
    const Reading reading = make_reading(file(), document);
    EXPECT_EQ(reading.file.state, State::Unreadable);
    EXPECT_EQ(reading.file.code, "unsupported");
    EXPECT_EQ(reading.file.message, "no text: 2 pages without text (a scan?)");
}

TEST(Reading, ADocumentWithDamagedPagesOnlyIsUnreadable) {
    Document document = document_with({});
    document.notes = {{"broken-page", "bad stream", 1}, {"broken-page", "bad stream", 2}};
    const Reading reading = make_reading(file(), document);
    EXPECT_EQ(reading.file.state, State::Unreadable);
    EXPECT_EQ(reading.file.code, "malformed");
    EXPECT_EQ(reading.file.message, "no text: page 1: bad stream (and 1 more)");
}

TEST(Reading, AnEmptyDocumentIsRead) {
    const Reading reading = make_reading(file(), document_with({}));
    EXPECT_EQ(reading.file.state, State::Read);
    EXPECT_THAT(reading.entries, IsEmpty());
}

TEST(Reading, AFailureKeepsItsReasonAndTheHash) {
    const Reading reading =
        make_reading(file(), worker::Failure{base::Code::Encrypted, "a password is needed \xff"});
    EXPECT_EQ(reading.file.state, State::Unreadable);
    EXPECT_EQ(reading.file.code, "encrypted");
    EXPECT_EQ(reading.file.message, "a password is needed \xef\xbf\xbd");
    EXPECT_EQ(reading.file.hash, "abc");
}

TEST(Reading, TenThousandNotesDoNotFillTheLedger) {
    Document document = document_with({kEnglish});
    for (int page = 1; page <= 10'000; ++page) {
        document.notes.push_back({"page-without-text", "a scan", page});
    }
    const Reading reading = make_reading(file(), document);
    EXPECT_THAT(reading.file.notes, SizeIs(101));
    EXPECT_EQ(reading.file.notes.back().message, "and 9900 notes more");
    EXPECT_THAT(reading.file.message, HasSubstr("10000 pages without text"));
}

}  // namespace
}  // namespace probant::scan
