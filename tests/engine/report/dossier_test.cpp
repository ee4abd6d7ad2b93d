#include "engine/report/dossier.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "engine/report/html.hpp"
#include "tests/support/small_lexicon.hpp"

namespace probant::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// The first tag that does not fit; empty where all do. Knows as much HTML as the dossier uses.
std::string first_unbalanced(const std::string& page) {
    const std::set<std::string> single{"!DOCTYPE", "meta", "link", "input"};
    std::vector<std::string> open;
    for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
        const bool closes = page[at + 1] == '/';
        const std::size_t begin = at + (closes ? 2 : 1);
        const std::string tag = page.substr(begin, page.find_first_of(" >", begin) - begin);
        if (closes) {
            if (open.empty() || open.back() != tag) return page.substr(at, 60);
            open.pop_back();
        } else if (!single.contains(tag)) {
            open.push_back(tag);
            if (tag == "style" || tag == "script") at = page.find("</" + tag, at) - 1;
        }
    }
    return open.empty() ? "" : open.back();
}

class DossierTest : public ::testing::Test {
 protected:
    DossierTest() {
        test::write_small_lexicon(folder_.path(), PROBANT_SOURCE_DIR);
        lexicon_ = lexicon::Lexicon::load(folder_.path()).value();
        benchmark_ = lexicon::load_benchmark(folder_.path(), "small", lexicon_).value();
        read_.path = "plans/2019.pdf";
        read_.language = "fr";
        read_.passages = 7;
    }

    evidence::Candidate candidate(const std::string& text) const {
        evidence::Candidate c;
        c.id = "0123456789-F01";
        c.factor = "F01";
        c.questions = {"Q01.1"};
        c.score = 0.931;
        c.proposed = true;
        c.document = "plans/2019.pdf";
        c.page = 12;
        c.language = "fr";
        c.text = text;
        c.headings = {"Plan", "Personnel"};
        return c;
    }

    std::string page(const std::string& language = "en") {
        const auto words = lexicon::load_interface(folder_.path(), language).value();
        return dossier_html({benchmark_, lexicon_, words, candidates_, files_, 7, "Lyon & co",
                             "2026-01-31", "0.1.0"});
    }

    test::TemporaryFolder folder_;
    lexicon::Lexicon lexicon_;
    lexicon::Benchmark benchmark_;
    std::vector<evidence::Candidate> candidates_;
    index::FileRecord read_;
    std::vector<index::FileRecord> files_;
};

TEST_F(DossierTest, HostileTextStaysTextAndThePageWellFormed) {
    const std::string hostile =
        "</p></blockquote><script>alert(1)</script>\" onload=x <!-- ]]> \u202Eevil \x01 \xC3";
    candidates_.push_back(candidate(hostile));
    candidates_[0].document = hostile;
    candidates_[0].language = "fr\" onclick=\"x";
    candidates_[0].headings = {hostile};
    candidates_[0].id = hostile;
    candidates_[0].reasons = {{"staff", {"staff"}, evidence::Where::Passage, hostile, 2, 9, 1}};
    read_.path = hostile;
    read_.title = hostile;
    read_.state = index::State::Partly;
    read_.notes = {{hostile, hostile, 3}};
    files_.push_back(read_);
    const std::string html = page();
    EXPECT_EQ(first_unbalanced(html), "");
    EXPECT_THAT(html, Not(HasSubstr("<script>alert")));
    EXPECT_THAT(html, Not(HasSubstr("\" onclick=\"x")));
    EXPECT_THAT(html, Not(HasSubstr("\u202E")));
    EXPECT_THAT(html, Not(HasSubstr("\x01")));
}

TEST_F(DossierTest, ThePolicyAllowsItsOwnStyleAndScriptAndNoRequest) {
    const std::string html = page();
    const auto between = [&](const std::string& from, const std::string& to) {
        const std::size_t begin = html.find(from) + from.size();
        return html.substr(begin, html.find(to, begin) - begin);
    };
    EXPECT_THAT(html, HasSubstr("default-src &#39;none&#39;"));
    EXPECT_THAT(html, HasSubstr("style-src &#39;" +
                                escape(content_hash(between("<style>", "</style>"))) + "&#39;"));
    EXPECT_THAT(html, HasSubstr("script-src &#39;" +
                                escape(content_hash(between("<script>", "</script>"))) + "&#39;"));
    for (const char* request : {"http:", "https:", "src=\"", "@import", "url(", " style=\""}) {
        EXPECT_THAT(html, Not(HasSubstr(request)));
    }
}

