#include "engine/evidence/features.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

#include "engine/base/result.hpp"
#include "engine/text/analysis.hpp"

namespace probant::evidence {
namespace {

using lexicon::ConceptId;
using lexicon::index_of;

constexpr std::array<std::string_view, static_cast<std::size_t>(Trait::kCount)> kTraits{
    "scope-once",
    "scope-twice",
    "scope-often",
    "scope-kinds",
    "scope-in-heading",
    "scope-beside",
    "scope-in-document",
    "no-scope",
    "numbers",
    "many-numbers",
    "table",
    "list",
    "short",
    "other-sense",
    "other-sense-only",
    "against",
    "against-kinds",
    "against-with-scope",
    "against-kinds-with-scope",
    "against-at-end",
    "against-often"};

constexpr std::array<std::string_view, 4> kConceptKinds{
    "passage:", "near-scope:", "with-scope:", "heading:"};

/// What is known of one text before its neighbours are looked at.
struct Reading {
    std::vector<Sighting> sightings;
    std::size_t words = 0, numbers = 0;
    std::size_t scope = 0;        ///< sightings of the subject
    std::size_t scope_kinds = 0;  ///< different concepts of it
    std::size_t other = 0;        ///< sightings of other senses
    std::size_t last_sentence = 0;
};

}  // namespace

std::string_view name(Trait trait) {
    return kTraits[static_cast<std::size_t>(trait)];
}

FeatureSpace::FeatureSpace(const lexicon::Lexicon& lexicon, const lexicon::Benchmark& benchmark)
    : concepts_(lexicon.concepts().size()), rules_(benchmark.rules.size()) {
    for (const std::string_view kind : kConceptKinds) {
        for (const lexicon::Concept& c : lexicon.concepts())
            names_.push_back(std::string(kind) + c.id);
    }
    for (const lexicon::Rule& rule : benchmark.rules) names_.push_back("rule:" + rule.id);
    for (const std::string_view trait : kTraits) names_.push_back("trait:" + std::string(trait));
}

FeatureSpace::About FeatureSpace::about(FeatureId id) const {
    const std::size_t kinds = kConceptKinds.size();
    if (id < kinds * concepts_) return {static_cast<Kind>(id / concepts_), id % concepts_};
    const std::size_t rest = id - kinds * concepts_;
    if (rest < rules_) return {Kind::Rule, rest};
    return {Kind::Trait, rest - rules_};
}

FeatureId FeatureSpace::of(Kind kind, std::size_t index) const {
    const std::size_t kinds = kConceptKinds.size();
    switch (kind) {
        case Kind::Rule: return static_cast<FeatureId>(kinds * concepts_ + index);
        case Kind::Trait: return static_cast<FeatureId>(kinds * concepts_ + rules_ + index);
        default: return static_cast<FeatureId>(static_cast<std::size_t>(kind) * concepts_ + index);
    }
}

class Featurizer::Impl {
 public:
    Impl(const lexicon::Lexicon& lexicon, const lexicon::Benchmark& benchmark)
        : lexicon_(lexicon), benchmark_(benchmark), space_(lexicon, benchmark) {
        for (const lexicon::Concept& c : lexicon.concepts()) {
            scope_.push_back(c.group == "scope");
            other_.push_back(c.group == "other");
            against_.push_back(c.group == "against");
        }
    }

    const FeatureSpace& space() const { return space_; }

    std::vector<PassageFeatures> document(const std::vector<index::StoredPassage>& passages) {
        std::vector<Reading> readings;
        std::size_t in_scope = 0;
        for (const index::StoredPassage& p : passages) {
            readings.push_back(read(p.passage.text, p.language));
            in_scope += readings.back().scope > 0 ? 1 : 0;
        }
        const double share =
            passages.empty() ? 0
                             : static_cast<double>(in_scope) / static_cast<double>(passages.size());
        std::vector<PassageFeatures> out;
        for (std::size_t i = 0; i < passages.size(); ++i) {
            const bool beside = (i > 0 && readings[i - 1].scope > 0) ||
                                (i + 1 < readings.size() && readings[i + 1].scope > 0);
            out.push_back(combine(passages[i], readings[i], beside, share));
        }
        return out;
    }

 private:
    struct Tools {
        text::Analyser analyser;
        lexicon::Matcher matcher;
    };

