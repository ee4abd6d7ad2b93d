#include "engine/report/sections.hpp"

namespace probant::report {
namespace {

std::size_t count(const Page& page, index::State state) {
    const auto it = page.digest.states.find(state);
    return it == page.digest.states.end() ? 0 : it->second;
}

void write_number(const Page& page, std::size_t number, std::string_view key) {
    page.html.open("div").element("dt", page.word(key));
    page.html.element("dd", std::to_string(number)).close();
}

void write_numbers(const Page& page) {
    page.html.open("dl", {{"class", "numbers"}});
    write_number(page, count(page, index::State::Read), "documents_read");
    write_number(page, count(page, index::State::Partly), "documents_partly");
    write_number(page, count(page, index::State::Unreadable), "documents_unreadable");
    write_number(page, page.input.passages, "passages_searched");
    page.html.close();
}

void write_head(const Page& page, std::initializer_list<std::string_view> keys) {
    page.html.open("thead").open("tr");
    for (const std::string_view key : keys) {
        page.html.element("th", page.word(key), {{"scope", "col"}});
    }
    page.html.close().close();
}

void write_languages(const Page& page) {
    Html& html = page.html;
    html.open("table", {{"class", "languages"}});
    write_head(page, {"language", "documents_read", "passages_searched"});
    html.open("tbody");
    for (const auto& [language, numbers] : page.digest.languages) {
        html.open("tr");
        html.element("th", page.input.words.name_of_language(language), {{"scope", "row"}});
        html.element("td", std::to_string(numbers.documents));
        html.element("td", std::to_string(numbers.passages)).close();
    }
    html.close().close();
}

void write_factor_row(const Page& page, const FactorDigest& factor) {
    Html& html = page.html;
    const std::string& id = factor.factor->id;
    const auto text = page.wording.factors.find(id);
    html.open("tr").open("th", {{"scope", "row"}, {"lang", page.wording.language}});
    html.open("a", {{"href", "#" + fragment(id)}}).element("span", id, {{"class", "id"}}).text(" ");
    html.text(text == page.wording.factors.end() ? "" : text->second.title).close().close();
    html.element("td", std::to_string(factor.candidates.size()));
    html.element("td", std::to_string(factor.candidates.size() - factor.contradicting));
    html.element("td", std::to_string(factor.contradicting));
    html.element("td", std::to_string(factor.covered()) + " / " +
                           std::to_string(factor.factor->questions.size()));
    html.close();
}

void write_context(const Page& page) {
    if (page.wording.contextual_factors.empty()) return;
    Html& html = page.html;
    html.open("details", {{"lang", page.wording.language}});
    html.element("summary", page.word("contextual_factors")).open("dl", {{"class", "context"}});
    for (const std::string& id : page.input.benchmark.contextual_factors) {
        const auto text = page.wording.contextual_factors.find(id);
        if (text == page.wording.contextual_factors.end()) continue;
        html.element("dt", text->second.title).element("dd", text->second.implications);
    }
    html.close().close();
}

}  // namespace

void write_overview(const Page& page) {
    Html& html = page.html;
    html.open("section", {{"id", "overview"}}).element("h2", page.word("overview"));
    html.element("p", page.word("proposals_note"), {{"class", "note"}});
    write_numbers(page);
    html.element("h3", page.word("standard"));
    html.element("p", page.wording.standard,
                 {{"class", "statement"}, {"lang", page.wording.language}});
    html.open("div", {{"class", "wide"}}).open("table", {{"class", "factors"}});
    write_head(page, {"factor", "evidence", "supports", "contradicts", "questions"});
    html.open("tbody");
    for (const FactorDigest& factor : page.digest.factors) write_factor_row(page, factor);
    html.close().close().close();
    write_languages(page);
    write_context(page);
    html.close();
}

}  // namespace probant::report
