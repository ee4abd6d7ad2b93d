#include "engine/lexicon/lexicon.hpp"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <map>
#include <set>
#include <thread>

#include "engine/base/file.hpp"
#include "engine/base/program.hpp"
#include "engine/lexicon/compiled_terms.hpp"
#include "engine/lexicon/json_file.hpp"
#include "engine/lexicon/matcher_impl.hpp"
#include "engine/lexicon/term_file.hpp"

namespace probant::lexicon {
namespace fs = std::filesystem;

struct Lexicon::Data {
    std::vector<Concept> concepts;
    std::map<std::string, ConceptId, std::less<>> by_id;
    std::vector<std::string> languages;
    std::map<std::string, std::vector<std::string>, std::less<>> glosses;  // language -> by concept
    std::map<std::string, std::shared_ptr<const CompiledTerms>, std::less<>> terms;
    std::string hash;
};

namespace {

/// The files of a folder with this ending, sorted; empty where there is no such folder.
std::vector<fs::path> files_in(const fs::path& folder, std::string_view ending) {
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        if (entry.path().extension() == ending) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

class Loader {
 public:
    explicit Loader(fs::path folder) : folder_(std::move(folder)) {}

    template <class Data>
    void load(Data& data) {
        load_concepts(data);
        for (const fs::path& file : files_in(folder_ / "glosses", ".json"))
            load_glosses(file, data);
        load_all_terms(files_in(folder_ / "terms", ".terms"), data);
        if (data.languages.empty()) {
            faults_.push_back({(folder_ / "terms").string(), 0, "no term file (<language>.terms)"});
        }
        data.hash = base::sha256(hashed_);
    }
    std::vector<base::Fault>& faults() { return faults_; }

 private:
    template <class Data>
    void load_concepts(Data& data) {
        const JsonFile file(folder_ / "concepts.json", faults_);
        note_bytes("concepts.json", file.bytes());
        if (!file.readable()) return;
        file.keys(file.root(), "", {"format", "concepts"});
        const nlohmann::json& list = file.member(file.root(), "", "concepts");
        if (!list.is_array()) return file.fault("/concepts", "a list is wanted here");
        for (const auto& item : list) {
            const std::string place = "/concepts/" + std::to_string(data.concepts.size());
            file.keys(item, place, {"id", "group", "note"});
            Concept added{file.text(item, place, "id"), file.text(item, place, "group"),
                          file.text(item, place, "note")};
            const auto id = static_cast<ConceptId>(data.concepts.size());
            if (!data.by_id.emplace(added.id, id).second) {
                file.fault(place + "/id", "there are two concepts «" + added.id + "»");
            }
            data.concepts.push_back(std::move(added));
        }
    }

    template <class Data>
    void load_glosses(const fs::path& path, Data& data) {
        const JsonFile file(path, faults_);
        note_bytes(path.filename().string(), file.bytes());
        if (!file.readable()) return;
        file.keys(file.root(), "", {"language", "glosses"});
        const std::string language = path.stem().string();
        if (file.text(file.root(), "", "language") != language) {
            file.fault("/language", "is not the language of the file's name");
        }
        const nlohmann::json& glosses = file.object(file.root(), "", "glosses");
        std::vector<std::string>& names = data.glosses[language];
        for (const Concept& c : data.concepts)
            names.push_back(file.text(glosses, "/glosses", c.id));
        for (const auto& [id, gloss] : glosses.items()) {
            if (!data.by_id.contains(id)) file.fault("/glosses/" + id, "there is no such concept");
        }
    }

    struct Loaded {
        std::shared_ptr<CompiledTerms> terms;
        std::vector<base::Fault> faults;
        std::string bytes;
    };

    template <class Data>
    static Loaded load_terms(const fs::path& path, const Data& data) {
        Loaded out;
        auto bytes = base::read_file(path);
        if (!bytes) {
            out.faults.push_back({path.string(), 0, bytes.error().message});
            return out;
        }
        out.bytes = std::move(*bytes);
        text::Analyser analyser(path.stem().string());
        out.terms = std::make_shared<CompiledTerms>();
        std::set<std::string> unknown;
        parse_terms(out.bytes, path.string(), out.faults, [&](const Term& term) {
            const auto found = data.by_id.find(term.concept_id);
            if (found != data.by_id.end()) {
                out.terms->add(found->second, term, analyser);
            } else if (unknown.insert(term.concept_id).second) {
                out.faults.push_back(
                    {path.string(), term.line, "there is no concept «" + term.concept_id + "»"});
            }
        });
        out.terms->finish();
        return out;
    }

    /// The files are compiled side by side: they are most of what a start of the program costs.
    template <class Data>
    void load_all_terms(const std::vector<fs::path>& files, Data& data) {
        std::vector<Loaded> loaded(files.size());
        std::atomic<std::size_t> next = 0;
        const auto work = [&] {
            for (std::size_t i = next++; i < files.size(); i = next++)
                loaded[i] = load_terms(files[i], data);
        };
        const std::size_t helpers =
            std::min<std::size_t>(files.size(), std::max(1U, std::thread::hardware_concurrency()));
        {
            std::vector<std::jthread> threads;
            for (std::size_t i = 1; i < helpers; ++i) threads.emplace_back(work);
            work();
        }
        for (std::size_t i = 0; i < files.size(); ++i) {
            Loaded& one = loaded[i];
            faults_.insert(faults_.end(), one.faults.begin(), one.faults.end());
            if (!one.terms) continue;
            note_bytes(files[i].filename().string(), one.bytes);
            data.languages.push_back(files[i].stem().string());
            data.terms.emplace(files[i].stem().string(), std::move(one.terms));
        }
    }

    void note_bytes(const std::string& name, const std::string& bytes) {
        hashed_ += name + '\n' + base::sha256(bytes) + '\n';
    }

    fs::path folder_;
    std::vector<base::Fault> faults_;
    std::string hashed_;
};

}  // namespace

base::Result<Lexicon> Lexicon::load(const fs::path& folder) {
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored)) {
        return base::fail(base::Code::NotFound, "no such folder of lexicons: " + folder.string(),
                          "give the folder that holds concepts.json with --lexicons");
    }
    auto data = std::make_shared<Data>();
    Loader loader(folder);
    loader.load(*data);
    if (!loader.faults().empty()) {
        return base::fail(base::Error{base::Code::BadInput,
                                      "the lexicons in " + folder.string() + " have " +
                                          std::to_string(loader.faults().size()) + " fault(s)",
                                      "lexicons/README.md says how the files are written",
                                      std::move(loader.faults())});
    }
    Lexicon lexicon;
    lexicon.data_ = std::move(data);
    return lexicon;
}

