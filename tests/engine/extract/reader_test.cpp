#include "engine/extract/reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/extract/blocks.hpp"
#include "tests/engine/extract/office_files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace probant::extract {
namespace {

using testing::blocks;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::note_codes;

class ReadFile : public ::testing::Test {
 protected:
    base::Result<document::Document> read(const std::string& name, std::string_view bytes) {
        return read_file(folder_.write(name, bytes));
    }

    probant::testing::TemporaryFolder folder_;
};

TEST_F(ReadFile, TheFirstBytesDecideAndADifferenceIsSaid) {
    const auto page =
        read("report.doc", "<!DOCTYPE html><html><body><p>Saved as Word.</p></body></html>");
    EXPECT_THAT(blocks(page), ElementsAre("p Saved as Word."));
    EXPECT_THAT(note_codes(page), ElementsAre("other-format"));
    const auto word = read("old.txt", testing::make_docx("<w:p><w:r><w:t>Word.</w:t></w:r></w:p>"));
    EXPECT_THAT(blocks(word), ElementsAre("p Word."));
    EXPECT_THAT(note_codes(word), ElementsAre("other-format"));
    const auto plain = read("notes", testing::make_odt("<text:p>No ending.</text:p>"));
    EXPECT_THAT(blocks(plain), ElementsAre("p No ending."));
    EXPECT_THAT(note_codes(plain), ElementsAre());
}

TEST_F(ReadFile, KindsWithoutAReaderAreNamed) {
    const std::string ole("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    const std::string word("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 24);
    EXPECT_THAT(blocks(read("a.doc", ole + word)).front(),
                HasSubstr("unsupported a legacy Word document (.doc)"));
    EXPECT_THAT(blocks(read("b.doc", "{\\rtf1 text}")).front(),
                HasSubstr("unsupported a rich text document (.rtf)"));
    EXPECT_THAT(blocks(read("c.xlsx", testing::make_zip({{"xl/workbook.xml", ""}}))).front(),
                HasSubstr("unsupported an Excel workbook (.xlsx)"));
    EXPECT_THAT(blocks(read("d.xyz", "text")).front(),
                HasSubstr("unsupported a file ending in .xyz"));
    EXPECT_THAT(blocks(read("e.jpg", "\xFF\xD8\xFF\xE0")).front(),
                HasSubstr("unsupported a picture (JPEG)"));
}

TEST_F(ReadFile, APasswordIsNamedAsTheReason) {
    const std::string ole("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    std::string name;
    for (const char c : std::string("EncryptedPackage")) name.append(1, c).append(1, '\0');
    EXPECT_THAT(blocks(read("a.docx", ole + name)).front(), HasSubstr("encrypted"));
}

TEST_F(ReadFile, EmptyDamagedAndMissingFilesAreNotEmptyDocuments) {
    EXPECT_THAT(blocks(read("a.txt", "")), ElementsAre("! malformed the file is empty"));
    EXPECT_THAT(blocks(read("b.docx", "nonsense")).front(), HasSubstr("malformed"));
    EXPECT_THAT(blocks(read_file(folder_ / "none.txt")).front(), HasSubstr("not-found"));
    EXPECT_THAT(note_codes(read("c.html", "<html><body></body></html>")), ElementsAre("no-text"));
}

std::filesystem::path hostile_files() {
    if (const char* set = std::getenv("PROBANT_HOSTILE"); set != nullptr) return set;
    return std::filesystem::path(PROBANT_SOURCE_DIR) / ".." / "shared" / "hostile";
}

TEST(HostileFiles, EachComesBackWithTextOrWithAReason) {
    const std::filesystem::path office = hostile_files() / "office";
    if (!std::filesystem::exists(office)) {
        std::cout << "no files at " << office << ": set PROBANT_HOSTILE to run this test\n";
        return;
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(office)) {
        if (!entry.is_regular_file() || entry.path().extension() == ".pdf") continue;
        const auto document = read_file(entry.path());
        if (document) {
            EXPECT_FALSE(document->blocks.empty() && document->notes.empty()) << entry.path();
        } else {
            EXPECT_FALSE(document.error().message.empty()) << entry.path();
            EXPECT_NE(document.error().code, base::Code::Internal) << entry.path();
        }
    }
}

}  // namespace
}  // namespace probant::extract
