// A passage proposed as evidence for a factor, with its origin and its reasons: what every command,
// report and export shows. The JSON form is «the line others build on», written down in
// engine/evidence/README.md; its version is kLineVersion.
//
// Road: index > lexicon > [evidence] > report.
#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "engine/document/document.hpp"

namespace probant::evidence {

inline constexpr int kLineVersion = 1;

enum class Polarity { Supports, Contradicts };
std::string_view name(Polarity polarity);

/// Where a passage is, in a form that survives a new scan, a move and a new extraction.
struct Anchor {
    std::string file_hash;           ///< SHA-256 of the file
    std::size_t begin = 0, end = 0;  ///< code points of the document's text (document::full_text)
    std::string quote;               ///< the text between them
    std::string before, after;       ///< up to 40 code points of context
    std::vector<document::Box> boxes{};  ///< one a printed line
};

/// Where a reason was seen.
enum class Where { Passage, Heading, Neighbour, Document };
std::string_view name(Where where);

/// One summand of a score that a person can read.
struct Reason {
    std::string concept_id;  ///< a concept, or the id of a rule, or a trait such as "trait:numbers"
    std::vector<std::string> concepts{};  ///< the concepts to show in the reader's language
    Where where = Where::Passage;
    std::string text;                ///< the matched words, as they stand there
    std::size_t begin = 0, end = 0;  ///< bytes of Candidate::text; both 0 where not in the passage
    double weight = 0;  ///< in log-odds: the sum over all, with the bias, gives the score
};

/// Where else a passage stands, see duplicates.hpp.
struct Copy {
    std::string id, document;
    int page = 0;
};

struct Candidate {
    std::string id;  ///< short, stable as long as file content and place are; ends with the factor
    std::string factor;
    std::vector<std::string> questions{};  ///< most likely first, one or two
    double score = 0;                      ///< calibrated probability
    bool proposed = false;                 ///< at or above the factor's threshold
    Polarity polarity = Polarity::Supports;
    std::string document;       ///< path relative to the archive
    std::uint32_t passage = 0;  ///< index::StoredPassage::id
    int page = 0;
    std::string language;
    document::BlockKind kind = document::BlockKind::Paragraph;
    std::string text;
    std::vector<std::string> headings{};
    Anchor anchor;
    std::vector<Reason> reasons{};  ///< by falling absolute weight
    double bias = 0;                ///< log-odds without any reason
    std::string same_as{};  ///< id of the stronger near-duplicate that stands for it; mostly empty
    std::vector<Copy> copies{};  ///< the near-duplicates that it stands for
};

/// The documented line. Ranges of reasons are code points of `text`.
nlohmann::json to_line(const Candidate& candidate);

}  // namespace probant::evidence
