#include "engine/scan/reading.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/document/document.hpp"
#include "engine/scan/scan.hpp"
#include "engine/text/analysis.hpp"

namespace probant::scan {
namespace {

using base::Code;
using document::Document;
using document::Note;
using index::Entry;
using index::FileRecord;
using index::State;

constexpr std::size_t kMostNotes = 100;
constexpr std::size_t kSampleBytes = 1U << 16;

constexpr std::string_view kWithoutText = "page-without-text";

/// Notes that tell of text which is missing, and the code that the ledger line then has.
constexpr std::array kLosses{
    std::pair{std::string_view{"truncated"}, Code::LimitReached},
    std::pair{std::string_view{"broken-page"}, Code::Malformed},
    std::pair{kWithoutText, Code::Unsupported},
};

std::size_t count(const std::vector<Note>& notes, std::string_view code) {
    return static_cast<std::size_t>(std::count_if(
        notes.begin(), notes.end(), [&](const Note& note) { return note.code == code; }));
}

/// What is missing, for people: how many pages, or the first note and how many more there are.
std::string loss(const std::vector<Note>& notes, std::string_view code) {
    const std::size_t times = count(notes, code);
    if (code == kWithoutText) {
        return std::to_string(times) + (times == 1 ? " page" : " pages") + " without text";
    }
    const Note& first = *std::find_if(notes.begin(), notes.end(),
                                      [&](const Note& note) { return note.code == code; });
    std::string text = base::well_formed(first.message);
    if (first.page > 0) text = "page " + std::to_string(first.page) + ": " + text;
    if (times > 1) text += " (and " + std::to_string(times - 1) + " more)";
    return text;
}

void judge(FileRecord& file, const std::vector<Note>& notes, bool has_text) {
    std::string message;
    for (const auto& [note_code, code] : kLosses) {
        if (count(notes, note_code) == 0) continue;
        if (message.empty()) file.code = base::name(code);
        message += (message.empty() ? "" : "; ") + loss(notes, note_code);
    }
    file.state = message.empty() ? State::Read : has_text ? State::Partly : State::Unreadable;
    if (file.state == State::Unreadable) message = "no text: " + message;
    const bool only_empty_pages = count(notes, kWithoutText) == notes.size();
    if (file.state == State::Unreadable && only_empty_pages) message += " (a scan?)";
    file.message = message;
}

/// A scan of a thousand pages has a thousand notes; the ledger line stays short and says so.
std::vector<Note> shortened(std::vector<Note> notes) {
    for (Note& note : notes) note.message = base::well_formed(note.message);
    if (notes.size() <= kMostNotes) return notes;
    const std::size_t left_out = notes.size() - kMostNotes;
    notes.resize(kMostNotes);
    notes.push_back({"more-notes", "and " + std::to_string(left_out) + " notes more", 0});
    return notes;
}

std::string sample(const std::vector<document::Passage>& passages) {
    std::string text;
    for (const document::Passage& passage : passages) {
        if (text.size() >= kSampleBytes) break;
        text += passage.text;
        text += "\n\n";
    }
    return text;
}

std::string language_of_most(const std::vector<Entry>& entries) {
    std::map<std::string, std::size_t> bytes;
    for (const Entry& entry : entries) bytes[entry.language] += entry.passage.text.size();
    const auto most =
        std::max_element(bytes.begin(), bytes.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == bytes.end() ? std::string() : most->first;
}

std::vector<Entry> make_entries(const Document& document) {
    std::vector<document::Passage> passages = document::passages(document);
    const std::string prior = text::detect_language(sample(passages), document.language);
    std::vector<Entry> entries;
    entries.reserve(passages.size());
    for (document::Passage& passage : passages) {
        std::string language = text::detect_language(passage.text, prior);
        std::vector<std::string> terms = index::passage_terms(passage.text, language);
        entries.push_back({std::move(passage), std::move(language), std::move(terms)});
    }
    return entries;
}

Reading read_document(FileRecord file, const Document& document) {
    file.format = base::well_formed(document.format);
    file.title = base::well_formed(document.title);
    file.date = base::well_formed(document.date);
    file.pages = document.pages;
    file.notes = shortened(document.notes);
    std::vector<Entry> entries = make_entries(document);
    judge(file, document.notes, !entries.empty());
    file.language = language_of_most(entries);
    file.passages = static_cast<int>(entries.size());
    return {std::move(file), std::move(entries)};
}

}  // namespace

Reading unreadable(FileRecord file, Code code, const std::string& message) {
    file.state = State::Unreadable;
    file.code = base::name(code);
    file.message = base::well_formed(message);
    return {std::move(file)};
}

Reading make_reading(FileRecord file, const worker::Answer& answer) {
    file.reader = kReaderVersion;
    if (const auto* failure = std::get_if<worker::Failure>(&answer)) {
        return unreadable(std::move(file), failure->code, failure->message);
    }
    return read_document(std::move(file), std::get<Document>(answer));
}

}  // namespace probant::scan
