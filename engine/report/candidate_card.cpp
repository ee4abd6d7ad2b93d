#include <algorithm>
#include <cstdio>
#include <span>

#include "engine/report/reasons.hpp"
#include "engine/report/sections.hpp"

namespace probant::report {
namespace {

constexpr std::size_t kChipsInSight = 5;

std::string two_digits(double value) {
    std::string out(16, '\0');
    out.resize(static_cast<std::size_t>(std::snprintf(out.data(), out.size(), "%.2f", value)));
    return out;
}

void write_chip(const Page& page, const ShownReason& reason, const std::string& language) {
    Html& html = page.html;
    html.open("li", {{"class", reason.weight < 0 ? "against" : "for"}});
    html.text(reason.weight < 0 ? "− " : "").element("span", reason.gloss);
    for (const std::string& words : reason.words) {
        html.text(" ").element("q", words, {{"lang", language}});
    }
    html.close();
}

void write_chips(const Page& page, std::span<const ShownReason> reasons,
                 const std::string& language) {
    if (reasons.empty()) return;
    page.html.open("ul", {{"class", "chips"}, {"aria-label", page.word("reasons")}});
    for (const ShownReason& reason : reasons) write_chip(page, reason, language);
    page.html.close();
}

void write_other_reasons(const Page& page, std::span<const ShownReason> reasons,
                         const std::string& language) {
    if (reasons.empty()) return;
    page.html.open("details");
    page.html.element("summary",
                      page.word("reasons") + " (+" + std::to_string(reasons.size()) + ")");
    write_chips(page, reasons, language);
    page.html.close();
}

void write_quote(const Page& page, const evidence::Candidate& candidate) {
    Html& html = page.html;
    const std::string_view text = candidate.text;
    html.open("blockquote", {{"lang", candidate.language}, {"dir", "auto"}}).open("p");
    std::size_t at = 0;
    for (const Range& range : highlights(candidate)) {
        html.text(text.substr(at, range.begin - at));
        html.element("mark", text.substr(range.begin, range.end - range.begin));
        at = range.end;
    }
    html.text(text.substr(at)).close().close();
}

void write_fact(Html& html, const std::string& name, const std::string& value) {
    html.open("span", {{"class", "fact"}}).element("span", name, {{"class", "name"}});
    html.text(" ").element("bdi", value).close().text(" ");
}

void write_facts(const Page& page, const evidence::Candidate& candidate) {
    Html& html = page.html;
    const bool supports = candidate.polarity == evidence::Polarity::Supports;
    html.open("p", {{"class", "facts"}});
    html.element("strong", page.word(supports ? "supports" : "contradicts"),
                 {{"class", "polarity"}});
    html.text(" ");
    write_fact(html, page.word("score"), two_digits(candidate.score));
    for (const std::string& question : candidate.questions) {
        html.element("a", question, {{"class", "fact"}, {"href", "#" + fragment(question)}})
            .text(" ");
    }
    write_fact(html, page.word("document"), candidate.document);
    if (candidate.page > 0) write_fact(html, page.word("page"), std::to_string(candidate.page));
    write_fact(html, page.word("language"), page.input.words.name_of_language(candidate.language));
    html.close();
}

void write_place(const Page& page, const evidence::Candidate& candidate) {
    Html& html = page.html;
    const auto file = page.digest.files.find(candidate.document);
    if (file != page.digest.files.end() && !file->second->title.empty()) {
        html.open("p", {{"class", "place"}});
        html.element("cite", file->second->title, {{"lang", candidate.language}, {"dir", "auto"}});
        html.close();
    }
    if (candidate.headings.empty()) return;
    html.open("p", {{"class", "place"}})
        .element("span", page.word("headings"), {{"class", "name"}});
    std::string separator = " ";
    for (const std::string& heading : candidate.headings) {
        html.text(separator).element("bdi", heading, {{"lang", candidate.language}});
        separator = " › ";
    }
    html.close();
}

/// The near-duplicates that the candidate stands for, each with its place.
void write_copies(const Page& page, const evidence::Candidate& candidate) {
    if (candidate.copies.empty()) return;
    Html& html = page.html;
    const std::size_t n = candidate.copies.size();
    html.open("details", {{"class", "copies"}});
    html.element("summary", n == 1
                                ? page.word("also_one")
                                : page.input.words.text("also_many", {{"n", std::to_string(n)}}));
    html.open("ul");
    for (const evidence::Copy& copy : candidate.copies) {
        html.open("li").element("bdi", copy.document);
        if (copy.page > 0) html.text(", " + page.word("page") + " " + std::to_string(copy.page));
        html.close();
    }
    html.close().close();
}

}  // namespace

void write_candidate(const Page& page, const evidence::Candidate& candidate) {
    const bool supports = candidate.polarity == evidence::Polarity::Supports;
    page.html.open("article", {{"class", supports ? "candidate supports" : "candidate contradicts"},
                               {"id", "c-" + fragment(candidate.id)},
                               {"data-factor", candidate.factor},
                               {"data-language", candidate.language}});
    const auto reasons = shown_reasons(candidate, page.input.lexicon, page.input.words.language);
    const std::span<const ShownReason> all(reasons);
    const std::size_t in_sight = std::min(kChipsInSight, all.size());
    write_chips(page, all.first(in_sight), candidate.language);
    write_quote(page, candidate);
    write_facts(page, candidate);
    write_place(page, candidate);
    write_copies(page, candidate);
    write_other_reasons(page, all.subspan(in_sight), candidate.language);
    page.html.close();
}

}  // namespace probant::report
