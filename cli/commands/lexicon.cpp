#include "cli/commands/lexicon.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/wrap.hpp"
#include "engine/base/file.hpp"
#include "engine/base/utf8.hpp"
#include "engine/evidence/occurrences.hpp"

namespace probant::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

void gather(const base::Error& error, Faults& faults) {
    if (error.faults.empty()) faults.push_back({"", 0, error.message});
    faults.insert(faults.end(), error.faults.begin(), error.faults.end());
}

/// The faults of terms, concepts, glosses, every benchmark and every reader's language.
Faults all_faults(Context& context, const fs::path& folder) {
    Faults faults;
    const auto lexicon = context.lexicon();
    if (!lexicon) gather(lexicon.error(), faults);
    for (const std::string& language : context.reader_languages()) {
        const auto words = lexicon::load_interface(folder, language);
        if (!words) gather(words.error(), faults);
    }
    if (!lexicon) return faults;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder / "benchmarks", ignored)) {
        const auto benchmark =
            lexicon::load_benchmark(folder, entry.path().filename().string(), **lexicon);
        if (!benchmark) gather(benchmark.error(), faults);
    }
    return faults;
}

std::string fault_line(const base::Fault& fault) {
    std::string place = fault.file;
    if (fault.line > 0) place += ":" + std::to_string(fault.line);
    return place.empty() ? fault.message : place + ": " + fault.message;
}

void write_faults(Context& context, const Faults& faults) {
    Rows rows(context.out(), context.format(), {"file", "line", "message"});
    for (const base::Fault& fault : faults) {
        if (context.format() == Format::Text)
            context.out().line(fault_line(fault));
        else
            rows.add({{"file", fault.file}, {"line", fault.line}, {"message", fault.message}});
    }
    rows.finish();
}

/// One row a concept: how many terms each language has for it.
json coverage_row(const lexicon::Lexicon& lexicon, std::size_t concept_index) {
    const lexicon::Concept& about = lexicon.concepts()[concept_index];
    json row{{"concept", about.id}, {"group", about.group}};
    for (const std::string& language : lexicon.languages()) {
        row[language] =
            lexicon.term_count(static_cast<lexicon::ConceptId>(concept_index), language);
    }
    return row;
}

void write_coverage_line(Context& context, const lexicon::Lexicon& lexicon, const json& row) {
    std::string line = padded(row["concept"].get<std::string>(), 28);
    for (const std::string& language : lexicon.languages()) {
        const auto count = row[language].get<std::size_t>();
        const std::string cell = padded_left(std::to_string(count), 5);
        line += count == 0 ? context.style().bad(cell) : cell;
    }
    context.out().line(line);
}

/// `text` on one line, without spaces at its ends.
std::string on_one_line(std::string_view text) {
    std::string out = base::printable(text);
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out;
}

/// The last `width` characters of `text`, filled with spaces in front.
std::string end_of(const std::string& text, std::size_t width) {
    std::size_t begin = text.size();
    std::size_t taken = 0;
    while (begin > 0 && taken < width) {
        --begin;
        while (begin > 0 && base::boundary_before(text, begin) != begin) --begin;
        ++taken;
    }
    return std::string(width - taken, ' ') + text.substr(begin);
}

/// Keyword in context: the word stands in the same column on every line.
void write_kwic_line(Context& context, const std::string& document, std::string_view text,
                     const lexicon::Match& match) {
    constexpr std::size_t kDocument = 20;
    const std::size_t side = (std::max<std::size_t>(text_width(), 60) - kDocument - 2) / 2;
    const std::string word = on_one_line(text.substr(match.begin, match.end - match.begin));
    const std::string after = on_one_line(text.substr(match.end));
    const std::size_t left = base::code_points(word) < side ? side - base::code_points(word) : 0;
    context.out().line(end_of(base::printable(document), kDocument) + "  " +
                       end_of(on_one_line(text.substr(0, match.begin)), side - side / 4) +
                       context.style().mark(word) + shortened(after, left + side / 4));
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

/// A term in more passages than this share says little.
constexpr double kEverywhere = 0.1;
constexpr std::size_t kLeastPassages = 50;  ///< fewer say nothing about a term

void write_coverage(Context& context, const lexicon::Lexicon& lexicon) {
    std::vector<std::string> columns{"concept", "group"};
    std::string head = padded("concept", 28);
    for (const std::string& language : lexicon.languages()) {
        columns.push_back(language);
        head += padded_left(language, 5);
    }
    Rows rows(context.out(), context.format(), columns);
    if (context.format() == Format::Text) context.out().line(context.style().bold(head));
    for (std::size_t i = 0; i < lexicon.concepts().size(); ++i) {
        const json row = coverage_row(lexicon, i);
        if (context.format() == Format::Text)
            write_coverage_line(context, lexicon, row);
        else
            rows.add(row);
    }
    rows.finish();
}

}  // namespace

About LexiconCommand::about() const {
    return {"lexicon",
            "Check the lexicons, list the concepts, see their words at work",
            "probant lexicon check --coverage",
            {"text", "json", "jsonl", "csv"}};
}

