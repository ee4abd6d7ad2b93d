#include "engine/index/index.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/index/record.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace probant::index {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

std::vector<std::string> paths(const std::vector<FileRecord>& files) {
    std::vector<std::string> out;
    for (const FileRecord& file : files) out.push_back(file.path);
    return out;
}

std::vector<std::string> documents(const base::Result<std::vector<Reader::Hit>>& hits) {
    if (!hits) return {base::to_text(hits.error())};
    std::vector<std::string> out;
    for (const Reader::Hit& hit : *hits) out.push_back(hit.document);
    return out;
}

TEST_F(IndexTest, APassageComesBackAsItWasStored) {
    Entry stored = entry(3, "Personal fortbildet: «interkulturell» – 100 %", "de");
    stored.passage.kind = document::BlockKind::List;
    stored.passage.headings = {"Leitbild", "Personal"};
    stored.passage.page = 12;
    stored.passage.begin = 100;
    stored.passage.end = 140;
    stored.passage.pieces = {{0, 8, {12, 70.5, 80.25, 120, 92}}};
    auto writer = open_writer();
    ASSERT_TRUE(writer);
    ASSERT_TRUE(writer->put(record("a.pdf"), {stored}));
    ASSERT_TRUE(writer->commit());
    const auto passages = open_reader()->passages("a.pdf");
    ASSERT_TRUE(passages);
    ASSERT_EQ(passages->size(), 1U);
    const StoredPassage& got = passages->front();
    EXPECT_EQ(got.document, "a.pdf");
    EXPECT_EQ(got.language, "de");
    EXPECT_EQ(got.passage.ordinal, 3);
    EXPECT_EQ(got.passage.kind, stored.passage.kind);
    EXPECT_EQ(got.passage.text, stored.passage.text);
    EXPECT_EQ(got.passage.headings, stored.passage.headings);
    EXPECT_EQ(got.passage.page, 12);
    EXPECT_EQ(got.passage.begin, 100U);
    EXPECT_EQ(got.passage.end, 140U);
    EXPECT_EQ(got.passage.pieces, stored.passage.pieces);
}

TEST_F(IndexTest, ALedgerLineComesBackAsItWasStored) {
    FileRecord file = record("reports/2020.pdf");
    file.state = State::Partly;
    file.code = "malformed";
    file.message = "page 3 is broken";
    file.format = "pdf";
    file.title = "Rapport annuel";
    file.date = "2020-05-01";
    file.pages = 12;
    file.reader = 9;
    file.mtime_ns = -5;
    file.notes = {{"broken-page", "no such object", 3}};
    {
        auto writer = open_writer();
        ASSERT_TRUE(writer);
        ASSERT_TRUE(writer->put(file, {entry(0, "text")}));
        ASSERT_TRUE(writer->commit());
    }
    const auto got = open_reader()->file(file.path);
    ASSERT_TRUE(got);
    EXPECT_EQ(got->state, State::Partly);
    EXPECT_EQ(got->code, file.code);
    EXPECT_EQ(got->message, file.message);
    EXPECT_EQ(got->format, file.format);
    EXPECT_EQ(got->title, file.title);
    EXPECT_EQ(got->date, file.date);
    EXPECT_EQ(got->language, file.language);
    EXPECT_EQ(got->hash, file.hash);
    EXPECT_EQ(got->size, file.size);
    EXPECT_EQ(got->mtime_ns, -5);
    EXPECT_EQ(got->pages, 12);
    EXPECT_EQ(got->reader, 9);
    EXPECT_EQ(got->passages, 1) << "the number of entries, whatever the record said";
    ASSERT_EQ(got->notes.size(), 1U);
    EXPECT_EQ(got->notes.front().page, 3);
}

TEST_F(IndexTest, PassagesComeInReadingOrderAlsoAfterOtherFilesChanged) {
    store("a.txt", {"one", "two", "three"});
    store("b.txt", {"four", "five"});
    store("a.txt", {"uno", "due", "tre", "quattro"});
    EXPECT_THAT(texts("a.txt"), ElementsAre("uno", "due", "tre", "quattro"));
    EXPECT_THAT(texts("b.txt"), ElementsAre("four", "five"));
    EXPECT_EQ(open_reader()->passage_count(), 6U);
}

TEST_F(IndexTest, FilesAreListedByPathAndAMissingOneIsSaid) {
    store("b.txt", {"x"});
    store("a/z.txt", {});
    store("a.txt", {"x"});
    const auto reader = open_reader();
    EXPECT_THAT(paths(*reader->files()), ElementsAre("a.txt", "a/z.txt", "b.txt"));
    EXPECT_THAT(*reader->passages("a/z.txt"), IsEmpty());
    EXPECT_EQ(reader->passages("c.txt").error().code, base::Code::NotFound);
    EXPECT_EQ(reader->file("c.txt").error().code, base::Code::NotFound);
    EXPECT_EQ(reader->archive(), std::filesystem::weakly_canonical(archive()));
}

