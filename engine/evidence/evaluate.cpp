#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>
#include <tuple>

#include "engine/evidence/block_match.hpp"
#include "engine/evidence/train.hpp"

namespace probant::evidence {
namespace {

using Cell = std::pair<std::string, std::string>;  // language, factor

double gain(int grade) {
    return grade == 2 ? 3 : (grade == 1 ? 1 : 0);
}

double discounted(const std::vector<double>& gains) {
    double sum = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(gains.size(), 10); ++i) {
        sum += gains[i] / std::log2(static_cast<double>(i) + 2);
    }
    return sum;
}

struct Ranked {
    const Candidate* candidate;
    std::string block;  ///< id, or empty
};

using Grades = std::map<std::string, const Label*>;  // by block id

/// The candidates of one cell by falling score; a block counts once, at its best place.
std::vector<Ranked> ranking(std::vector<Ranked> found) {
    std::stable_sort(found.begin(), found.end(), [](const Ranked& a, const Ranked& b) {
        return a.candidate->score > b.candidate->score;
    });
    std::set<std::string> seen;
    std::vector<Ranked> out;
    for (Ranked& r : found) {
        if (r.block.empty() || seen.insert(r.block).second) out.push_back(std::move(r));
    }
    return out;
}

Quality measure(const std::vector<Ranked>& order, const Grades& grades) {
    std::vector<double> gains, ideal;
    double strong = 0, right5 = 0, strong20 = 0, proposed = 0, right = 0, found = 0;
    for (const auto& [block, label] : grades) {
        ideal.push_back(gain(label->grade));
        strong += label->grade == 2 ? 1 : 0;
    }
    std::sort(ideal.rbegin(), ideal.rend());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto label = grades.find(order[i].block);
        const int grade = label == grades.end() ? 0 : label->second->grade;
        gains.push_back(gain(grade));
        right5 += i < 5 && grade > 0 ? 1 : 0;
        strong20 += i < 20 && grade == 2 ? 1 : 0;
        if (!order[i].candidate->proposed) continue;
        proposed += 1;
        right += grade > 0 ? 1 : 0;
        found += grade == 2 ? 1 : 0;
    }
    Quality q;
    q.cells = 1;
    q.ndcg10 = discounted(gains) / discounted(ideal);
    q.precision5 = right5 / static_cast<double>(std::min<std::size_t>(5, grades.size()));
    q.recall20 = strong > 0 ? strong20 / strong : 1;
    q.precision = proposed > 0 ? right / proposed : (strong > 0 ? 0 : 1);
    q.recall = strong > 0 ? found / strong : 1;
    const double sum = q.precision + q.recall;
    q.f1 = sum > 0 ? 2 * q.precision * q.recall / sum : 0;
    return q;
}

Quality mean(const std::vector<Quality>& cells) {
    Quality m;
    for (const Quality& q : cells) {
        m.ndcg10 += q.ndcg10;
        m.precision5 += q.precision5;
        m.recall20 += q.recall20;
        m.precision += q.precision;
        m.recall += q.recall;
        m.f1 += q.f1;
        m.cells += q.cells;
        m.polarity.right += q.polarity.right;
        m.polarity.of += q.polarity.of;
        m.question.right += q.question.right;
        m.question.of += q.question.of;
    }
    const auto n = static_cast<double>(std::max<std::size_t>(m.cells, 1));
    for (double* v : {&m.ndcg10, &m.precision5, &m.recall20, &m.precision, &m.recall, &m.f1})
        *v /= n;
    return m;
}

/// Expected calibration error: ten bins of equal width, weighted by what is in them.
class CalibrationBins {
 public:
    void add(double probability, bool right) {
        const auto bin = std::min<std::size_t>(static_cast<std::size_t>(probability * 10), 9);
        bins_[bin].sum += probability;
        bins_[bin].right += right ? 1 : 0;
        bins_[bin].n += 1;
        ++total_;
    }
    double error() const {
        double error = 0;
        for (const Bin& b : bins_) error += std::abs(b.sum - b.right);
        return total_ > 0 ? error / total_ : 0;
    }
    std::vector<CalibrationBin> table() const {
        std::vector<CalibrationBin> out;
        for (const Bin& b : bins_) {
            const double n = std::max(b.n, 1.0);
            out.push_back({b.sum / n, b.right / n, static_cast<std::size_t>(b.n)});
        }
        return out;
    }

