#include "cli/candidate_text.hpp"

#include <algorithm>

#include "cli/wrap.hpp"
#include "engine/base/utf8.hpp"
#include "engine/report/reasons.hpp"

namespace probant::cli {
namespace {

constexpr std::size_t kShownReasons = 5;
constexpr std::size_t kShownCopies = 3;

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (const std::string& part : parts) out.append(out.empty() ? "" : separator).append(part);
    return out;
}

std::string first_line(const evidence::Candidate& candidate, const Style& style) {
    const bool supports = candidate.polarity == evidence::Polarity::Supports;
    const std::string polarity(evidence::name(candidate.polarity));
    std::string line = style.bold(decimal(candidate.score, 2)) + "  ";
    line += supports ? style.good(polarity) : style.bad(polarity);
    line += "  " + joined(candidate.questions, " ");
    if (!candidate.proposed) line += "  " + style.warning("below the threshold");
    return line + "  " + style.dim(candidate.id) + "\n";
}

}  // namespace

std::string place_and_quote(const evidence::Candidate& candidate, const Reading& reading) {
    const Style& style = reading.style;
    std::string out = first_line(candidate, style);
    out += "  " + base::printable(candidate.document);
    if (candidate.page > 0) out += ", page " + std::to_string(candidate.page);
    out += "  (" + candidate.language + ")\n";
    const std::size_t width = reading.width - 4;
    if (!candidate.headings.empty()) {
        out += wrapped(joined(candidate.headings, " › "), {}, "  ", width, Style{});
    }
    return out + wrapped(candidate.text, report::highlights(candidate), "  │ ", width, style);
}

std::string copies_line(const evidence::Candidate& candidate, const Reading& reading) {
    if (candidate.copies.empty()) return {};
    std::string text = "also in: ";
    for (std::size_t i = 0; i < std::min(candidate.copies.size(), kShownCopies); ++i) {
        const evidence::Copy& copy = candidate.copies[i];
        text += (i == 0 ? "" : "; ") + base::printable(copy.document);
        if (copy.page > 0) text += ", page " + std::to_string(copy.page);
    }
    if (candidate.copies.size() > kShownCopies)
        text += "; " + std::to_string(candidate.copies.size() - kShownCopies) + " more";
    return wrapped(text, {}, "  ", reading.width - 4, Style{});
}

std::string reasons_line(const evidence::Candidate& candidate, const Reading& reading) {
    std::vector<report::ShownReason> reasons =
        report::shown_reasons(candidate, reading.lexicon, reading.language);
    std::erase_if(reasons, [](const report::ShownReason& reason) { return reason.weight <= 0; });
    std::string text;
    for (std::size_t i = 0; i < std::min(reasons.size(), kShownReasons); ++i) {
        text += (i == 0 ? "why: " : " · ") + reasons[i].gloss;
        if (!reasons[i].words.empty()) text += " «" + joined(reasons[i].words, "», «") + "»";
    }
    if (reasons.size() > kShownReasons) {
        text += " · " + std::to_string(reasons.size() - kShownReasons) + " more";
    }
    return wrapped(text, {}, "  ", reading.width - 4, Style{});
}

std::string reason_name(const evidence::Reason& reason, const Reading& reading) {
    const std::string gloss = report::gloss_of(reason, reading.lexicon, reading.language);
    return gloss.empty() ? reason.concept_id : gloss;
}

std::string factor_title(const std::string& factor, const Reading& reading) {
    const auto& texts = reading.benchmark.wording(reading.language).factors;
    const auto text = texts.find(factor);
    return text == texts.end() ? factor : factor + " " + text->second.title;
}

}  // namespace probant::cli
