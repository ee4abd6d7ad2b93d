#include "engine/lexicon/benchmark.hpp"

#include <algorithm>
#include <set>

#include "engine/base/file.hpp"
#include "engine/lexicon/json_file.hpp"

namespace probant::lexicon {
namespace fs = std::filesystem;
namespace {

using nlohmann::json;

std::vector<fs::path> json_files(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string names_in(const fs::path& folder, bool folders) {
    std::set<std::string> names;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        if (entry.is_directory(ignored) == folders) names.insert(entry.path().stem().string());
    }
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
}

const json& file_section(const JsonFile& file, const char* section) {
    static const json kNone = json::object();
    const auto it = file.root().find(section);
    return it == file.root().end() ? kNone : *it;
}

class BenchmarkLoader {
 public:
    BenchmarkLoader(Benchmark& benchmark, const Lexicon& lexicon)
        : benchmark_(benchmark), lexicon_(lexicon) {}

    void load() {
        load_structure();
        for (const fs::path& file : json_files(benchmark_.folder / "text")) load_wording(file);
        if (benchmark_.wordings.empty()) {
            faults_.push_back(
                {(benchmark_.folder / "text").string(), 0, "no wording (<language>.json)"});
        }
        if (fs::exists(benchmark_.folder / "rules.json")) load_rules();
        benchmark_.hash = base::sha256(hashed_);
    }
    std::vector<base::Fault>& faults() { return faults_; }

 private:
    void load_structure() {
        const JsonFile file(benchmark_.folder / "benchmark.json", faults_);
        note(file, "benchmark.json");
        if (!file.readable()) return;
        const json& root = file.root();
        file.keys(root, "", {"format", "id", "version", "source", "factors", "contextual_factors"});
        benchmark_.id = file.text(root, "", "id");
        benchmark_.version = file.text(root, "", "version");
        benchmark_.source = file.text(root, "", "source");
        benchmark_.contextual_factors = file.texts(root, "", "contextual_factors");
        const json& list = file.member(root, "", "factors");
        if (!list.is_array() || list.empty())
            return file.fault("/factors", "a list of factors is wanted here");
        std::set<std::string> ids;
        for (const json& item : list) {
            const std::string place = "/factors/" + std::to_string(benchmark_.factors.size());
            file.keys(item, place, {"id", "questions", "examples"});
            Factor factor{file.text(item, place, "id"), file.texts(item, place, "questions"),
                          file.texts(item, place, "examples")};
            std::vector<std::string> own = factor.questions;
            own.push_back(factor.id);
            for (const std::string& id : own) {
                if (!ids.insert(id).second) file.fault(place, "the id «" + id + "» stands twice");
            }
            benchmark_.factors.push_back(std::move(factor));
        }
    }

    void load_wording(const fs::path& path) {
        const JsonFile file(path, faults_);
        note(file, path.filename().string());
        if (!file.readable()) return;
        const json& root = file.root();
        file.keys(root, "",
                  {"language", "title", "standard", "factors", "questions", "examples",
                   "contextual_factors"});
        Wording w;
        w.language = file.text(root, "", "language");
        if (w.language != path.stem().string())
            file.fault("/language", "is not the language of the file's name");
        w.title = file.text(root, "", "title");
        w.standard = file.text(root, "", "standard");
        const json& factors = file.object(root, "", "factors");
        const json& questions = file.object(root, "", "questions");
        const json& examples = file.object(root, "", "examples");
        const json& contexts = file.object(root, "", "contextual_factors");
        std::vector<std::string_view> known_factors, known_questions, known_examples,
            known_contexts;
        for (const Factor& f : benchmark_.factors) {
            known_factors.push_back(f.id);
            const std::string place = "/factors/" + f.id;
            const json& one = file.object(factors, "/factors", f.id);
            if (factors.contains(f.id)) {
                file.keys(one, place, {"title", "statement"});
                w.factors[f.id] = {file.text(one, place, "title"),
                                   file.text(one, place, "statement")};
            }
            for (const std::string& q : f.questions) {
                known_questions.push_back(q);
                w.questions[q] = file.text(questions, "/questions", q);
            }
            for (const std::string& e : f.examples) {
                known_examples.push_back(e);
                w.examples[e] = file.text(examples, "/examples", e);
            }
        }
        for (const std::string& c : benchmark_.contextual_factors) {
            known_contexts.push_back(c);
            const std::string place = "/contextual_factors/" + c;
            const json& one = file.object(contexts, "/contextual_factors", c);
            if (!contexts.contains(c)) continue;
            file.keys(one, place, {"title", "implications"});
            w.contextual_factors[c] = {file.text(one, place, "title"),
                                       file.text(one, place, "implications")};
        }
        file.keys(factors, "/factors", known_factors);
        file.keys(questions, "/questions", known_questions);
        file.keys(examples, "/examples", known_examples);
        file.keys(contexts, "/contextual_factors", known_contexts);
        benchmark_.wordings.emplace(w.language, std::move(w));
    }