 private:
    struct Bin {
        double sum = 0, right = 0, n = 0;
    };
    std::array<Bin, 10> bins_{};
    double total_ = 0;
};

/// Candidates beside the labels of their cell.
struct Judged {
    std::map<Cell, Grades> cells;
    std::map<Cell, std::vector<Ranked>> found;
    CalibrationBins bins;
};

Judged judge(const std::vector<Candidate>& candidates,
             const std::vector<LabelledDocument>& labels) {
    Judged out;
    std::map<std::string, const LabelledDocument*> by_id;
    std::map<std::string, BlockMatcher> matchers;
    for (const LabelledDocument& d : labels) {
        by_id[d.id] = &d;
        matchers.emplace(d.id, BlockMatcher(d));
        for (const LabelledBlock& b : d.blocks) {
            for (const Label& l : b.labels) out.cells[{d.language, l.factor}][b.id] = &l;
        }
    }
    std::map<std::pair<std::string, std::string>, std::size_t>
        matched;  // a passage is matched once for all factors
    for (const Candidate& c : candidates) {
        const std::string id = document_id(c.document);
        const auto document = by_id.find(id);
        if (document == by_id.end()) continue;
        const auto [it, added] =
            matched.try_emplace({c.document, c.anchor.file_hash + c.text}, BlockMatcher::kNone);
        if (added) it->second = matchers.at(id).match(c.text);
        const bool any = it->second != BlockMatcher::kNone;
        const std::string block = any ? document->second->blocks[it->second].id : "";
        const Cell cell{document->second->language, c.factor};
        out.found[cell].push_back({&c, block});
        const auto grades = out.cells.find(cell);
        out.bins.add(c.score, grades != out.cells.end() && grades->second.contains(block));
    }
    return out;
}

/// Whether the candidate's polarity and one of its questions are the label's.
void add_answers(const Candidate& candidate, const Label& label, Quality& sum) {
    ++sum.polarity.of;
    sum.polarity.right += candidate.polarity == label.polarity ? 1 : 0;
    if (candidate.questions.empty()) return;
    ++sum.question.of;
    const auto wanted = [&](const std::string& question) {
        return std::find(label.questions.begin(), label.questions.end(), question) !=
               label.questions.end();
    };
    sum.question.right +=
        std::any_of(candidate.questions.begin(), candidate.questions.end(), wanted) ? 1 : 0;
}

}  // namespace

Evaluation evaluate(const std::vector<Candidate>& candidates,
                    const std::vector<LabelledDocument>& labels) {
    Judged judged = judge(candidates, labels);
    Evaluation out;
    std::map<std::string, std::vector<Quality>> by_language, by_factor;
    std::vector<Quality> all;
    for (const auto& [cell, grades] : judged.cells) {
        const std::vector<Ranked> order = ranking(judged.found[cell]);
        Quality q = measure(order, grades);
        for (const Ranked& r : order) {
            const auto label = grades.find(r.block);
            if (label != grades.end()) add_answers(*r.candidate, *label->second, q);
        }
        out.cells[cell.first][cell.second] = q;
        by_language[cell.first].push_back(q);
        by_factor[cell.second].push_back(q);
        all.push_back(q);
    }
    out.all = mean(all);
    for (const auto& [language, list] : by_language) out.by_language[language] = mean(list);
    for (const auto& [factor, list] : by_factor) out.by_factor[factor] = mean(list);
    out.calibration = judged.bins.table();
    out.calibration_error = judged.bins.error();
    return out;
}

