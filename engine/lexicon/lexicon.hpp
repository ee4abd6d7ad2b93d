// Concepts and terms: what Probant knows about words.
//
// Road: text > index > [lexicon] > evidence. Terms belong to a language, concepts do not;
// everything behind a concept is written once. The files are described in lexicons/README.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/text/analysis.hpp"

namespace probant::lexicon {

/// A concept by its place in Lexicon::concepts(). A type of its own, so that it is no term or
/// passage.
enum class ConceptId : std::uint16_t {};
constexpr std::size_t index_of(ConceptId id) {
    return static_cast<std::size_t>(id);
}

struct Concept {
    std::string id;     ///< stable name, e.g. "burial"
    std::string group;  ///< "scope", "other" …
    std::string note;   ///< for the people who write terms, in English
};

/// One place in a text that stands for a concept.
struct Match {
    ConceptId concept_id{};
    std::size_t begin = 0, end = 0;               ///< bytes of the text
    std::size_t first_token = 0, last_token = 0;  ///< both included
    int term_line = 0;  ///< of the language's term file: the term that matched
};

/// The compiled terms of one language. Not thread-safe (it remembers the words it has seen); make
/// one for each thread with Lexicon::matcher().
class Matcher {
 public:
    ~Matcher();
    Matcher(Matcher&&) noexcept;
    Matcher& operator=(Matcher&&) noexcept;

    /// All matches in the order of their beginning. For one concept they do not overlap: the
    /// longest stays. A match that overlaps an exclusion of its concept is left out.
    std::vector<Match> match(const std::vector<text::Token>& tokens);

 private:
    friend class Lexicon;
    class Impl;
    explicit Matcher(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// Concepts, terms and glosses of all languages. Immutable once loaded; may be shared by threads.
class Lexicon {
 public:
    /// Loads a folder laid out as lexicons/ is. Fails with BadInput and every fault of every file.
    static base::Result<Lexicon> load(const std::filesystem::path& folder);

    const std::vector<Concept>& concepts() const;
    std::optional<ConceptId> find(std::string_view id) const;
    /// The languages that have a term file, sorted.
    const std::vector<std::string>& languages() const;
    /// The concept's name for a reader of `language`; in English, else its id, where it has none
    /// there.
    const std::string& gloss(ConceptId id, std::string_view language) const;
    std::size_t term_count(ConceptId id, std::string_view language) const;
    /// A term as its file has it, without exclusions.
    struct TermPlace {
        ConceptId concept_id{};
        int line = 0;  ///< of terms/<language>.terms, from 1
    };
    /// All terms of a language in the order of the file.
    std::vector<TermPlace> terms(std::string_view language) const;
    /// A matcher for a language without terms finds nothing.
    Matcher matcher(std::string_view language) const;
    /// Every index term (see index::passage_terms) out of `vocabulary` that can begin a match of
    /// one of `concepts` in `language`.
    std::vector<std::string> index_terms(const std::vector<ConceptId>& concepts,
                                         std::string_view language,
                                         const std::vector<std::string>& vocabulary) const;
    /// SHA-256 over all files that were loaded, for manifests.
    const std::string& hash() const;

 private:
    struct Data;
    std::shared_ptr<const Data> data_;
};

/// Where the lexicons are: $PROBANT_LEXICONS, ../share/probant/lexicons beside the program, or the
/// source folder the program was built from.
base::Result<std::filesystem::path> find_lexicons();

}  // namespace probant::lexicon
