// What one call of the program works with: the common options, and the parts of the engine, each
// opened when it is first asked for.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output.hpp"
#include "cli/rows.hpp"
#include "engine/base/result.hpp"
#include "engine/evidence/model.hpp"
#include "engine/index/index.hpp"
#include "engine/lexicon/benchmark.hpp"
#include "engine/lexicon/lexicon.hpp"

namespace probant::cli {

/// Faults of the options of one call, all of them.
using Faults = std::vector<base::Fault>;

struct CommonOptions {
    std::string workspace = "probant-workspace";
    std::string lexicons{};  ///< empty: lexicon::find_lexicons()
    std::string benchmark = "integrating-cities";
    std::string format = "text";
    std::string color = "auto";
    bool quiet = false;
};

class Context {
 public:
    explicit Context(CommonOptions options);

    const CommonOptions& options() const { return options_; }
    std::filesystem::path workspace() const { return options_.workspace; }
    Format format() const { return format_; }
    Output& out() { return out_; }
    const Style& style() const { return style_; }

    /// A line for people on standard error; nothing with --quiet.
    void say(std::string_view text) const;

    /// Each is opened once; what is returned lives as long as the context.
    base::Result<std::filesystem::path> lexicons();
    base::Result<const lexicon::Lexicon*> lexicon();
    base::Result<const lexicon::Benchmark*> benchmark();
    base::Result<const evidence::Model*> model();
    base::Result<index::Reader*> reader();

    /// The languages that a report can be written in; empty where there are no lexicons.
    std::vector<std::string> reader_languages();
    /// `wanted`, else the language of the environment where it is known, else English.
    std::string reader_language(const std::string& wanted);

 private:
    CommonOptions options_;
    Format format_;
    Style style_;
    Output out_;
    std::optional<base::Result<std::filesystem::path>> folder_;
    std::optional<base::Result<lexicon::Lexicon>> lexicon_;
    std::optional<base::Result<lexicon::Benchmark>> benchmark_;
    std::optional<base::Result<evidence::Model>> model_;
    std::optional<base::Result<index::Reader>> reader_;
};

/// The language of LC_ALL, LC_MESSAGES or LANG, e.g. "de"; empty where there is none.
std::string environment_language();

}  // namespace probant::cli
