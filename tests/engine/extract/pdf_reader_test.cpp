#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "engine/base/file.hpp"
#include "engine/base/utf8.hpp"
#include "engine/extract/reader.hpp"
#include "tests/engine/extract/pdf_file.hpp"

namespace probant::extract {
namespace {

using base::Code;
using ::testing::ElementsAre;

document::Document document_of(const PdfFile& file, const Limits& limits = {}) {
    auto read = read_pdf(file.bytes(), limits);
    EXPECT_TRUE(read) << base::to_text(read ? base::Error{} : read.error());
    return read ? *read : document::Document{};
}

std::vector<std::string> notes_of(const document::Document& document) {
    std::vector<std::string> notes;
    for (const document::Note& note : document.notes) {
        notes.push_back(note.code + " " + std::to_string(note.page));
    }
    return notes;
}

TEST(PdfReader, ReadsTextWithItsPlaceFromTheTopLeft) {
    const auto document = document_of(PdfFile().page(show(100, 700, "Guten Tag, Welt.")));
    EXPECT_EQ(document.format, "pdf");
    EXPECT_EQ(document.pages, 1);
    ASSERT_EQ(document.blocks.size(), 1U);
    EXPECT_EQ(document.blocks[0].text, "Guten Tag, Welt.");
    const document::Box box = document.blocks[0].pieces.at(0).box;
    EXPECT_EQ(box.page, 1);
    EXPECT_NEAR(box.x0, 100, 1);
    EXPECT_LT(box.y0, 100);  // the baseline is 100 points below the top
    EXPECT_GT(box.y0, 85);
    EXPECT_GT(box.y1, 100);
}

TEST(PdfReader, BoxesFollowTheRotatedPageAsShown) {
    const auto document = document_of(
        PdfFile().page("BT /F 12 Tf 0 1 -1 0 100 300 Tm (Quer gelesen) Tj ET", "/Rotate 90"));
    ASSERT_EQ(document.blocks.size(), 1U);
    const document::Box box = document.blocks[0].pieces.at(0).box;
    EXPECT_GT(box.x1 - box.x0, box.y1 - box.y0);  // upright on the page as shown, 800 wide
    EXPECT_NEAR(box.x0, 300, 1);
    EXPECT_NEAR(box.y1, 100, 5);
}

TEST(PdfReader, BoxesCountFromTheCornerOfTheCropBox) {
    const auto document =
        document_of(PdfFile().page(show(150, 600, "Beschnitten"), "/CropBox [100 100 500 700]"));
    ASSERT_EQ(document.blocks.size(), 1U);
    EXPECT_NEAR(document.blocks[0].pieces.at(0).box.x0, 50, 1);
    EXPECT_NEAR(document.blocks[0].pieces.at(0).box.y1, 100, 5);
}

TEST(PdfReader, MetadataAsTheFileDeclaresIt) {
    const auto document =
        document_of(PdfFile()
                        .page(show(100, 700, "Text"))
                        .info("/Title (Rapport annuel) /CreationDate (D:20230427101500+02'00')")
                        .catalog("/Lang (fr-FR)"));
    EXPECT_EQ(document.title, "Rapport annuel");
    EXPECT_EQ(document.date, "2023-04-27");
    EXPECT_EQ(document.language, "fr-FR");
}

TEST(PdfReader, NonsenseInTheMetadataIsNotBelieved) {
    const auto document = document_of(PdfFile()
                                          .page(show(100, 700, "Text"))
                                          .info("/CreationDate (gestern) /Title 7")
                                          .catalog("/Lang (\\(evil\\) <script>)"));
    EXPECT_EQ(document.title, "");
    EXPECT_EQ(document.date, "");
    EXPECT_EQ(document.language, "");
}

TEST(PdfReader, APasswordIsAskedFor) {
    const std::string bogus(64, '7');
    const auto read = read_pdf(PdfFile()
                                   .page(show(100, 700, "Geheim"))
                                   .trailer("/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 "
                                            "/R 2 /P -4 /O <" +
                                            bogus + "> /U <" + bogus + "> >>")
                                   .bytes(),
                               {});
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, Code::Encrypted);
    EXPECT_FALSE(read.error().hint.empty());
}

TEST(PdfReader, WhatIsNoPdfIsMalformed) {
    for (const std::string& bytes :
         {std::string(), std::string("%PDF-1.7\n"), std::string("Guten Tag"),
          std::string(1000, '\0'), PdfFile().bytes()}) {
        const auto read = read_pdf(bytes, {});
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().code, Code::Malformed);
    }
}