    /// A concept, or "@group" for all concepts of a group.
    std::vector<ConceptId> concepts(const JsonFile& file, const std::string& place,
                                    const json& item) {
        std::vector<ConceptId> out;
        const std::vector<json> named =
            item.is_array() ? item.get<std::vector<json>>() : std::vector<json>{item};
        for (const json& one : named) {
            const std::string name = one.is_string() ? one.get<std::string>() : std::string{};
            const std::size_t before = out.size();
            if (name.starts_with('@')) {
                for (std::size_t i = 0; i < lexicon_.concepts().size(); ++i) {
                    if (lexicon_.concepts()[i].group == name.substr(1))
                        out.push_back(static_cast<ConceptId>(i));
                }
            } else if (const auto id = lexicon_.find(name)) {
                out.push_back(*id);
            }
            if (out.size() == before)
                file.fault(place, "there is no concept or group «" + name + "»");
        }
        return out;
    }

    void load_rules() {
        const JsonFile file(benchmark_.folder / "rules.json", faults_);
        note(file, "rules.json");
        if (!file.readable()) return;
        file.keys(file.root(), "", {"format", "rules"});
        const json& list = file.member(file.root(), "", "rules");
        if (!list.is_array()) return file.fault("/rules", "a list is wanted here");
        std::set<std::string> ids;
        for (const json& item : list) {
            const std::string place = "/rules/" + std::to_string(benchmark_.rules.size());
            load_rule(file, item, place);
            if (!ids.insert(benchmark_.rules.back().id).second)
                file.fault(place + "/id", "stands twice");
        }
    }

    void load_rule(const JsonFile& file, const json& item, const std::string& place) {
        Rule& rule = benchmark_.rules.emplace_back();
        file.keys(item, place, {"id", "factor", "questions", "all", "none", "within", "weight"});
        if (!item.is_object()) return;
        rule.id = file.text(item, place, "id");
        rule.factor = file.text(item, place, "factor");
        const Factor* factor = benchmark_.factor(rule.factor);
        if (factor == nullptr)
            file.fault(place + "/factor", "there is no factor «" + rule.factor + "»");
        if (item.contains("questions")) rule.questions = file.texts(item, place, "questions");
        for (const std::string& q : rule.questions) {
            if (benchmark_.factor_of_question(q) != factor || factor == nullptr) {
                file.fault(place + "/questions", "«" + q + "» is no question of " + rule.factor);
            }
        }
        const json& all = file.member(item, place, "all");
        if (all.is_array() && !all.empty()) {
            for (const json& one : all) rule.all.push_back(concepts(file, place + "/all", one));
        } else {
            file.fault(place + "/all", "a list of concepts is wanted here");
        }
        if (item.contains("none")) rule.none = concepts(file, place + "/none", item["none"]);
        const std::string within =
            item.contains("within") ? file.text(item, place, "within") : "passage";
        if (within == "sentence") {
            rule.window = Rule::Window::Sentence;
        } else if (within == "context") {
            rule.window = Rule::Window::Context;
        } else if (within != "passage") {
            file.fault(place + "/within", "is «sentence», «passage» or «context»");
        }
        if (!item.contains("weight")) return;
        if (item["weight"].is_number())
            rule.weight = item["weight"].get<double>();
        else
            file.fault(place + "/weight", "a number is wanted here");
    }

