#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/base/file.hpp"
#include "engine/evidence/train.hpp"

namespace probant::evidence {
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

class LabelReader {
 public:
    LabelReader(const lexicon::Benchmark& benchmark, std::vector<base::Fault>& faults)
        : benchmark_(benchmark), faults_(faults) {}

    void read(const fs::path& file, std::vector<LabelledDocument>& out) {
        file_ = file.string();
        line_ = 0;
        const auto bytes = base::read_file(file);
        if (!bytes) return fault(bytes.error().message);
        for (std::size_t begin = 0; begin < bytes->size();) {
            const std::size_t end = std::min(bytes->find('\n', begin), bytes->size());
            ++line_;
            if (end > begin) document(bytes->substr(begin, end - begin), out);
            begin = end + 1;
        }
    }

 private:
    void fault(std::string message) { faults_.push_back({file_, line_, std::move(message)}); }

    void document(const std::string& text, std::vector<LabelledDocument>& out) {
        try {
            const json value = json::parse(text);
            LabelledDocument d{
                value.at("doc_id").get<std::string>(), value.at("lang").get<std::string>(), {}};
            for (const json& b : value.at("blocks")) d.blocks.push_back(block(b));
            const bool twice =
                std::any_of(out.begin(), out.end(), [&](const auto& o) { return o.id == d.id; });
            if (twice) fault("the document «" + d.id + "» stands twice");
            out.push_back(std::move(d));
        } catch (const json::exception& e) {
            fault(e.what());
        }
    }

    LabelledBlock block(const json& value) {
        LabelledBlock b;
        value.at("id").get_to(b.id);
        value.at("text").get_to(b.text);
        b.heading = value.at("kind").get<std::string>() == "heading";
        if (!value.contains("labels")) return b;
        for (const json& l : value.at("labels")) b.labels.push_back(label(l, b.id));
        return b;
    }

    Label label(const json& value, const std::string& block) {
        Label l;
        value.at("factor").get_to(l.factor);
        value.at("grade").get_to(l.grade);
        value.at("questions").get_to(l.questions);
        const auto polarity = value.at("polarity").get<std::string>();
        l.polarity = polarity == "contradicts" ? Polarity::Contradicts : Polarity::Supports;
        const lexicon::Factor* factor = benchmark_.factor(l.factor);
        if (factor == nullptr) fault(block + ": there is no factor «" + l.factor + "»");
        if (l.grade != 1 && l.grade != 2) fault(block + ": a grade is 1 or 2");
        if (polarity != "supports" && polarity != "contradicts") {
            fault(block + ": a polarity is «supports» or «contradicts»");
        }
        for (const std::string& q : l.questions) {
            if (factor != nullptr && benchmark_.factor_of_question(q) != factor) {
                fault(block + ": «" + q + "» is no question of " + l.factor);
            }
        }
        return l;
    }

    const lexicon::Benchmark& benchmark_;
    std::vector<base::Fault>& faults_;
    std::string file_;
    int line_ = 0;
};

std::vector<fs::path> label_files(const fs::path& path) {
    std::error_code ignored;
    if (!fs::is_directory(path, ignored)) return {path};
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(path, ignored)) {
        if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

base::Result<std::vector<LabelledDocument>> load_labels(const std::vector<fs::path>& paths,
                                                        const lexicon::Benchmark& benchmark) {
    std::vector<LabelledDocument> out;
    std::vector<base::Fault> faults;
    LabelReader reader(benchmark, faults);
    for (const fs::path& path : paths) {
        std::error_code ignored;
        if (!fs::exists(path, ignored)) {
            return base::fail(base::Code::NotFound,
                              "no such file or folder of labels: " + path.string(),
                              "corpus/labels holds those that come with Probant");
        }
        for (const fs::path& file : label_files(path)) reader.read(file, out);
    }
    if (faults.empty() && out.empty()) {
        return base::fail(base::Code::NotFound, "no labelled documents in what was given",
                          "labels are JSON Lines files (*.jsonl), see corpus/README.md");
    }
    if (!faults.empty()) {
        return base::fail(base::Error{
            base::Code::BadInput, "the labels have " + std::to_string(faults.size()) + " fault(s)",
            "corpus/README.md says how labels are written", std::move(faults)});
    }
    return out;
}

}  // namespace probant::evidence
