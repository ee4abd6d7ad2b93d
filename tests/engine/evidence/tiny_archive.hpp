// A workspace with a few made-up passages about school gardens, for the benchmark of
// tiny_lexicon.hpp.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "engine/base/file.hpp"
#include "engine/index/index.hpp"
#include "engine/lexicon/benchmark.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "tests/support/tiny_lexicon.hpp"

namespace probant::testing {

class TinyArchive : public ::testing::Test {
 protected:
    TinyArchive() { write_tiny_lexicon(lexicons_); }

    /// Puts a document of paragraphs into the index; a text that begins with "# " is a heading, one
    /// that begins with "de: " is in that language.
    void add(const std::string& path, const std::string& language,
             const std::vector<std::string>& texts) {
        document::Document d;
        for (const std::string& text : texts) {
            const bool heading = text.starts_with("# ");
            d.blocks.push_back(
                {heading ? document::BlockKind::Heading : document::BlockKind::Paragraph,
                 heading ? text.substr(2) : text,
                 1,
                 0,
                 {}});
        }
        std::vector<index::Entry> entries;
        for (document::Passage& p : document::passages(d)) {
            const std::string own = p.text.starts_with("de: ") ? "de" : language;
            auto terms = index::passage_terms(p.text, own);
            entries.push_back({std::move(p), own, std::move(terms)});
        }
        index::FileRecord record;
        record.path = path;
        record.hash = base::sha256(document::full_text(d));
        record.language = language;
        record.passages = static_cast<int>(entries.size());
        files_.emplace_back(std::move(record), std::move(entries));
    }

    index::Reader reader() {
        {
            auto writer = index::Writer::open(workspace_.path() / "w", lexicons_.path()).value();
            for (const auto& [file, entries] : files_) EXPECT_TRUE(writer.put(file, entries));
            EXPECT_TRUE(writer.commit());
        }
        return index::Reader::open(workspace_.path() / "w").value();
    }

    lexicon::Lexicon lexicon() const { return lexicon::Lexicon::load(lexicons_.path()).value(); }
    lexicon::Benchmark benchmark() const {
        return lexicon::load_benchmark(lexicons_.path(), "green-schools", lexicon()).value();
    }

    TemporaryFolder lexicons_, workspace_;

 private:
    std::vector<std::pair<index::FileRecord, std::vector<index::Entry>>> files_;
};

}  // namespace probant::testing
