#include "cli/commands/lexicon.hpp"

#include <nlohmann/json.hpp>

#include "cli/wrap.hpp"

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
            "Check the lexicons, or list the concepts",
            "probant lexicon check --coverage",
            {"text", "json", "jsonl", "csv"}};
}

void LexiconCommand::declare(CLI::App& app) {
    app.add_option("ACTION", action_, "check: every fault; list: the concepts")->option_text(" ");
    app.add_flag("--coverage", coverage_,
                 "With check: the number of terms for each concept and language");
    app.add_option("--reader", reader_,
                   "With list: language of the names [that of the environment]")
        ->option_text("LANGUAGE");
}

void LexiconCommand::check(Context& context, Faults& faults) {
    if (action_.empty())
        add_fault(faults, "ACTION", "say what to do: check or list");
    else
        check_choice("ACTION", action_, {"check", "list"}, faults);
    check_reader(context, reader_, faults);
    if (coverage_ && action_ == "list")
        add_fault(faults, "--coverage", "belongs to «lexicon check»");
}

base::Result<int> LexiconCommand::run(Context& context) {
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