std::vector<Mistake> mistakes(const std::vector<Candidate>& candidates,
                              const std::vector<LabelledDocument>& labels) {
    std::map<std::string, const LabelledBlock*> blocks;
    for (const LabelledDocument& d : labels) {
        for (const LabelledBlock& b : d.blocks) blocks[b.id] = &b;
    }
    const Judged judged = judge(candidates, labels);
    std::vector<Mistake> out;
    for (const auto& [cell, found] : judged.found) {
        const auto grades = judged.cells.find(cell);
        for (const Ranked& r : ranking(found)) {
            if (!r.candidate->proposed) continue;
            if (grades != judged.cells.end() && grades->second.contains(r.block)) continue;
            out.push_back({Mistake::Kind::False, cell.first, cell.second, r.block,
                           r.candidate->text, r.candidate});
        }
    }
    for (const auto& [cell, grades] : judged.cells) {
        std::map<std::string, const Candidate*> best;
        if (const auto found = judged.found.find(cell); found != judged.found.end()) {
            for (const Ranked& r : ranking(found->second)) best.emplace(r.block, r.candidate);
        }
        for (const auto& [block, label] : grades) {
            const auto it = best.find(block);
            const Candidate* candidate = it == best.end() ? nullptr : it->second;
            if (label->grade < 2 || (candidate != nullptr && candidate->proposed)) continue;
            out.push_back({Mistake::Kind::Miss, cell.first, cell.second, block,
                           blocks.at(block)->text, candidate});
        }
    }
    std::stable_sort(out.begin(), out.end(), [](const Mistake& a, const Mistake& b) {
        return std::tie(a.language, a.factor, a.kind) < std::tie(b.language, b.factor, b.kind);
    });
    return out;
}

base::Result<std::map<std::string, BlockMatch>> match_blocks(
    const index::Reader& index, const std::vector<LabelledDocument>& labels) {
    const auto files = index.files();
    if (!files) return base::fail(files.error());
    std::map<std::string, BlockMatch> out;
    for (const LabelledDocument& d : labels) {
        const BlockMatcher matcher(d);
        for (const index::FileRecord& file : *files) {
            if (document_id(file.path) != d.id) continue;
            const auto passages = index.passages(file.path);
            if (!passages) return base::fail(passages.error());
            std::set<std::size_t> matched;
            for (const index::StoredPassage& p : *passages)
                matched.insert(matcher.match(p.passage.text));
            BlockMatch& sum = out[file.format];
            for (std::size_t b = 0; b < d.blocks.size(); ++b) {
                if (d.blocks[b].heading) continue;
                ++sum.blocks;
                if (matched.contains(b))
                    ++sum.matched;
                else
                    sum.missed.push_back(d.blocks[b].id);
            }
        }
    }
    return out;
}

base::Result<std::set<std::uint32_t>> labelled_passages(const index::Reader& index,
                                                        const std::vector<LabelledDocument>& labels,
                                                        const std::string& factor) {
    const auto files = index.files();
    if (!files) return base::fail(files.error());
    std::map<std::string, const LabelledDocument*> by_id;
    for (const LabelledDocument& d : labels) by_id[d.id] = &d;
    const auto wanted = [&](const Label& l) { return factor.empty() || l.factor == factor; };
    std::set<std::uint32_t> out;
    for (const index::FileRecord& file : *files) {
        const auto labelled = by_id.find(document_id(file.path));
        if (labelled == by_id.end() || file.passages == 0) continue;
        const auto passages = index.passages(file.path);
        if (!passages) return base::fail(passages.error());
        const BlockMatcher matcher(*labelled->second);
        for (const index::StoredPassage& p : *passages) {
            const std::size_t block = matcher.match(p.passage.text);
            if (block == BlockMatcher::kNone) continue;
            const auto& own = labelled->second->blocks[block].labels;
            if (std::any_of(own.begin(), own.end(), wanted)) out.insert(p.id);
        }
    }
    return out;
}

}  // namespace probant::evidence
