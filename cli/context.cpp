#include "cli/context.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "engine/base/utf8.hpp"

namespace probant::cli {
namespace {

namespace fs = std::filesystem;

Format format_named(std::string_view name) {
    if (name == "json") return Format::Json;
    if (name == "jsonl") return Format::Jsonl;
    if (name == "csv") return Format::Csv;
    return Format::Text;
}

/// What was opened once, or why it could not be.
template <class T>
base::Result<const T*> kept(const std::optional<base::Result<T>>& slot) {
    if (!*slot) return base::fail(slot->error());
    return &**slot;
}

}  // namespace

Context::Context(CommonOptions options)
    : options_(std::move(options)),
      format_(format_named(options_.format)),
      style_(style_for(STDOUT_FILENO, options_.color)) {}

void Context::say(std::string_view text) const {
    if (options_.quiet) return;
    std::fputs((base::printable(text) + "\n").c_str(), stderr);
}

base::Result<fs::path> Context::lexicons() {
    if (!folder_) {
        folder_ = options_.lexicons.empty() ? lexicon::find_lexicons()
                                            : base::Result<fs::path>(options_.lexicons);
    }
    return *folder_;
}

base::Result<const lexicon::Lexicon*> Context::lexicon() {
    if (!lexicon_) {
        const base::Result<fs::path> folder = lexicons();
        if (!folder) return base::fail(folder.error());
        lexicon_ = lexicon::Lexicon::load(*folder);
    }
    return kept(lexicon_);
}

base::Result<const lexicon::Benchmark*> Context::benchmark() {
    if (!benchmark_) {
        const base::Result<const lexicon::Lexicon*> words = lexicon();
        if (!words) return base::fail(words.error());
        benchmark_ = lexicon::load_benchmark(*lexicons(), options_.benchmark, **words);
    }
    return kept(benchmark_);
}

base::Result<const evidence::Model*> Context::model() {
    if (!model_) {
        const base::Result<const lexicon::Benchmark*> asked = benchmark();
        if (!asked) return base::fail(asked.error());
        model_ = evidence::model_of(**asked);
    }
    return kept(model_);
}

base::Result<index::Reader*> Context::reader() {
    if (!reader_) reader_ = index::Reader::open(workspace());
    if (!*reader_) return base::fail(reader_->error());
    return &**reader_;
}

std::vector<std::string> Context::reader_languages() {
    std::vector<std::string> out;
    const base::Result<fs::path> folder = lexicons();
    if (!folder) return out;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(*folder / "interface", ignored)) {
        if (entry.path().extension() == ".json") out.push_back(entry.path().stem().string());
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::string Context::reader_language(const std::string& wanted) {
    if (!wanted.empty()) return wanted;
    const std::vector<std::string> known = reader_languages();
    const std::string own = environment_language();
    return std::find(known.begin(), known.end(), own) == known.end() ? "en" : own;
}

std::string environment_language() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value == nullptr || *value == '\0') continue;
        const std::string_view text = value;
        const std::string language(text.substr(0, text.find_first_of("_.@-")));
        return language == "no" || language == "nn" ? "nb" : language;
    }
    return {};
}

}  // namespace probant::cli
