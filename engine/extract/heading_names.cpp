#include "engine/extract/heading_names.hpp"

#include <algorithm>
#include <array>

#include "engine/extract/characters.hpp"

namespace probant::extract {

int heading_by_name(std::string_view name) {
    // Word leaves letters outside ASCII out of a style's id: "berschrift1", "Ttulo1".
    static constexpr std::array<std::string_view, 17> kWords{
        "heading", "überschrift", "Überschrift", "berschrift", "titre",        "kop",
        "título",  "ttulo",       "titulo",      "titolo",     "rubrik",       "overskrift",
        "otsikko", "encabezado",  "títol",       "ttol",       "encapçalament"};
    if (name == "title") return 1;
    if (name.empty() || name.back() < '1' || name.back() > '9') return 0;
    const std::string_view word = trim(name.substr(0, name.size() - 1));
    const bool known = std::find(kWords.begin(), kWords.end(), word) != kWords.end();
    return known ? name.back() - '0' : 0;
}

}  // namespace probant::extract
