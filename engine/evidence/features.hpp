// From passages to features that a person can read: which concepts stand in the passage, in one
// sentence with the benchmark's subject, in the headings above, next to it.
//
// Road: index > lexicon > [evidence: features] > score. One feature vector serves all factors.
// The benchmark's subject («scope») is the concept group "scope": for Integrating Cities, people,
// origins, languages and religions that came with migration. The group "against" holds what says
// that something is lacking, stopped, refused …; the group "other" other senses of the subject's
// words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/evidence/candidate.hpp"
#include "engine/index/index.hpp"
#include "engine/lexicon/benchmark.hpp"
#include "engine/lexicon/lexicon.hpp"

namespace probant::evidence {

using FeatureId = std::uint32_t;

struct Feature {
    FeatureId id = 0;
    float value = 0;
};

/// A place in the passage, or in a heading above it, where a concept stands.
struct Sighting {
    lexicon::ConceptId concept_id{};
    Where where = Where::Passage;
    std::size_t begin = 0, end = 0;  ///< bytes of the passage, or of the heading
    std::size_t heading = 0;         ///< which of the passage's headings
    std::size_t sentence = 0;        ///< of the passage, from 0
};

struct PassageFeatures {
    std::vector<Feature> features{};    ///< by rising id
    std::vector<Sighting> sightings{};  ///< what they rest on
};

/// The names and numbers of all features of a lexicon and a benchmark.
class FeatureSpace {
 public:
    /// What kind of feature it is, and of which concept, rule or trait.
    enum class Kind { Passage, NearScope, WithScope, Heading, Rule, Trait };
    struct About {
        Kind kind{};
        std::size_t index = 0;
    };

    FeatureSpace(const lexicon::Lexicon& lexicon, const lexicon::Benchmark& benchmark);

    std::size_t size() const { return names_.size(); }
    /// For example "passage:burial", "near-scope:training", "heading:procurement", "rule:…",
    /// "trait:numbers".
    const std::string& name(FeatureId id) const { return names_[id]; }
    About about(FeatureId id) const;
    FeatureId of(Kind kind, std::size_t index) const;

 private:
    std::size_t concepts_, rules_;
    std::vector<std::string> names_;
};

/// Traits: what a passage is, beside the concepts in it.
enum class Trait {
    ScopeOnce,
    ScopeTwice,
    ScopeOften,
    ScopeKinds,
    ScopeHeading,
    ScopeNeighbour,
    ScopeDocument,
    NoScope,
    Numbers,
    ManyNumbers,
    Table,
    List,
    Short,
    OtherSense,
    OtherSenseOnly,
    Against,
    AgainstKinds,
    AgainstWithScope,
    AgainstKindsWithScope,
    AgainstAtEnd,
    AgainstOften,
    kCount
};
std::string_view name(Trait trait);

/// Computes features document by document. Not thread-safe; one for each thread.
class Featurizer {
 public:
    Featurizer(const lexicon::Lexicon& lexicon, const lexicon::Benchmark& benchmark);
    ~Featurizer();

    const FeatureSpace& space() const;
    /// The features of all passages of one document, which must be in reading order.
    std::vector<PassageFeatures> document(const std::vector<index::StoredPassage>& passages);

 private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace probant::evidence
