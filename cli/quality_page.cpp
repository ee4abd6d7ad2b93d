#include "cli/quality_page.hpp"

#include <functional>

#include "cli/wrap.hpp"

namespace probant::cli {
namespace {

using evidence::Quality;

std::string percent(const evidence::Agreement& a) {
    return a.of == 0 ? "" : decimal(100 * a.share(), 0);
}

std::string summary_row(const std::string& name, const Quality& q) {
    std::string row = "| " + name;
    for (const double value : {q.ndcg10, q.recall20, q.precision, q.recall, q.f1})
        row += " | " + decimal(value, 3);
    return row + " | " + percent(q.polarity) + " | " + percent(q.question) + " |\n";
}

std::string summary(const evidence::Evaluation& found) {
    std::string out =
        "| | nDCG@10 | R@20 | precision | recall | F1 | polarity % | question % |\n"
        "|---|---|---|---|---|---|---|---|\n" +
        summary_row("**all**", found.all);
    for (const auto& [language, q] : found.by_language) out += summary_row(language, q);
    for (const auto& [factor, q] : found.by_factor) out += summary_row(factor, q);
    return out;
}

/// Languages down, factors across; `cell` writes one.
std::string table(const evidence::Evaluation& found,
                  const std::function<std::string(const Quality&)>& cell) {
    std::string head = "| |";
    std::string rule = "|---|";
    for (const auto& [factor, q] : found.by_factor) {
        head += " " + factor + " |";
        rule += "---|";
    }
    std::string out = head + "\n" + rule + "\n";
    for (const auto& [language, factors] : found.cells) {
        out += "| " + language + " |";
        for (const auto& [factor, q] : found.by_factor) {
            const auto it = factors.find(factor);
            out += " " + (it == factors.end() ? std::string() : cell(it->second)) + " |";
        }
        out += "\n";
    }
    return out;
}

std::string calibration(const evidence::Evaluation& found) {
    std::string out = "| score | passages | mean score | labelled |\n|---|---|---|---|\n";
    for (std::size_t i = 0; i < found.calibration.size(); ++i) {
        const evidence::CalibrationBin& bin = found.calibration[i];
        const auto low = static_cast<double>(i) / 10;
        out += "| " + decimal(low, 1) + " – " + decimal(low + 0.1, 1) + " | " +
               std::to_string(bin.count) + " | " + decimal(bin.score, 3) + " | " +
               decimal(bin.right, 3) + " |\n";
    }
    return out;
}

}  // namespace

std::string quality_page(const evidence::Evaluation& found, const Measured& measured) {
    const auto short_hash = [](const std::string& hash) { return hash.substr(0, 12); };
    std::string out =
        "# How good the proposals are\n\nWritten by `" + measured.command + "` on " +
        measured.date + ", Probant " + measured.version + "; lexicons " +
        short_hash(measured.lexicon_hash) + ", benchmark " + short_hash(measured.benchmark_hash) +
        ", labels " + short_hash(measured.labels_hash) +
        (measured.further == 0 ? "" : ", further labels " + short_hash(measured.further_hash)) +
        ".\n\n" + std::to_string(measured.documents) +
        " labelled documents are measured, each by a model that has not seen it; " +
        std::to_string(measured.further) +
        " further ones are learned from only. Means over language × factor. A label "
        "of grade 2 must be found, one of grade 1 may be.\n\n";
    out += summary(found);
    out += "\n## nDCG@10\n\n" + table(found, [](const Quality& q) { return decimal(q.ndcg10, 2); });
    out += "\n## F1\n\n" + table(found, [](const Quality& q) { return decimal(q.f1, 2); });
    out += "\n## Polarity, % right\n\n" +
           table(found, [](const Quality& q) { return percent(q.polarity); });
    out += "\n## Guiding question, % right\n\n" +
           table(found, [](const Quality& q) { return percent(q.question); });
    out += "\n## Are scores probabilities?\n\nExpected calibration error " +
           decimal(found.calibration_error, 3) + ".\n\n" + calibration(found);
    return out;
}

}  // namespace probant::cli
