// A benchmark as data: standard, key factors, guiding questions, examples, contextual factors, with
// their wording in every language, and the rules that tie factors to concepts.
//
// A second benchmark is a second folder beside the first (lexicons/benchmarks/<id>/); no code knows
// a factor by name.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/lexicon/lexicon.hpp"

namespace probant::lexicon {

/// A condition over concepts. Fires where every `all` and, if there are any, one of `any` stands in
/// the window, and none of `none` does.
struct Rule {
    std::string id;
    std::string factor;
    std::vector<std::string> questions{};
    /// Each entry is a set of concepts of which one is enough.
    std::vector<std::vector<ConceptId>> all{};
    std::vector<ConceptId> none{};
    /// Context: the passage with the headings above it; the first of `all` must stand in the
    /// passage itself, so a heading alone fires nothing.
    enum class Window { Passage, Sentence, Context };
    Window window = Window::Passage;
    double weight = 1;  ///< used as it is while no model is trained
};

struct Factor {
    std::string id;
    std::vector<std::string> questions{};
    std::vector<std::string> examples{};
};

struct Wording {
    std::string language;
    std::string title;  ///< of the benchmark
    std::string standard;
    struct FactorText {
        std::string title, statement;
    };
    struct ContextText {
        std::string title, implications;
    };
    std::map<std::string, FactorText> factors{};
    std::map<std::string, std::string> questions{};
    std::map<std::string, std::string> examples{};
    std::map<std::string, ContextText> contextual_factors{};
};

struct Benchmark {
    std::string id, version, source;
    std::vector<Factor> factors{};
    std::vector<std::string> contextual_factors{};
    std::vector<Rule> rules{};
    std::map<std::string, Wording> wordings{};  ///< by language
    std::filesystem::path folder;
    std::string hash;  ///< SHA-256 over its files but for the model

    const Factor* factor(std::string_view id) const;
    const Factor* factor_of_question(std::string_view question) const;
    /// English, else the first there is, where the language has no wording.
    const Wording& wording(std::string_view language) const;
};

/// Loads lexicons/benchmarks/<id>/. Fails with NotFound (the hint names the benchmarks there are)
/// or with BadInput and every fault of every file: missing or unknown keys, a factor without
/// wording in a language …
base::Result<Benchmark> load_benchmark(const std::filesystem::path& lexicons, std::string_view id,
                                       const Lexicon& lexicon);

/// The fixed words of reports in one language: lexicons/interface/<language>.json.
struct Interface {
    std::string language;
    std::string language_name;
    std::map<std::string, std::string> strings{};
    std::map<std::string, std::string> language_names{};

    /// The text of a key with {name} replaced. A missing key is a bug: loading checks them all.
    std::string text(std::string_view key,
                     const std::map<std::string, std::string>& values = {}) const;
    std::string name_of_language(std::string_view code) const;
};

/// Fails with NotFound (the hint names the languages there are) or BadInput. Keys are those of
/// en.json.
base::Result<Interface> load_interface(const std::filesystem::path& lexicons,
                                       std::string_view language);

}  // namespace probant::lexicon
