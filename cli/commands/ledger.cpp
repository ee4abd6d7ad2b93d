#include "cli/commands/ledger.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/wrap.hpp"
#include "engine/base/utf8.hpp"

namespace probant::cli {
namespace {

using nlohmann::json;

std::string note_text(const document::Note& note) {
    std::string text = note.code;
    if (!note.message.empty()) text += ": " + note.message;
    if (note.page > 0) text += " (page " + std::to_string(note.page) + ")";
    return text;
}

json to_row(const index::FileRecord& file) {
    std::vector<std::string> notes;
    for (const document::Note& note : file.notes) notes.push_back(note_text(note));
    return {{"state", index::name(file.state)},
            {"code", file.code},
            {"path", file.path},
            {"message", file.message},
            {"notes", notes},
            {"format", file.format},
            {"language", file.language},
            {"title", file.title},
            {"date", file.date},
            {"pages", file.pages},
            {"passages", file.passages},
            {"size", file.size},
            {"hash", file.hash}};
}

void write_text(Context& context, const index::FileRecord& file) {
    const Style& style = context.style();
    const std::string state = padded(index::name(file.state), 10);
    std::string line = file.state == index::State::Read     ? style.good(state)
                       : file.state == index::State::Partly ? style.warning(state)
                                                            : style.bad(state);
    line += "  " + padded(file.code, 13) + "  " + base::printable(file.path);
    if (!file.message.empty()) line += "  " + style.dim(base::printable(file.message));
    context.out().line(line);
    for (const document::Note& note : file.notes) {
        context.out().line("             " + style.dim(base::printable(note_text(note))));
    }
}

}  // namespace

About LedgerCommand::about() const {
    return {"ledger",
            "List every file with its state and why it could not be read",
            "probant ledger --state unreadable --format csv > unreadable.csv",
            {"text", "json", "jsonl", "csv"}};
}

void LedgerCommand::declare(CLI::App& app) {
    add_repeatable(app, "--state", states_,
                   "Only files that are read, partly or unreadable (repeatable)", "STATE");
}

void LedgerCommand::check(Context&, Faults& faults) {
    for (const std::string& state : states_) {
        check_choice("--state", state, {"read", "partly", "unreadable"}, faults);
    }
}

base::Result<int> LedgerCommand::run(Context& context) {
    const auto reader = context.reader();
    if (!reader) return base::fail(reader.error());
    const auto files = (*reader)->files();
    if (!files) return base::fail(files.error());
    Rows rows(context.out(), context.format(),
              {"state", "code", "path", "message", "notes", "format", "language", "title", "date",
               "pages", "passages", "size", "hash"});
    std::size_t shown = 0;
    for (const index::FileRecord& file : *files) {
        const bool wanted = states_.empty() || std::find(states_.begin(), states_.end(),
                                                         index::name(file.state)) != states_.end();
        if (!wanted) continue;
        ++shown;
        if (context.format() == Format::Text)
            write_text(context, file);
        else
            rows.add(to_row(file));
    }
    rows.finish();
    if (shown == 0) context.say("no such file in the ledger");
    return shown == 0 ? kNothingFound : kDone;
}

}  // namespace probant::cli
