// A lexicon and a benchmark that are small enough to be read in a test, and do not change when the
// shipped ones grow: two languages, five concepts, two factors. The reports' fixed words are those
// that are shipped, in English, and the same marked as French.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "tests/support/temporary_folder.hpp"

namespace probant::test {

using testing::TemporaryFolder;

inline void write(const std::filesystem::path& file, const std::string& text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

inline std::string read(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

inline std::string replaced(std::string text, const std::string& what, const std::string& with) {
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
    return text;
}

inline constexpr const char* kConcepts = R"({
  "format": "probant-concepts/1",
  "concepts": [
    {"id": "migrant", "group": "scope", "note": "people who moved here"},
    {"id": "intercultural", "group": "scope", "note": "between cultures"},
    {"id": "training", "group": "activity", "note": "courses for staff"},
    {"id": "staff", "group": "body", "note": "people who work for the city"},
    {"id": "refusal", "group": "activity", "note": "something is not done"}
  ]
})";

inline constexpr const char* kTermsEn = R"(# small
[migrant]
migrant
newcomer
[intercultural]
intercultural
[training]
training
course
[staff]
staff
employee
[refusal]
refuse
)";

inline constexpr const char* kTermsFr = R"([migrant]
migrant
[intercultural]
interculturel
=interculturelle
[training]
formation
[staff]
agent
[refusal]
refuser
)";

inline constexpr const char* kGlosses = R"({
  "language": "LANG",
  "glosses": {"migrant": "LANG:migrants", "intercultural": "LANG:between cultures", "training": "LANG:training",
              "staff": "LANG:staff", "refusal": "LANG:refusal"}
})";

inline constexpr const char* kBenchmark = R"({
  "format": "probant-benchmark/1", "id": "small", "version": "1", "source": "a test",
  "factors": [
    {"id": "F01", "questions": ["Q01.1", "Q01.2"], "examples": ["F01-lyon"]},
    {"id": "F02", "questions": ["Q02.1"], "examples": []}
  ],
  "contextual_factors": ["C1"]
})";

inline constexpr const char* kWording = R"({
  "language": "LANG", "title": "LANG:Small benchmark", "standard": "LANG:The city is for all.",
  "factors": {"F01": {"title": "LANG:Skills", "statement": "LANG:The staff is trained."},
              "F02": {"title": "LANG:Newcomers", "statement": "LANG:Newcomers are welcomed."}},
  "questions": {"Q01.1": "LANG:Is the staff trained?", "Q01.2": "LANG:How many were trained?",
                "Q02.1": "LANG:Are newcomers welcomed?"},
  "examples": {"F01-lyon": "LANG:Lyon trained its staff."},
  "contextual_factors": {"C1": {"title": "LANG:Size", "implications": "LANG:A small city does less."}}
})";

inline constexpr const char* kRules = R"({
  "format": "probant-rules/1",
  "rules": [
    {"id": "F01.trained", "factor": "F01", "questions": ["Q01.1"], "all": ["training", "staff", "@scope"],
     "within": "passage", "weight": 3},
    {"id": "F02.welcome", "factor": "F02", "questions": ["Q02.1"], "all": ["refusal", "migrant"],
     "within": "passage", "weight": 0.5}
  ]
})";

/// Writes lexicons with the benchmark «small» into `folder`. `source` is the source folder of
/// Probant.
inline void write_small_lexicon(const std::filesystem::path& folder,
                                const std::filesystem::path& source) {
    const std::filesystem::path benchmark = folder / "benchmarks" / "small";
    write(folder / "concepts.json", kConcepts);
    write(folder / "terms" / "en.terms", kTermsEn);
    write(folder / "terms" / "fr.terms", kTermsFr);
    write(benchmark / "benchmark.json", kBenchmark);
    write(benchmark / "rules.json", kRules);
    const std::string words = read(source / "lexicons" / "interface" / "en.json");
    write(folder / "interface" / "en.json", words);
    write(folder / "interface" / "fr.json",
          replaced(words, R"("language": "en")", R"("language": "fr")"));
    for (const std::string language : {"en", "fr"}) {
        write(folder / "glosses" / (language + ".json"), replaced(kGlosses, "LANG", language));
        write(benchmark / "text" / (language + ".json"), replaced(kWording, "LANG", language));
    }
}

}  // namespace probant::test
