// A workspace with made-up passages.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "engine/index/index.hpp"
#include "tests/support/temporary_folder.hpp"

namespace probant::index {

class IndexTest : public ::testing::Test {
 protected:
    std::filesystem::path workspace() const { return folder_ / "workspace"; }
    std::filesystem::path database() const { return workspace() / "index"; }
    std::filesystem::path archive() const { return folder_ / "archive"; }

    base::Result<Writer> open_writer() const { return Writer::open(workspace(), archive()); }
    base::Result<Reader> open_reader() const { return Reader::open(workspace()); }

    static FileRecord record(const std::string& path) {
        FileRecord file;
        file.path = path;
        file.hash = std::string(64, 'a');
        file.size = 42;
        file.mtime_ns = 7;
        file.language = "en";
        return file;
    }

    static Entry entry(int ordinal, const std::string& text, const std::string& language = "en") {
        Entry entry;
        entry.passage.ordinal = ordinal;
        entry.passage.text = text;
        entry.language = language;
        entry.terms = passage_terms(text, language);
        return entry;
    }

    /// One committed file with passages of these texts.
    void store(const std::string& path, const std::vector<std::string>& texts) const {
        base::Result<Writer> writer = open_writer();
        ASSERT_TRUE(writer) << base::to_text(writer.error());
        std::vector<Entry> entries;
        for (const std::string& text : texts) {
            entries.push_back(entry(static_cast<int>(entries.size()), text));
        }
        ASSERT_TRUE(writer->put(record(path), entries));
        ASSERT_TRUE(writer->commit());
    }

    /// The texts of a file, or the error in words.
    std::vector<std::string> texts(const std::string& path) const {
        const base::Result<Reader> reader = open_reader();
        if (!reader) return {base::to_text(reader.error())};
        const auto passages = reader->passages(path);
        if (!passages) return {base::to_text(passages.error())};
        std::vector<std::string> texts;
        for (const StoredPassage& stored : *passages) texts.push_back(stored.passage.text);
        return texts;
    }

    probant::testing::TemporaryFolder folder_;
};

}  // namespace probant::index