void LexiconCommand::declare(CLI::App& app) {
    app.add_option(
           "ACTION", action_,
           "check: every fault; list: the concepts; kwic: a concept's words in their "
           "context in the archive; coverage: which terms fire there; suggest: new words, from "
           "passages that are evidence")
        ->option_text(" ");
    app.add_option("CONCEPT", concept_, "With kwic: id of a concept")->option_text(" ");
    add_repeatable(app, "--language", languages_,
                   "With kwic, coverage, suggest: only this language", "LANGUAGE");
    app.add_option("--factor", factor_, "With suggest: words of evidence for this key factor")
        ->option_text("FACTOR");
    app.add_option("--labels", labels_,
                   "With suggest: what is evidence, by these labels [by the proposals]")
        ->option_text("PATH...");
    app.add_option("--limit", limit_text_, "With kwic, suggest: most lines [100]")
        ->option_text("N");
    app.add_flag("--coverage", coverage_,
                 "With check: the number of terms for each concept and language");
    app.add_option("--reader", reader_,
                   "With list: language of the names [that of the environment]")
        ->option_text("LANGUAGE");
}

void LexiconCommand::check(Context& context, Faults& faults) {
    if (action_.empty())
        add_fault(faults, "ACTION", "say what to do: check, list, kwic, coverage or suggest");
    else
        check_choice("ACTION", action_, {"check", "list", "kwic", "coverage", "suggest"}, faults);
    if (action_ == "kwic" && concept_.empty())
        add_fault(faults, "CONCEPT", "say which concept (probant lexicon list)");
    if (action_ != "kwic" && !concept_.empty())
        add_fault(faults, "CONCEPT", "belongs to «lexicon kwic»");
    limit_ = static_cast<std::size_t>(
        whole_number_of("--limit", limit_text_, 1, 1'000'000'000, 100, faults));
    check_reader(context, reader_, faults);
    if (action_ == "suggest" && languages_.size() != 1)
        add_fault(faults, "--language", "say for which one language words are wanted");
    check_known(context, faults);
    if (action_ != "suggest" && !(factor_.empty() && labels_.empty()))
        add_fault(faults, factor_.empty() ? "--labels" : "--factor",
                  "belongs to «lexicon suggest»");
    if (coverage_ && action_ != "check")
        add_fault(faults, "--coverage", "belongs to «lexicon check»");
}

/// Broken lexicons are no fault of the options: run() will say what is wrong with them.
void LexiconCommand::check_known(Context& context, Faults& faults) const {
    if (const auto lexicon = context.lexicon(); lexicon) {
        for (const std::string& language : languages_)
            check_choice("--language", language, (*lexicon)->languages(), faults);
    }
    if (factor_.empty()) return;
    if (const auto benchmark = context.benchmark(); benchmark) {
        std::vector<std::string> known;
        for (const lexicon::Factor& factor : (*benchmark)->factors) known.push_back(factor.id);
        check_choice("--factor", factor_, known, faults);
    }
}

base::Result<int> LexiconCommand::run(Context& context) {
    if (action_ == "kwic") return kwic(context);
    if (action_ == "coverage") return term_coverage(context);
    if (action_ == "suggest") return suggest(context);
    return action_ == "check" ? check_files(context) : list(context);
}

base::Result<int> LexiconCommand::check_files(Context& context) const {
    const auto folder = context.lexicons();
    if (!folder) return base::fail(folder.error());
    std::error_code ignored;
    if (!fs::is_directory(*folder, ignored)) return base::fail(context.lexicon().error());
    const Faults faults = all_faults(context, *folder);
    if (!faults.empty()) {
        write_faults(context, faults);
        context.say(std::to_string(faults.size()) + " fault(s) in " + folder->string());
        return kError;
    }
    const lexicon::Lexicon& lexicon = **context.lexicon();
    if (coverage_)
        write_coverage(context, lexicon);
    else
        write_faults(context, faults);
    context.say("no fault in " + folder->string() + ": " +
                std::to_string(lexicon.concepts().size()) + " concepts, " +
                std::to_string(lexicon.languages().size()) + " languages");
    return kDone;
}

base::Result<int> LexiconCommand::kwic(Context& context) const {
    const auto lexicon = context.lexicon();
    if (!lexicon) return base::fail(lexicon.error());
    const auto wanted = (*lexicon)->find(concept_);
    if (!wanted) {
        return base::fail(base::Code::NotFound, "there is no concept «" + concept_ + "»",
                          "probant lexicon list names them all");
    }
    const auto reader = context.reader();
    if (!reader) return base::fail(reader.error());
    Rows rows(context.out(), context.format(),
              {"document", "page", "language", "line", "before", "match", "after"});
    std::size_t shown = 0;
    const auto walked = evidence::each_occurrence(
        **reader, **lexicon, {languages_.begin(), languages_.end()},
        [&](const std::string& document, const index::StoredPassage& passage,
            const lexicon::Match& match) {
            if (match.concept_id != *wanted) return true;
            const std::string& text = passage.passage.text;
            if (context.format() == Format::Text) {
                write_kwic_line(context, document, text, match);
            } else {
                rows.add({{"document", document},
                          {"page", passage.passage.page},
                          {"language", passage.language},
                          {"line", match.term_line},
                          {"before", text.substr(0, match.begin)},
                          {"match", text.substr(match.begin, match.end - match.begin)},
                          {"after", text.substr(match.end)}});
            }
            return ++shown < limit_;
        });
    if (!walked) return base::fail(walked.error());
    rows.finish();
    if (shown == limit_) context.say("stopped after " + grouped(shown) + " (--limit)");
    return shown == 0 ? kNothingFound : kDone;
}

namespace {

/// The three forms that a term matched most often: «install 12, installation 3».
std::string commonest_forms(const evidence::TermUse& use, const std::string& language, int line) {
    const auto own = use.forms.find(language);
    if (own == use.forms.end() || !own->second.contains(line)) return {};
    std::vector<std::pair<std::size_t, std::string>> ranked;
    for (const auto& [form, count] : own->second.at(line)) ranked.emplace_back(count, form);
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::string out;
    for (std::size_t i = 0; i < std::min<std::size_t>(ranked.size(), 3); ++i)
        out += (i > 0 ? ", " : "") + ranked[i].second + " " + std::to_string(ranked[i].first);
    return out;
}

}  // namespace

base::Result<int> LexiconCommand::term_coverage(Context& context) const {
    const auto lexicon = context.lexicon();
    if (!lexicon) return base::fail(lexicon.error());
    const auto reader = context.reader();
    if (!reader) return base::fail(reader.error());
    const auto use =
        evidence::term_use(**reader, **lexicon, {languages_.begin(), languages_.end()});
    if (!use) return base::fail(use.error());
    Rows rows(context.out(), context.format(),
              {"language", "line", "concept", "term", "passages", "share", "forms"});
    const bool text = context.format() == Format::Text;
    for (const auto& [language, passages] : use->passages) {
        const auto bytes = base::read_file(*context.lexicons() / "terms" / (language + ".terms"));
        if (!bytes) return base::fail(bytes.error());
        const std::vector<std::string> lines = lines_of(*bytes);
        const auto fired = use->fired.find(language);
        std::size_t never = 0;
        std::vector<bool> has_terms((*lexicon)->concepts().size());
        const auto terms = (*lexicon)->terms(language);
        std::vector<std::string> everywhere;
        for (const lexicon::Lexicon::TermPlace& term : terms) {
            has_terms[index_of(term.concept_id)] = true;
            std::size_t count = 0;
            if (fired != use->fired.end()) {
                const auto it = fired->second.find(term.line);
                if (it != fired->second.end()) count = it->second;
            }
            const double share = static_cast<double>(count) / static_cast<double>(passages);
            const std::string& name = (*lexicon)->concepts()[index_of(term.concept_id)].id;
            const std::string& word = lines[static_cast<std::size_t>(term.line) - 1];
            never += count == 0 ? 1 : 0;
            if (!text) {
                rows.add({{"language", language},
                          {"line", term.line},
                          {"concept", name},
                          {"term", word},
                          {"passages", count},
                          {"share", share},
                          {"forms", commonest_forms(*use, language, term.line)}});
            } else if (share > kEverywhere && passages >= kLeastPassages) {
                everywhere.push_back("  " + padded_left(decimal(100 * share, 1), 5) + " %  " +
                                     padded(name, 28) + "line " + std::to_string(term.line) + ": " +
                                     word);
            }
        }
        if (!text) continue;
        context.out().line(context.style().bold(language + ": " + grouped(terms.size()) +
                                                " terms over " + grouped(passages) + " passages, " +
                                                grouped(never) + " never fire"));
        for (std::size_t c = 0; c < has_terms.size(); ++c) {
            if (!has_terms[c]) context.out().line("  no term for " + (*lexicon)->concepts()[c].id);
        }
        for (const std::string& line : everywhere) context.out().line(line);
    }
    rows.finish();
    return use->passages.empty() ? kNothingFound : kDone;
}

base::Result<int> LexiconCommand::list(Context& context) const {
    const auto lexicon = context.lexicon();
    if (!lexicon) return base::fail(lexicon.error());
    const std::string language = context.reader_language(reader_);
    Rows rows(context.out(), context.format(), {"concept", "group", "name", "note"});
    for (std::size_t i = 0; i < (*lexicon)->concepts().size(); ++i) {
        const lexicon::Concept& about = (*lexicon)->concepts()[i];
        const std::string& name = (*lexicon)->gloss(static_cast<lexicon::ConceptId>(i), language);
        if (context.format() == Format::Text) {
            context.out().line(padded(about.id, 28) + padded(about.group, 14) + name);
        } else {
            rows.add({{"concept", about.id},
                      {"group", about.group},
                      {"name", name},
                      {"note", about.note}});
        }
    }
    rows.finish();
    return kDone;
}

}  // namespace probant::cli