const std::vector<Concept>& Lexicon::concepts() const {
    return data_->concepts;
}

std::optional<ConceptId> Lexicon::find(std::string_view id) const {
    const auto it = data_->by_id.find(id);
    if (it == data_->by_id.end()) return std::nullopt;
    return it->second;
}

const std::vector<std::string>& Lexicon::languages() const {
    return data_->languages;
}

const std::string& Lexicon::gloss(ConceptId id, std::string_view language) const {
    for (const std::string_view wanted : {language, std::string_view("en")}) {
        if (const auto it = data_->glosses.find(wanted); it != data_->glosses.end()) {
            return it->second[index_of(id)];
        }
    }
    return data_->concepts[index_of(id)].id;
}

std::size_t Lexicon::term_count(ConceptId id, std::string_view language) const {
    const auto it = data_->terms.find(language);
    if (it == data_->terms.end()) return 0;
    const auto& entries = it->second->entries();
    return static_cast<std::size_t>(std::count_if(
        entries.begin(), entries.end(),
        [&](const CompiledTerms::Entry& e) { return e.concept_id == id && !e.exclusion; }));
}

std::vector<Lexicon::TermPlace> Lexicon::terms(std::string_view language) const {
    std::vector<TermPlace> out;
    const auto it = data_->terms.find(language);
    if (it == data_->terms.end()) return out;
    for (const CompiledTerms::Entry& entry : it->second->entries()) {
        if (!entry.exclusion) out.push_back({entry.concept_id, entry.line});
    }
    return out;
}

Matcher Lexicon::matcher(std::string_view language) const {
    const auto it = data_->terms.find(language);
    return Matcher(std::make_unique<Matcher::Impl>(it == data_->terms.end() ? nullptr : it->second,
                                                   data_->concepts.size()));
}

std::vector<std::string> Lexicon::index_terms(const std::vector<ConceptId>& concepts,
                                              std::string_view language,
                                              const std::vector<std::string>& vocabulary) const {
    std::vector<std::string> out;
    const auto it = data_->terms.find(language);
    if (it == data_->terms.end()) return out;
    const CompiledTerms& terms = *it->second;
    const std::set<ConceptId> wanted(concepts.begin(), concepts.end());
    const auto begins_wanted = [&](PatternId pattern) {
        const auto numbers = terms.beginning_with(pattern);
        return std::any_of(numbers.begin(), numbers.end(), [&](std::uint32_t n) {
            return !terms.entries()[n].exclusion && wanted.contains(terms.entries()[n].concept_id);
        });
    };
    for (const std::string& word : vocabulary) {
        const bool stem = word.starts_with('Z');
        const std::string_view bare = std::string_view(word).substr(stem ? 1 : 0);
        const std::vector<PatternId> patterns =
            stem ? terms.patterns_of({}, bare, false) : terms.patterns_of(bare, {}, false);
        if (std::any_of(patterns.begin(), patterns.end(), begins_wanted)) out.push_back(word);
    }
    return out;
}

const std::string& Lexicon::hash() const {
    return data_->hash;
}

base::Result<fs::path> find_lexicons() {
    std::vector<fs::path> places;
    if (const char* given = std::getenv("PROBANT_LEXICONS")) places.emplace_back(given);
    const fs::path program = base::program_folder();
    places.push_back(program / "../share/probant/lexicons");
    for (fs::path up = program; up != up.root_path() && !up.empty(); up = up.parent_path()) {
        places.push_back(up / "lexicons");
    }
    std::error_code ignored;
    for (const fs::path& place : places) {
        if (fs::exists(place / "concepts.json", ignored)) return fs::canonical(place, ignored);
    }
    return base::fail(base::Code::NotFound, "the lexicons are not where they should be",
                      "give their folder with --lexicons or in the variable PROBANT_LEXICONS");
}

}  // namespace probant::lexicon
