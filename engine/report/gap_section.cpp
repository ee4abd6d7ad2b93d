#include <algorithm>

#include "engine/report/sections.hpp"

namespace probant::report {
namespace {

constexpr std::size_t kRowsInSight = 20;

std::string searched_languages(const Page& page) {
    std::string out;
    for (const std::string& language : page.digest.searched_languages) {
        if (!out.empty()) out += ", ";
        out += page.input.words.name_of_language(language);
    }
    return out.empty() ? "–" : out;
}

void write_effort(const Page& page) {
    Html& html = page.html;
    html.open("p", {{"class", "note"}});
    html.text(
        page.input.words.text("gap_effort", {{"passages", std::to_string(page.input.passages)},
                                             {"documents", std::to_string(page.digest.searched)},
                                             {"languages", searched_languages(page)}}));
    if (page.digest.not_searched > 0) {
        html.text(" " + page.input.words.text("gap_unread",
                                              {{"n", std::to_string(page.digest.not_searched)}}));
    }
    html.close();
}

void write_factor_gaps(const Page& page, const FactorDigest& factor) {
    Html& html = page.html;
    const auto text = page.wording.factors.find(factor.factor->id);
    html.open("section", {{"class", "gap"}, {"lang", page.wording.language}});
    html.open("h4").open("a", {{"href", "#" + fragment(factor.factor->id)}});
    html.element("span", factor.factor->id, {{"class", "id"}}).text(" ");
    html.text(text == page.wording.factors.end() ? "" : text->second.title).close().close();
    html.element("p", page.word(factor.candidates.empty() ? "gap_factor" : "gap_question"),
                 {{"class", "none"}});
    html.open("ul");
    for (const std::string& question : factor.open_questions) {
        const auto wording = page.wording.questions.find(question);
        html.open("li").element("span", question, {{"class", "id"}}).text(" ");
        html.text(wording == page.wording.questions.end() ? "" : wording->second).close();
    }
    html.close().close();
}

std::string reasons_of(const Page& page, const index::FileRecord& file) {
    std::string out = file.message;
    for (const document::Note& note : file.notes) {
        if (!out.empty()) out += "; ";
        out += note.message.empty() ? note.code : note.message;
        if (note.page > 0) out += " (" + page.word("page") + " " + std::to_string(note.page) + ")";
    }
    return out;
}

void write_rows(const Page& page, const std::vector<const index::FileRecord*>& files) {
    Html& html = page.html;
    html.open("div", {{"class", "wide"}}).open("table").open("thead").open("tr");
    for (const char* key : {"file", "state", "reason"}) {
        html.element("th", page.word(key), {{"scope", "col"}});
    }
    html.close().close().open("tbody");
    for (const index::FileRecord* file : files) {
        const bool lost = file->state == index::State::Unreadable;
        html.open("tr").open("th", {{"scope", "row"}}).element("bdi", file->path).close();
        html.element("td", page.word(lost ? "documents_unreadable" : "documents_partly"));
        html.element("td", reasons_of(page, *file)).close();
    }
    html.close().close().close();
}

}  // namespace

void write_gaps(const Page& page) {
    Html& html = page.html;
    html.open("section", {{"id", "gaps"}}).element("h2", page.word("gaps"));
    write_effort(page);
    const auto& factors = page.digest.factors;
    const bool any = std::any_of(factors.begin(), factors.end(),
                                 [](const FactorDigest& f) { return !f.open_questions.empty(); });
    if (any) html.element("h3", page.word("ask_in_interviews"));
    for (const FactorDigest& factor : factors) {
        if (!factor.open_questions.empty()) write_factor_gaps(page, factor);
    }
    html.close();
}

void write_ledger(const Page& page) {
    std::vector<const index::FileRecord*> files;
    for (const index::FileRecord& file : page.input.files) {
        if (file.state != index::State::Read) files.push_back(&file);
    }
    std::stable_sort(files.begin(), files.end(),
                     [](const auto* a, const auto* b) { return a->state > b->state; });
    Html& html = page.html;
    html.open("section", {{"id", "ledger"}}).element("h2", page.word("ledger"));
    if (files.empty()) {
        html.element("p", "0 " + page.word("documents_unreadable") + ", 0 " +
                              page.word("documents_partly"))
            .close();
        return;
    }
    Attributes state;
    if (files.size() <= kRowsInSight) state.push_back({"open", {}, true});
    html.open("details", state);
    html.element("summary", page.word("file") + ": " + std::to_string(files.size()));
    write_rows(page, files);
    html.close().close();
}

}  // namespace probant::report