    Tools& tools(const std::string& language) {
        const auto it = tools_.find(language);
        if (it != tools_.end()) return it->second;
        return tools_.emplace(language, Tools{text::Analyser(language), lexicon_.matcher(language)})
            .first->second;
    }

    Reading read(std::string_view text, const std::string& language) {
        Tools& t = tools(language);
        const std::vector<text::Token> tokens = t.analyser.analyse(text);
        std::vector<std::size_t> sentence(tokens.size());
        std::size_t number = 0;
        Reading reading;
        reading.words = tokens.size();
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (i > 0 && tokens[i].sentence_start) ++number;
            sentence[i] = number;
            reading.numbers += tokens[i].number ? 1 : 0;
        }
        reading.last_sentence = number;
        std::set<ConceptId> kinds;
        for (const lexicon::Match& m : t.matcher.match(tokens)) {
            reading.sightings.push_back(
                {m.concept_id, Where::Passage, m.begin, m.end, 0, sentence[m.first_token]});
            if (scope_[index_of(m.concept_id)]) {
                ++reading.scope;
                kinds.insert(m.concept_id);
            }
            reading.other += other_[index_of(m.concept_id)] ? 1 : 0;
        }
        reading.scope_kinds = kinds.size();
        return reading;
    }

    const std::vector<Sighting>& heading(const std::string& text, const std::string& language) {
        constexpr std::size_t kMostHeadings = 50'000;
        if (headings_.size() > kMostHeadings) headings_.clear();
        const auto [it, added] = headings_.try_emplace(language + '\n' + text);
        if (added) it->second = read(text, language).sightings;
        return it->second;
    }

    /// A set of features being collected; setting one twice keeps the larger value.
    class Collected {
     public:
        explicit Collected(const FeatureSpace& space) : space_(space) {}
        void set(FeatureSpace::Kind kind, std::size_t index, double value = 1) {
            float& slot = values_[space_.of(kind, index)];
            slot = std::max(slot, static_cast<float>(value));
        }
        void set(Trait trait, double value = 1) {
            set(FeatureSpace::Kind::Trait, static_cast<std::size_t>(trait), value);
        }
        std::vector<Feature> take() const {
            std::vector<Feature> out;
            for (const auto& [id, value] : values_) out.push_back({id, value});
            return out;
        }

     private:
        const FeatureSpace& space_;
        std::map<FeatureId, float> values_;
    };

    PassageFeatures combine(const index::StoredPassage& p, const Reading& reading, bool beside,
                            double share) {
        using Kind = FeatureSpace::Kind;
        PassageFeatures out;
        out.sightings = reading.sightings;
        Collected features(space_);
        std::set<std::size_t> scope_sentences;
        for (const Sighting& s : reading.sightings) {
            if (scope_[index_of(s.concept_id)]) scope_sentences.insert(s.sentence);
        }
        bool heading_scope = false;
        for (std::size_t h = 0; h < p.passage.headings.size(); ++h) {
            for (Sighting s : heading(p.passage.headings[h], p.language)) {
                s.where = Where::Heading;
                s.heading = h;
                features.set(Kind::Heading, index_of(s.concept_id));
                heading_scope = heading_scope || scope_[index_of(s.concept_id)];
                out.sightings.push_back(s);
            }
        }
        for (const Sighting& s : reading.sightings) {
            const std::size_t c = index_of(s.concept_id);
            features.set(Kind::Passage, c);
            if (scope_[c]) continue;
            if (scope_sentences.contains(s.sentence)) features.set(Kind::NearScope, c);
            if (reading.scope > 0 || heading_scope) features.set(Kind::WithScope, c);
        }
        add_rules(out, features);
        add_traits(p.passage, reading, heading_scope, beside, share, features);
        add_against(reading, scope_sentences, features);
        out.features = features.take();
        return out;
    }