    void note(const JsonFile& file, const std::string& name) {
        hashed_ += name + '\n' + base::sha256(file.bytes()) + '\n';
    }

    Benchmark& benchmark_;
    const Lexicon& lexicon_;
    std::vector<base::Fault> faults_;
    std::string hashed_;
};

}  // namespace

const Factor* Benchmark::factor(std::string_view id) const {
    for (const Factor& f : factors) {
        if (f.id == id) return &f;
    }
    return nullptr;
}

const Factor* Benchmark::factor_of_question(std::string_view question) const {
    for (const Factor& f : factors) {
        if (std::find(f.questions.begin(), f.questions.end(), question) != f.questions.end())
            return &f;
    }
    return nullptr;
}

const Wording& Benchmark::wording(std::string_view language) const {
    for (const std::string_view wanted : {language, std::string_view("en")}) {
        if (const auto it = wordings.find(std::string(wanted)); it != wordings.end())
            return it->second;
    }
    return wordings.begin()->second;
}

base::Result<Benchmark> load_benchmark(const fs::path& lexicons, std::string_view id,
                                       const Lexicon& lexicon) {
    Benchmark benchmark;
    benchmark.folder = lexicons / "benchmarks" / id;
    std::error_code ignored;
    if (!fs::is_directory(benchmark.folder, ignored) || id.empty()) {
        return base::fail(base::Code::NotFound, "there is no benchmark «" + std::string(id) + "»",
                          "there are: " + names_in(lexicons / "benchmarks", true));
    }
    BenchmarkLoader loader(benchmark, lexicon);
    loader.load();
    if (!loader.faults().empty()) {
        return base::fail(base::Error{base::Code::BadInput,
                                      "the benchmark in " + benchmark.folder.string() + " has " +
                                          std::to_string(loader.faults().size()) + " fault(s)",
                                      "lexicons/README.md says how the files are written",
                                      std::move(loader.faults())});
    }
    return benchmark;
}

std::string Interface::text(std::string_view key,
                            const std::map<std::string, std::string>& values) const {
    const auto it = strings.find(std::string(key));
    if (it == strings.end())
        PROBANT_BUG("an interface text that does not exist: " + std::string(key));
    std::string out = it->second;
    for (const auto& [name, value] : values) {
        const std::string mark = "{" + name + "}";
        for (std::size_t at = out.find(mark); at != std::string::npos;
             at = out.find(mark, at + value.size())) {
            out.replace(at, mark.size(), value);
        }
    }
    return out;
}

std::string Interface::name_of_language(std::string_view code) const {
    const auto it = language_names.find(std::string(code));
    return it == language_names.end() ? std::string(code) : it->second;
}

base::Result<Interface> load_interface(const fs::path& lexicons, std::string_view language) {
    const fs::path folder = lexicons / "interface";
    const fs::path path = folder / (std::string(language) + ".json");
    std::error_code ignored;
    if (language.find('/') != std::string_view::npos || !fs::exists(path, ignored)) {
        return base::fail(base::Code::NotFound,
                          "no reader's language «" + std::string(language) + "»",
                          "there are: " + names_in(folder, false));
    }
    std::vector<base::Fault> faults;
    const JsonFile english(folder / "en.json", faults);
    const JsonFile file(path, faults);
    Interface out;
    file.keys(file.root(), "", {"language", "language_name", "strings", "language_names"});
    out.language = file.text(file.root(), "", "language");
    out.language_name = file.text(file.root(), "", "language_name");
    for (const auto& [section, into] :
         {std::pair{"strings", &out.strings}, std::pair{"language_names", &out.language_names}}) {
        const json& texts = file.object(file.root(), "", section);
        std::vector<std::string_view> known;
        for (const auto& [key, value] : file_section(english, section).items()) {
            known.push_back(key);
            (*into)[key] = file.text(texts, "/" + std::string(section), key);
        }
        file.keys(texts, "/" + std::string(section), known);
    }
    if (!faults.empty()) {
        return base::fail(base::Error{base::Code::BadInput,
                                      "the texts in " + path.string() + " have faults", "",
                                      std::move(faults)});
    }
    return out;
}

}  // namespace probant::lexicon