TEST(PdfReader, EmptyPagesAreNotedAndTheOthersRead) {
    const auto document =
        document_of(PdfFile().page("").page(show(100, 700, "Seite zwei.")).page(""));
    EXPECT_THAT(notes_of(document), ElementsAre("page-without-text 1", "page-without-text 3"));
    ASSERT_EQ(document.blocks.size(), 1U);
    EXPECT_EQ(document.blocks[0].page, 2);
}

TEST(PdfReader, ADocumentOfPicturesIsReadWithNotesNotRefused) {
    const auto document = document_of(PdfFile().page("").page(""));
    EXPECT_TRUE(document.blocks.empty());
    EXPECT_EQ(document.notes.size(), 2U);
}

TEST(PdfReader, ABrokenPageIsNotedAndTheWorkGoesOn) {
    const auto document = document_of(PdfFile().page(show(100, 700, "Ganz.")).missing_page());
    EXPECT_EQ(document.pages, 2);
    EXPECT_THAT(notes_of(document), ElementsAre("broken-page 2"));
    EXPECT_EQ(document.blocks.at(0).text, "Ganz.");
}

TEST(PdfReader, WhatTheLimitsCutIsSaid) {
    PdfFile file;
    for (int i = 0; i < 5; ++i) file.page(show(100, 700, "Eine Seite mit etwas Text darauf."));
    Limits limits;
    limits.pages = 3;
    EXPECT_THAT(notes_of(document_of(file, limits)), ElementsAre("truncated 3"));
    limits.pages = 100;
    limits.text_bytes = 50;
    EXPECT_THAT(notes_of(document_of(file, limits)), ElementsAre("truncated 2"));
}

TEST(PdfReader, ASoftHyphenThatIsDrawnIsAHyphen) {
    const auto document =
        document_of(PdfFile().page(show(100, 700, "Die EU\\255Richtlinie und die Ver\\255") +
                                   show(100, 686, "waltung der Stadt.")));
    ASSERT_EQ(document.blocks.size(), 1U);
    EXPECT_EQ(document.blocks[0].text, "Die EU-Richtlinie und die Verwaltung der Stadt.");
}

TEST(PdfReader, TheSameFileCutAnywhereNeverCrashes) {
    const std::string whole = PdfFile()
                                  .page(show(100, 700, "Erste Seite."))
                                  .page(show(100, 700, "Zweite Seite."))
                                  .bytes();
    for (std::size_t length = 0; length < whole.size(); length += 37) {
        const auto read = read_pdf(whole.substr(0, length), {});
        EXPECT_EQ(read ? Code::Malformed : read.error().code, Code::Malformed);
    }
}

std::filesystem::path hostile_folder() {
    const char* named = std::getenv("PROBANT_HOSTILE");
    if (named != nullptr) return named;
    return std::filesystem::path(PROBANT_SOURCE_DIR) / ".." / "shared" / "hostile";
}

void expect_sound(const document::Document& document, const std::string& file) {
    for (const document::Block& block : document.blocks) {
        EXPECT_TRUE(base::is_well_formed(block.text)) << file;
        EXPECT_FALSE(block.text.empty()) << file;
        for (const document::Piece& piece : block.pieces) {
            EXPECT_LE(piece.begin, piece.end) << file;
            EXPECT_LE(piece.end, block.text.size()) << file;
            EXPECT_GE(piece.box.page, 1) << file;
            EXPECT_LE(piece.box.page, document.pages) << file;
        }
    }
}

TEST(PdfReader, FilesMadeToBreakReadersGiveADocumentOrAReason) {
    const std::filesystem::path folder = hostile_folder() / "pdf";
    if (!std::filesystem::is_directory(folder)) {
        std::cout << "no hostile files here; set PROBANT_HOSTILE to their folder\n";
        return;
    }
    int files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        const auto bytes = base::read_file(entry.path());
        if (!bytes) continue;
        const auto read = read_pdf(*bytes, {});
        ++files;
        if (read) {
            expect_sound(*read, entry.path());
        } else {
            EXPECT_FALSE(read.error().message.empty()) << entry.path();
        }
    }
    EXPECT_GT(files, 0);
}

}  // namespace
}  // namespace probant::extract
