#include "engine/report/dossier.hpp"

#include <set>

#include "engine/report/sections.hpp"

namespace probant::report {
namespace {

std::string policy() {
    return "default-src 'none'; img-src data:; style-src '" + content_hash(kStyle) +
           "'; script-src '" + content_hash(kScript) + "'; base-uri 'none'; form-action 'none'";
}

void write_head(const Page& page) {
    Html& html = page.html;
    html.open("head").single("meta", {{"charset", "utf-8"}});
    html.single("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy()}});
    html.single("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html.single("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    html.single("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
    html.single("meta",
                {{"name", "generator"}, {"content", "Probant " + page.input.probant_version}});
    // An empty icon keeps a browser from asking a server for one.
    html.single("link", {{"rel", "icon"}, {"href", "data:,"}});
    html.element("title", page.word("dossier_title") + " – " + page.input.archive);
    html.open("style").raw(kStyle).close().close();
}

void write_banner(const Page& page) {
    Html& html = page.html;
    html.open("header", {{"class", "banner"}}).element("h1", page.word("dossier_title"));
    html.element("p", page.input.words.text("subtitle", {{"benchmark", page.wording.title}}));
    html.open("p", {{"class", "facts"}});
    html.element("span", page.word("archive"), {{"class", "name"}}).text(" ");
    html.element("bdi", page.input.archive).text(" · ");
    html.element("span", page.word("made_on"), {{"class", "name"}}).text(" ");
    html.element("time", page.input.made_on, {{"datetime", page.input.made_on}}).close().close();
}

void write_link(Html& html, const std::string& target, const std::string& text,
                const std::string& count = {}) {
    html.open("li").open("a", {{"href", "#" + target}}).text(text);
    if (!count.empty()) html.text(" ").element("span", count, {{"class", "count"}});
    html.close().close();
}

void write_contents(const Page& page) {
    Html& html = page.html;
    html.open("nav", {{"aria-label", page.word("contents")}, {"class", "contents"}});
    html.element("h2", page.word("contents")).open("ol");
    write_link(html, "overview", page.word("overview"));
    for (const FactorDigest& factor : page.digest.factors) {
        const auto text = page.wording.factors.find(factor.factor->id);
        write_link(html, fragment(factor.factor->id),
                   text == page.wording.factors.end() ? factor.factor->id : text->second.title,
                   std::to_string(factor.candidates.size()));
    }
    write_link(html, "gaps", page.word("gaps"));
    write_link(html, "ledger", page.word("ledger"));
    html.close().close();
}

void write_option(Html& html, const std::string& value, const std::string& text) {
    html.element("option", text, {{"value", value}});
}

void write_choices(const Page& page) {
    Html& html = page.html;
    html.open("label").text(page.word("factor")).text(" ");
    html.open("select", {{"name", "factor"}});
    write_option(html, "", "–");
    for (const FactorDigest& factor : page.digest.factors) {
        if (factor.candidates.empty()) continue;
        const auto text = page.wording.factors.find(factor.factor->id);
        const std::string title = text == page.wording.factors.end() ? "" : text->second.title;
        write_option(html, factor.factor->id, factor.factor->id + " " + title);
    }
    html.close().close();
    html.open("label").text(page.word("language")).text(" ");
    html.open("select", {{"name", "language"}});
    write_option(html, "", page.word("all_languages"));
    std::set<std::string> languages;
    for (const evidence::Candidate& c : page.input.candidates) languages.insert(c.language);
    for (const std::string& language : languages) {
        write_option(html, language, page.input.words.name_of_language(language));
    }
    html.close().close();
}

/// Hidden until the script is there to serve it.
void write_filter(const Page& page) {
    Html& html = page.html;
    html.open("form", {{"id", "filter"},
                       {"role", "search"},
                       {"aria-label", page.word("filter")},
                       {"hidden", {}, true}});
    html.element("strong", page.word("show_only"));
    write_choices(page);
    html.open("label").text(page.word("search_here")).text(" ");
    html.single("input", {{"type", "search"}, {"name", "text"}, {"autocomplete", "off"}}).close();
    html.element("output", "", {{"aria-live", "polite"}, {"name", "count"}}).close();
}

}  // namespace

std::string dossier_html(const DossierInput& input) {
    const Digest counted = digest(input);
    Html html;
    const Page page{input, counted, input.benchmark.wording(input.words.language), html};
    html.raw("<!DOCTYPE html>").open("html", {{"lang", input.words.language}});
    write_head(page);
    html.open("body");
    html.element("a", page.word("skip_to_content"), {{"class", "skip"}, {"href", "#content"}});
    write_banner(page);
    html.open("div", {{"class", "columns"}});
    write_contents(page);
    html.open("main", {{"id", "content"}, {"tabindex", "-1"}});
    write_overview(page);
    write_filter(page);
    for (const FactorDigest& factor : counted.factors) write_factor(page, factor);
    write_gaps(page);
    write_ledger(page);
    html.close().close();
    html.open("script").raw(kScript).close().close().close();
    return html.finish();
}

}  // namespace probant::report