TEST_F(IndexTest, NothingIsVisibleBeforeTheCommitAndAllOfItAfter) {
    store("a.txt", {"before"});
    const auto early = open_reader();
    auto writer = open_writer();
    ASSERT_TRUE(writer->put(record("a.txt"), {entry(0, "after")}));
    ASSERT_TRUE(writer->put(record("b.txt"), {entry(0, "new")}));
    EXPECT_THAT(texts("a.txt"), ElementsAre("before"));
    EXPECT_THAT(paths(*writer->files()), ElementsAre("a.txt", "b.txt"));
    ASSERT_TRUE(writer->commit());
    EXPECT_THAT(texts("a.txt"), ElementsAre("after"));
    EXPECT_NE(open_reader()->revision(), early->revision());
}

TEST_F(IndexTest, WhatWasNotCommittedIsDroppedEvenWhenItWasMuch) {
    store("a.txt", {"before"});
    {
        auto writer = open_writer();
        std::vector<Entry> many;
        // More than Xapian holds back by itself.
        for (int i = 0; i < 11'000; ++i) many.push_back(entry(i, "word"));
        ASSERT_TRUE(writer->put(record("a.txt"), many));
    }
    EXPECT_THAT(texts("a.txt"), ElementsAre("before"));
    EXPECT_EQ(open_reader()->passage_count(), 1U);
}

TEST_F(IndexTest, ACommitOfNothingChangesNothing) {
    store("a.txt", {"x"});
    const std::string revision = open_reader()->revision();
    ASSERT_TRUE(open_writer()->commit());
    EXPECT_EQ(open_reader()->revision(), revision);
}

TEST_F(IndexTest, AMovedFileKeepsItsPassagesAndTheirIds) {
    store("old.txt", {"one", "two"});
    const auto id = open_reader()->passages("old.txt")->front().id;
    {
        auto writer = open_writer();
        ASSERT_TRUE(writer->move("old.txt", record("new.txt")));
        ASSERT_TRUE(writer->commit());
    }
    EXPECT_THAT(texts("new.txt"), ElementsAre("one", "two"));
    EXPECT_EQ(open_reader()->passages("new.txt")->front().id, id);
    EXPECT_EQ(open_reader()->file("old.txt").error().code, base::Code::NotFound);
    EXPECT_THAT(documents(open_reader()->any_of({"two"}, "en")), ElementsAre("new.txt"));
}

TEST_F(IndexTest, AFileMovedOverAnotherReplacesIt) {
    store("a.txt", {"alpha"});
    store("b.txt", {"beta"});
    auto writer = open_writer();
    ASSERT_TRUE(writer->move("a.txt", record("b.txt")));
    ASSERT_TRUE(writer->commit());
    EXPECT_THAT(texts("b.txt"), ElementsAre("alpha"));
    EXPECT_THAT(paths(*open_reader()->files()), ElementsAre("b.txt"));
    EXPECT_EQ(open_reader()->passage_count(), 1U);
}

TEST_F(IndexTest, ARemovedFileLeavesNothingBehind) {
    store("a.txt", {"alpha"});
    store("b.txt", {"beta"});
    auto writer = open_writer();
    ASSERT_TRUE(writer->remove("a.txt"));
    ASSERT_TRUE(writer->commit());
    std::vector<std::string> terms;
    ASSERT_TRUE(open_reader()->vocabulary([&](std::string_view t) { terms.emplace_back(t); }));
    EXPECT_THAT(terms, Not(Contains("alpha")));
    EXPECT_THAT(terms, Contains("beta"));
    EXPECT_THAT(paths(*open_reader()->files()), ElementsAre("b.txt"));
}

TEST_F(IndexTest, AWrongPathIsSaidAndBreaksNothing) {
    store("a.txt", {"alpha"});
    auto writer = open_writer();
    EXPECT_EQ(writer->remove("x.txt").error().code, base::Code::NotFound);
    EXPECT_EQ(writer->move("x.txt", record("y.txt")).error().code, base::Code::NotFound);
    EXPECT_TRUE(writer->put(record("b.txt"), {entry(0, "beta")}));
    EXPECT_TRUE(writer->commit());
    EXPECT_THAT(paths(*open_reader()->files()), ElementsAre("a.txt", "b.txt"));
}

TEST_F(IndexTest, PassagesAreFoundByAnyTermInTheirLanguageOnly) {
    auto writer = open_writer();
    ASSERT_TRUE(writer->put(record("a"), {entry(0, "cultural diversity"), entry(1, "budget")}));
    ASSERT_TRUE(writer->put(record("b"), {entry(0, "diversity management", "fr")}));
    ASSERT_TRUE(writer->put(record("c"), {entry(0, "the management of diversities")}));
    ASSERT_TRUE(writer->commit());
    const auto reader = open_reader();
    const std::string stem = passage_terms("diversity", "en").front();
    ASSERT_EQ(stem.front(), 'Z');
    EXPECT_TRUE(reader->has_language("en").value());
    EXPECT_FALSE(reader->has_language("e").value());
    EXPECT_THAT(documents(reader->any_of({"diversity"}, "en")), ElementsAre("a"));
    EXPECT_THAT(documents(reader->any_of({stem}, "en")), ElementsAre("a", "c"));
    EXPECT_THAT(documents(reader->any_of({"management", "budget", "diversity"}, "en")),
                ElementsAre("a", "a", "c"));
    EXPECT_THAT(documents(reader->any_of({"management"}, "fr")), ElementsAre("b"));
    EXPECT_THAT(documents(reader->any_of({"", "nowhere"}, "en")), IsEmpty());
}

TEST_F(IndexTest, TheVocabularyHasWordsAndStemsAndNoTermsOfOurOwn) {
    store("a.txt", {"Écoles Fêtes ÉCOLES школа"});
    std::vector<std::string> terms;
    ASSERT_TRUE(open_reader()->vocabulary([&](std::string_view t) { terms.emplace_back(t); }));
    EXPECT_THAT(terms, Contains("écoles"));
    EXPECT_THAT(terms, Contains("школа"));
    EXPECT_TRUE(std::is_sorted(terms.begin(), terms.end()));
    for (const std::string& term : terms) EXPECT_NE(term.front(), 'X') << term;
}

TEST_F(IndexTest, PathsOfAnyLengthAndKindAreKeptApart) {
    const std::string longest(3'000, 'd');
    const std::vector<std::string> strange{
        longest + "/a",        longest + "/b",        "F:",    "a b%FF\n\x1b[0m",
        std::string(200, 'x'), std::string(201, 'x'), "ü/日本"};
    auto writer = open_writer();
    for (const std::string& path : strange) {
        ASSERT_TRUE(writer->put(record(path), {entry(0, "from " + path.substr(0, 10))}));
    }
    ASSERT_TRUE(writer->commit());
    EXPECT_EQ(open_reader()->files()->size(), strange.size());
    for (const std::string& path : strange) {
        EXPECT_THAT(texts(path), ElementsAre("from " + path.substr(0, 10)));
        EXPECT_EQ(open_reader()->file(path)->path, path);
    }
}

TEST_F(IndexTest, AWordTooLongForTheIndexDoesNotHideTheOthers) {
    const std::string endless(5'000, 'a');
    store("a.txt", {"before " + endless + " after"});
    EXPECT_THAT(documents(open_reader()->any_of({"after"}, "en")), ElementsAre("a.txt"));
    EXPECT_THAT(passage_terms(endless, "en"), IsEmpty());
}

TEST_F(IndexTest, BytesThatAreNotTextCannotBreakTheLedger) {
    FileRecord file = record("a.pdf");
    file.title = "bad \xff title";
    auto writer = open_writer();
    ASSERT_TRUE(writer->put(file, {entry(0, "fine")}));
    ASSERT_TRUE(writer->commit());
    EXPECT_EQ(open_reader()->file("a.pdf")->title, "bad \xef\xbf\xbd title");
}

TEST_F(IndexTest, AReaderGoesOnAfterManyCommits) {
    for (int i = 0; i < 300; ++i)
        store("f" + std::to_string(i), {"word number " + std::to_string(i)});
    const auto reader = open_reader();
    ASSERT_TRUE(reader);
    const std::string first = reader->revision();
    {
        auto writer = open_writer();
        for (int round = 0; round < 5; ++round) {
            for (int i = 0; i < 300; ++i) {
                const std::string text = "changed word " + std::to_string(i + round);
                ASSERT_TRUE(writer->put(record("f" + std::to_string(i)), {entry(0, text)}));
            }
            ASSERT_TRUE(writer->commit());
        }
    }
    const auto passages = reader->passages("f200");
    ASSERT_TRUE(passages) << base::to_text(passages.error());
    EXPECT_EQ(passages->size(), 1U);
    EXPECT_EQ(reader->files()->size(), 300U);
    EXPECT_NE(reader->revision(), first);
}

TEST(PassageTerms, EveryWordOnceFoldedAndAsStem) {
    const auto terms = passage_terms("Schools, schools: SCHOOL!", "en");
    EXPECT_THAT(terms, ElementsAre("Zschool", "school", "schools"));
    EXPECT_THAT(passage_terms("", "en"), IsEmpty());
    EXPECT_THAT(passage_terms("mots", "tlh"), ElementsAre("Zmots", "mots"));
}

}  // namespace
}  // namespace probant::index
