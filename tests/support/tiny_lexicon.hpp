// A lexicon of a handful of concepts and a benchmark of two factors, for tests that must not depend
// on the real ones, and to show that a second benchmark needs no code.
#pragma once

#include <string>

#include "tests/support/temporary_folder.hpp"

namespace probant::testing {

/// Writes concepts, English and German terms, glosses, interface and the benchmark "green-schools".
inline void write_tiny_lexicon(const TemporaryFolder& folder) {
    folder.write("concepts.json", R"({"format": "probant-concepts/1", "concepts": [
        {"id": "garden", "group": "scope", "note": "school gardens"},
        {"id": "funding", "group": "policy", "note": "money"},
        {"id": "course", "group": "policy", "note": "lessons"},
        {"id": "parking", "group": "other", "note": "car parks"},
        {"id": "ended", "group": "against", "note": "given up"},
        {"id": "refused", "group": "against", "note": "turned down"}]})");
    folder.write(
        "terms/en.terms",
        "[garden]\ngarden\nvegetable bed\n! beer garden\n[funding]\nbudget\neuro*\n"
        "[course]\ncourse\nlesson\n[parking]\ncar park\n[ended]\nabandoned\n[refused]\nrefused\n");
    folder.write("terms/de.terms",
                 "[garden]\n*garten\ngärten\n! biergarten\n[funding]\nhaushalt*\neuro\n"
                 "[course]\nkurs*\n*unterricht*\n[parking]\nparkplatz\n[ended]\naufgegeben\n["
                 "refused]\nabgelehnt\n");
    folder.write("glosses/en.json", R"({"language": "en", "glosses": {"garden": "school garden",
        "funding": "money", "course": "lessons", "parking": "parking",
        "ended": "given up", "refused": "refused"}})");
    folder.write("glosses/de.json", R"({"language": "de", "glosses": {"garden": "Schulgarten",
        "funding": "Geld", "course": "Unterricht", "parking": "Parken",
        "ended": "aufgegeben", "refused": "abgelehnt"}})");
    folder.write("benchmarks/green-schools/benchmark.json", R"({"format": "probant-benchmark/1",
        "id": "green-schools", "version": "1", "source": "made up for a test", "factors": [
        {"id": "G1", "questions": ["G1.a", "G1.b"], "examples": ["G1-x"]},
        {"id": "G2", "questions": ["G2.a"], "examples": []}], "contextual_factors": ["K1"]})");
    folder.write("benchmarks/green-schools/text/en.json",
                 R"({"language": "en", "title": "Green schools",
        "standard": "Schools are green.", "factors": {"G1": {"title": "Gardens", "statement": "There are gardens."},
        "G2": {"title": "Lessons", "statement": "There are lessons in them."}},
        "questions": {"G1.a": "Are there gardens?", "G1.b": "Are they paid for?", "G2.a": "Are there lessons?"},
        "examples": {"G1-x": "A town planted one."},
        "contextual_factors": {"K1": {"title": "Climate", "implications": "Frost."}}})");
    folder.write("benchmarks/green-schools/rules.json", R"({"format": "probant-rules/1", "rules": [
        {"id": "G1.garden", "factor": "G1", "questions": ["G1.a"], "all": ["garden"], "none": ["parking"], "weight": 2},
        {"id": "G1.paid", "factor": "G1", "questions": ["G1.b"], "all": ["garden", "funding"], "within": "sentence", "weight": 2},
        {"id": "G2.lessons", "factor": "G2", "questions": ["G2.a"], "all": ["@scope", "course"], "weight": 3}]})");
}

}  // namespace probant::testing
