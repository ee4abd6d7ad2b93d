#include <map>

#include "engine/report/sections.hpp"

namespace probant::report {
namespace {

std::string passages(const Page& page, std::size_t n) {
    if (n == 1) return page.word("evidence_one");
    return page.input.words.text("evidence_many", {{"n", std::to_string(n)}});
}

/// The text under this key, or the key itself: a wording may be of an older benchmark.
template <class Map>
std::string text_of(const Map& texts, const std::string& key) {
    const auto it = texts.find(key);
    return it == texts.end() ? key : it->second;
}

void write_questions(const Page& page, const FactorDigest& factor) {
    Html& html = page.html;
    html.element("h3", page.word("questions")).open("ul", {{"class", "questions"}});
    for (const std::string& question : factor.factor->questions) {
        const auto count = factor.by_question.find(question);
        const bool open = count == factor.by_question.end();
        html.open("li", {{"id", fragment(question)}, {"class", open ? "open" : "covered"}});
        html.element("span", question, {{"class", "id"}}).text(" ");
        html.text(text_of(page.wording.questions, question)).text(" ");
        if (open) {
            html.element("a", page.word("nothing_found"), {{"class", "count"}, {"href", "#gaps"}});
        } else {
            html.element("span", passages(page, count->second), {{"class", "count"}});
        }
        html.close();
    }
    html.close();
}

void write_examples(const Page& page, const FactorDigest& factor) {
    if (factor.factor->examples.empty()) return;
    page.html.open("details").element("summary", page.word("examples")).open("ul");
    for (const std::string& example : factor.factor->examples) {
        page.html.element("li", text_of(page.wording.examples, example));
    }
    page.html.close().close();
}

void write_groups(const Page& page, const FactorDigest& factor) {
    Html& html = page.html;
    std::map<std::string, std::vector<const evidence::Candidate*>> groups;
    for (const evidence::Candidate* candidate : factor.candidates) {
        groups[candidate->questions.empty() ? "" : candidate->questions.front()].push_back(
            candidate);
    }
    for (const auto& [question, candidates] : groups) {
        html.open("section", {{"class", "group"}});
        if (!question.empty()) {
            html.open("h4").element("span", question, {{"class", "id"}}).text(" ");
            html.text(text_of(page.wording.questions, question)).close();
        }
        for (const evidence::Candidate* candidate : candidates) write_candidate(page, *candidate);
        html.close();
    }
}

}  // namespace

void write_factor(const Page& page, const FactorDigest& factor) {
    Html& html = page.html;
    const std::string& id = factor.factor->id;
    const auto text = page.wording.factors.find(id);
    const bool has_text = text != page.wording.factors.end();
    html.open("section",
              {{"id", fragment(id)}, {"class", "factor"}, {"lang", page.wording.language}});
    html.open("h2").element("span", id, {{"class", "id"}}).text(" ");
    html.text(has_text ? text->second.title : id).close();
    if (has_text) {
        html.element("h3", page.word("statement"))
            .element("p", text->second.statement, {{"class", "statement"}});
    }
    write_questions(page, factor);
    write_examples(page, factor);
    html.open("h3").text(page.word("evidence")).text(" ");
    html.element("span", passages(page, factor.candidates.size()), {{"class", "count"}}).close();
    if (factor.candidates.empty()) html.element("p", page.word("gap_factor"), {{"class", "none"}});
    write_groups(page, factor);
    html.close();
}

}  // namespace probant::report