TEST_F(DossierTest, TheReaderGetsTheReasonInTheirLanguageAndTheQuoteInItsOwn) {
    candidates_.push_back(candidate("la formation des agents"));
    candidates_[0].reasons = {
        {"training", {"training"}, evidence::Where::Passage, "formation", 3, 12, 2}};
    files_.push_back(read_);
    const std::string html = page("en");
    EXPECT_THAT(html, HasSubstr("<html lang=\"en\">"));
    EXPECT_THAT(
        html,
        HasSubstr(
            "<blockquote lang=\"fr\" dir=\"auto\">\n<p>la <mark>formation</mark> des agents</p>"));
    EXPECT_THAT(html, HasSubstr("<span>en:training</span> <q lang=\"fr\">formation</q>"));
    EXPECT_THAT(html, HasSubstr("<bdi>plans/2019.pdf</bdi>"));
    EXPECT_THAT(html, HasSubstr("<bdi>12</bdi>"));
    EXPECT_THAT(html, HasSubstr("<bdi>0.93</bdi>"));
    EXPECT_THAT(page("fr"), HasSubstr("<span>fr:training</span>"));
}

TEST_F(DossierTest, WhatContradictsSaysSoInWords) {
    candidates_.push_back(candidate("refus"));
    candidates_[0].polarity = evidence::Polarity::Contradicts;
    const std::string html = page();
    EXPECT_THAT(html, HasSubstr("<strong class=\"polarity\">contradicts</strong>"));
    EXPECT_THAT(html, HasSubstr("class=\"candidate contradicts\""));
}

TEST_F(DossierTest, AQuestionWithoutEvidenceIsAGapWithTheEffortThatWasMade) {
    candidates_.push_back(candidate("la formation des agents"));
    files_.push_back(read_);
    read_.path = "scan.pdf";
    read_.state = index::State::Unreadable;
    read_.passages = 0;
    files_.push_back(read_);
    const std::string html = page();
    const std::string gaps = html.substr(html.find("id=\"gaps\""));
    EXPECT_THAT(
        gaps,
        HasSubstr(
            "Searched: 7 passages in 1 documents, in French. 1 files could not be looked at."));
    EXPECT_THAT(gaps, HasSubstr("How many were trained?"));
    EXPECT_THAT(gaps, HasSubstr("Nothing proposed for this factor"));
    EXPECT_THAT(gaps, Not(HasSubstr("Is the staff trained?")));
}

TEST_F(DossierTest, ADocumentInALanguageWithoutTermsIsNotCountedAsSearched) {
    read_.language = "und";
    files_.push_back(read_);
    EXPECT_THAT(page(), HasSubstr("in 0 documents, in –. 1 files could not be looked at."));
}

TEST_F(DossierTest, TheLedgerNamesEveryFileThatIsNotWhole) {
    files_.push_back(read_);
    read_.path = "minutes.pdf";
    read_.state = index::State::Partly;
    read_.notes = {{"page-without-text", "no text on this page", 4}};
    files_.push_back(read_);
    read_ = {};
    read_.path = "secret.pdf";
    read_.state = index::State::Unreadable;
    read_.message = "a password is needed";
    files_.push_back(read_);
    const std::string html = page();
    const std::string ledger = html.substr(html.find("id=\"ledger\""));
    EXPECT_THAT(ledger, HasSubstr("no text on this page (Page 4)"));
    EXPECT_THAT(ledger, HasSubstr("a password is needed"));
    EXPECT_LT(ledger.find("secret.pdf"), ledger.find("minutes.pdf"));
    EXPECT_THAT(ledger, Not(HasSubstr("plans/2019.pdf")));
}

TEST_F(DossierTest, TheSameInputGivesTheSameFile) {
    candidates_.push_back(candidate("la formation des agents"));
    files_.push_back(read_);
    EXPECT_EQ(page(), page());
}

TEST_F(DossierTest, AnEmptyArchiveStillMakesAPageWithAllFactors) {
    const std::string html = page();
    EXPECT_EQ(first_unbalanced(html), "");
    EXPECT_THAT(html, HasSubstr("id=\"F01\""));
    EXPECT_THAT(html, HasSubstr("id=\"F02\""));
}

}  // namespace
}  // namespace probant::report