    void add_rules(const PassageFeatures& seen, Collected& features) const {
        std::map<std::size_t, std::set<ConceptId>> by_sentence;
        std::set<ConceptId> passage;
        std::set<ConceptId> context;
        for (const Sighting& s : seen.sightings) {
            context.insert(s.concept_id);
            if (s.where != Where::Passage) continue;
            passage.insert(s.concept_id);
            by_sentence[s.sentence].insert(s.concept_id);
        }
        for (std::size_t r = 0; r < benchmark_.rules.size(); ++r) {
            const lexicon::Rule& rule = benchmark_.rules[r];
            bool fires = false;
            switch (rule.window) {
                case lexicon::Rule::Window::Passage: fires = holds(rule, passage); break;
                case lexicon::Rule::Window::Sentence:
                    fires = std::any_of(by_sentence.begin(), by_sentence.end(),
                                        [&](const auto& one) { return holds(rule, one.second); });
                    break;
                case lexicon::Rule::Window::Context:
                    // The first condition is what the passage itself must say.
                    fires = holds(rule, context) && any_present(rule.all.front(), passage);
                    break;
            }
            if (fires) features.set(FeatureSpace::Kind::Rule, r);
        }
    }

    static bool any_present(const std::vector<ConceptId>& any,
                            const std::set<ConceptId>& concepts) {
        return std::any_of(any.begin(), any.end(),
                           [&](ConceptId c) { return concepts.contains(c); });
    }

    static bool holds(const lexicon::Rule& rule, const std::set<ConceptId>& concepts) {
        const auto present = [&](ConceptId c) { return concepts.contains(c); };
        return std::all_of(
                   rule.all.begin(), rule.all.end(),
                   [&](const auto& any) { return std::any_of(any.begin(), any.end(), present); }) &&
               std::none_of(rule.none.begin(), rule.none.end(), present);
    }

    static void add_traits(const document::Passage& passage, const Reading& reading,
                           bool heading_scope, bool beside, double share, Collected& features) {
        if (reading.scope >= 1) features.set(Trait::ScopeOnce);
        if (reading.scope >= 2) features.set(Trait::ScopeTwice);
        if (reading.scope >= 4) features.set(Trait::ScopeOften);
        if (reading.scope_kinds >= 2) features.set(Trait::ScopeKinds);
        if (heading_scope) features.set(Trait::ScopeHeading);
        if (beside) features.set(Trait::ScopeNeighbour);
        features.set(Trait::ScopeDocument, share);
        if (reading.scope == 0 && !heading_scope && !beside) features.set(Trait::NoScope);
        if (reading.numbers >= 1) features.set(Trait::Numbers);
        if (reading.numbers >= 4) features.set(Trait::ManyNumbers);
        if (passage.kind == document::BlockKind::Table) features.set(Trait::Table);
        if (passage.kind == document::BlockKind::List) features.set(Trait::List);
        if (reading.words < 20) features.set(Trait::Short);
        if (reading.other > 0) features.set(Trait::OtherSense);
        if (reading.other > 0 && reading.scope == 0) features.set(Trait::OtherSenseOnly);
    }

    /// Where and in how many ways the passage says that something is lacking, stopped, refused …
    void add_against(const Reading& reading, const std::set<std::size_t>& scope_sentences,
                     Collected& features) const {
        std::set<ConceptId> kinds, kinds_with_scope;
        std::size_t sightings = 0;
        for (const Sighting& s : reading.sightings) {
            if (!against_[index_of(s.concept_id)]) continue;
            ++sightings;
            kinds.insert(s.concept_id);
            if (scope_sentences.contains(s.sentence)) kinds_with_scope.insert(s.concept_id);
            if (s.sentence == reading.last_sentence) features.set(Trait::AgainstAtEnd);
        }
        if (sightings > 0) features.set(Trait::Against);
        if (sightings > 2) features.set(Trait::AgainstOften);
        if (kinds.size() > 1) features.set(Trait::AgainstKinds);
        if (!kinds_with_scope.empty()) features.set(Trait::AgainstWithScope);
        if (kinds_with_scope.size() > 1) features.set(Trait::AgainstKindsWithScope);
    }

    const lexicon::Lexicon& lexicon_;
    const lexicon::Benchmark& benchmark_;
    FeatureSpace space_;
    std::vector<bool> scope_, other_, against_;
    std::map<std::string, Tools> tools_;
    std::unordered_map<std::string, std::vector<Sighting>> headings_;
};

Featurizer::Featurizer(const lexicon::Lexicon& lexicon, const lexicon::Benchmark& benchmark)
    : impl_(std::make_unique<Impl>(lexicon, benchmark)) {}
Featurizer::~Featurizer() = default;
const FeatureSpace& Featurizer::space() const {
    return impl_->space();
}
std::vector<PassageFeatures> Featurizer::document(
    const std::vector<index::StoredPassage>& passages) {
    return impl_->document(passages);
}

}  // namespace probant::evidence
