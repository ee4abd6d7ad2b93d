#include "engine/evidence/samples.hpp"

#include <algorithm>
#include <numeric>

#include "engine/evidence/block_match.hpp"
#include "engine/evidence/retrieve.hpp"

namespace probant::evidence {

const Label* Sample::label(const std::string& factor) const {
    if (block == nullptr) return nullptr;
    for (const Label& l : block->labels) {
        if (l.factor == factor) return &l;
    }
    return nullptr;
}

int Sample::grade(const std::string& factor) const {
    const Label* l = label(factor);
    return l == nullptr ? 0 : l->grade;
}

base::Result<Samples> collect(const index::Reader& index, const lexicon::Lexicon& lexicon,
                              const lexicon::Benchmark& benchmark,
                              const std::vector<LabelledDocument>& labels) {
    const auto retrieved = retrieve(index, lexicon, benchmark);
    if (!retrieved) return base::fail(retrieved.error());
    const auto files = index.files();
    if (!files) return base::fail(files.error());
    std::map<std::string, const LabelledDocument*> by_id;
    for (const LabelledDocument& d : labels) by_id[d.id] = &d;
    Featurizer featurizer(lexicon, benchmark);
    Samples out;
    for (const index::FileRecord& file : *files) {
        const auto labelled = by_id.find(document_id(file.path));
        if (labelled == by_id.end() || file.passages == 0) continue;
        auto passages = index.passages(file.path);
        if (!passages) return base::fail(passages.error());
        SampledDocument d{labelled->first, labelled->second->language, file.path,
                          file.hash,       std::move(*passages),       {}};
        if (const auto hits = retrieved->find(file.path); hits != retrieved->end())
            d.hits = hits->second;
        const BlockMatcher matcher(*labelled->second);
        std::vector<PassageFeatures> features = featurizer.document(d.passages);
        for (std::size_t i = 0; i < d.passages.size(); ++i) {
            if (!d.hits.contains(d.passages[i].id)) continue;
            const std::size_t block = matcher.match(d.passages[i].passage.text);
            out.samples.push_back(
                {out.documents.size(), i, std::move(features[i]),
                 block == BlockMatcher::kNone ? nullptr : &labelled->second->blocks[block]});
        }
        out.documents.push_back(std::move(d));
    }
    if (out.documents.empty()) {
        return base::fail(base::Code::NotFound, "none of the labelled documents is in the index",
                          "scan the folder that holds their files first");
    }
    return out;
}

std::vector<int> folds_by_document(const std::vector<SampledDocument>& documents, int folds) {
    std::vector<std::size_t> order(documents.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return documents[a].id < documents[b].id; });
    std::map<std::string, int> next;
    std::vector<int> fold(documents.size());
    for (const std::size_t i : order) fold[i] = next[documents[i].language]++ % folds;
    return fold;
}

}  // namespace probant::evidence
