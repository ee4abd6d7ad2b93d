#include "engine/evidence/candidate.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/base/utf8.hpp"

namespace probant::evidence {
namespace {

using nlohmann::json;

/// Four digits after the point: enough for every use, and lines stay readable.
double rounded(double value) {
    return std::round(value * 10'000) / 10'000;
}
double tenth(double value) {
    return std::round(value * 10) / 10;
}

json anchor_line(const Anchor& anchor) {
    json boxes = json::array();
    for (const document::Box& b : anchor.boxes) {
        boxes.push_back(
            {{"page", b.page}, {"box", {tenth(b.x0), tenth(b.y0), tenth(b.x1), tenth(b.y1)}}});
    }
    return {{"file", anchor.file_hash}, {"range", {anchor.begin, anchor.end}},
            {"quote", anchor.quote},    {"before", anchor.before},
            {"after", anchor.after},    {"boxes", std::move(boxes)}};
}

json reason_line(const Reason& reason, const std::string& text) {
    json line = {{"concept", reason.concept_id},
                 {"where", name(reason.where)},
                 {"text", reason.text},
                 {"weight", rounded(reason.weight)}};
    if (reason.concepts.size() > 1) line["concepts"] = reason.concepts;
    if (reason.end > reason.begin && reason.where == Where::Passage) {
        line["range"] = {base::code_points(text, reason.begin),
                         base::code_points(text, reason.end)};
    }
    return line;
}

}  // namespace

std::string_view name(Polarity polarity) {
    return polarity == Polarity::Supports ? "supports" : "contradicts";
}

std::string_view name(Where where) {
    switch (where) {
        case Where::Passage: return "passage";
        case Where::Heading: return "heading";
        case Where::Neighbour: return "neighbour";
        default: return "document";
    }
}

json to_line(const Candidate& candidate) {
    json reasons = json::array();
    for (const Reason& reason : candidate.reasons)
        reasons.push_back(reason_line(reason, candidate.text));
    json copies = json::array();
    for (const Copy& copy : candidate.copies)
        copies.push_back({{"id", copy.id}, {"document", copy.document}, {"page", copy.page}});
    return {{"version", kLineVersion},
            {"id", candidate.id},
            {"factor", candidate.factor},
            {"questions", candidate.questions},
            {"score", rounded(candidate.score)},
            {"proposed", candidate.proposed},
            {"polarity", name(candidate.polarity)},
            {"document", candidate.document},
            {"page", candidate.page},
            {"language", candidate.language},
            {"kind", document::name(candidate.kind)},
            {"text", candidate.text},
            {"headings", candidate.headings},
            {"anchor", anchor_line(candidate.anchor)},
            {"bias", rounded(candidate.bias)},
            {"same_as", candidate.same_as.empty() ? json(nullptr) : json(candidate.same_as)},
            {"copies", std::move(copies)},
            {"reasons", std::move(reasons)}};
}

}  // namespace probant::evidence
