#include "engine/layout/hyphen.hpp"

#include <algorithm>
#include <array>

#include "engine/layout/characters.hpp"

namespace probant::layout {
namespace {

// A document with fewer hyphens than one in so many lines does not part words: what stands at a
// line end is a real hyphen.
constexpr std::size_t kUnparted = 40;

struct LanguageWords {
    std::string_view language;
    std::string_view words;  // parted and surrounded by spaces
};

// «Kultur- und Sportamt»: words after which the second half of a compound follows.
constexpr std::array<LanguageWords, 12> kJoining = {{
    {"de", " und oder bzw sowie als wie noch beziehungsweise "},
    {"nl", " en of als maar "},
    {"sv", " och eller samt respektive som "},
    {"da", " og eller samt som "},
    {"nb", " og eller samt som "},
    {"fi", " ja tai sekä eli että "},
    {"en", " and or to "},
    {"fr", " et ou "},
    {"es", " y e o u "},
    {"ca", " i o "},
    {"pt", " e ou "},
    {"it", " e ed o "},
}};

// Pronouns that keep the hyphen to the verb before them: «tornou-se», «peut-être».
constexpr std::array<LanguageWords, 3> kHanging = {{
    {"pt", " se me te nos vos lhe lhes lo la los las no na os as o a á ão ia "},
    {"ca", " se me te ne ho hi li los les la el lo us nos "},
    {"fr",
     " vous nous il elle ils elles on ce là ci même mêmes être t moi toi leur delà dessus "
     "dessous "},
}};

bool holds(std::string_view words, std::string_view word) {
    const std::size_t at = words.find(word);
    return at != std::string_view::npos && at > 0 && words[at - 1] == ' ' &&
           at + word.size() < words.size() && words[at + word.size()] == ' ';
}

template <std::size_t N>
bool listed(const std::array<LanguageWords, N>& table, std::string_view language,
            std::string_view word) {
    return std::any_of(table.begin(), table.end(), [&](const LanguageWords& entry) {
        return (language.empty() || entry.language == language) && holds(entry.words, word);
    });
}

bool in_word(char32_t c) {
    return is_letter(c) || is_hyphen(c);
}

std::string_view first_word(std::string_view text) {
    std::string_view rest = text;
    while (!rest.empty() && in_word(first_character(rest))) rest = without_first(rest);
    return text.substr(0, text.size() - rest.size());
}

std::string_view last_word(std::string_view text) {
    std::string_view rest = text;
    while (!rest.empty() && in_word(last_character(rest))) rest = without_last(rest);
    return text.substr(rest.size());
}

bool has_lower(std::string_view text) {
    for (; !text.empty(); text = without_first(text)) {
        if (is_lower(first_character(text))) return true;
    }
    return false;
}

// «WhatsApp», but not «Vice-Chancellor».
bool has_inner_capital(std::string_view word) {
    const std::size_t hyphen = word.rfind('-');
    if (hyphen != std::string_view::npos) word.remove_prefix(hyphen + 1);
    for (word = without_first(word); !word.empty(); word = without_first(word)) {
        if (is_upper(first_character(word))) return true;
    }
    return false;
}

void add_words(std::string_view text, std::unordered_set<std::string>& words) {
    while (!text.empty()) {
        const std::string_view word = first_word(text);
        if (word.empty()) {
            text = without_first(text);
        } else {
            words.emplace(word);
            text.remove_prefix(word.size());
        }
    }
}

// Norwegian has several tags, and a tag may name a country too.
std::string primary_tag(std::string_view language) {
    std::string tag(language.substr(0, language.find_first_of("-_")));
    std::transform(tag.begin(), tag.end(), tag.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (tag == "no" || tag == "nn") return "nb";
    const bool known = std::any_of(kJoining.begin(), kJoining.end(),
                                   [&](const LanguageWords& e) { return e.language == tag; });
    return known ? tag : std::string();
}

}  // namespace

Hyphens::Hyphens(const std::vector<Draft>& drafts, std::string_view language)
    : language_(primary_tag(language)) {
    std::size_t wrapped = 0;
    std::size_t parted = 0;
    for (const Draft& draft : drafts) {
        for (std::size_t i = 1; i < draft.segments.size(); ++i) {
            const Segment& next = draft.segments[i];
            if (next.join != Join::Wrap) continue;
            const char32_t last = last_character(draft.segments[i - 1].text);
            ++wrapped;
            own_glyph_ = own_glyph_ || last == 0x2010 || last == 0xAD;
            const bool minus = last == '-' && starts_lower(next.text);
            parted += minus && !listed(kJoining, language_, first_word(next.text)) ? 1 : 0;
        }
    }
    parts_words_ = parted * kUnparted >= wrapped;
    if (parted > 0) remember_words(drafts);
}

void Hyphens::remember_words(const std::vector<Draft>& drafts) {
    for (const Draft& draft : drafts) {
        for (const Segment& segment : draft.segments) {
            std::string_view text = segment.text;
            if (is_hyphen(last_character(text))) text.remove_suffix(last_word(text).size());
            add_words(text, words_);
        }
    }
}

Parting Hyphens::parting(std::string_view line, std::string_view next) const {
    const char32_t last = last_character(line);
    const char32_t before = last_character(without_last(line));
    const char32_t after = first_character(next);
    const bool word_before = is_letter(before) || is_digit(before);
    const bool word_after = is_letter(after) || is_digit(after);
    if (last == 0x2013 || last == 0x2014 || last == '/') {
        const bool closes = last == 0x2014 && (language_ == "es" || language_ == "ca");
        return word_before && word_after && !closes ? Parting::Keep : Parting::None;
    }
    if (!is_hyphen(last) || before == 0) return Parting::None;
    // Finnish sets a space between a name of several words and the hyphen.
    if (before == ' ') return language_ == "fi" && word_after ? Parting::Keep : Parting::None;
    if (last == 0xAD) return Parting::Join;
    const std::string_view second = first_word(next);
    if (listed(kJoining, language_, second)) return Parting::Apart;
    if (!is_lower(after)) return word_after ? Parting::Keep : Parting::Apart;
    if (!is_letter(before)) return Parting::Keep;
    return belongs_to_word(line, second) ? Parting::Keep : Parting::Join;
}

// Whether the hyphen between these halves would stand in the middle of a line, too.
bool Hyphens::belongs_to_word(std::string_view line, std::string_view second) const {
    const std::string_view first = last_word(line);
    const std::string_view stem = without_last(first);
    const char32_t before = last_character(stem);
    const bool same_vowels =
        language_ == "fi" && before == first_character(second) &&
        std::u32string_view(U"aeiouyäö").find(before) != std::u32string_view::npos;
    const bool name = !has_lower(stem) || without_first(stem).empty() || has_inner_capital(stem) ||
                      last_character(line.substr(0, line.size() - first.size())) == 0x2013;
    if (same_vowels || name) return true;
    if (last_character(line) != '-') return false;
    if (words_.count(std::string(stem) + "-" + std::string(second)) != 0) return true;
    if (words_.count(std::string(stem) + std::string(second)) != 0) return false;
    if (own_glyph_ || !parts_words_) return true;
    const bool hanging = !language_.empty() && listed(kHanging, language_, second);
    return hanging || (language_ == "fr" && stem.find('-') != std::string_view::npos);
}

}  // namespace probant::layout
