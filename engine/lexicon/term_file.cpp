#include "engine/lexicon/term_file.hpp"

#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/text/analysis.hpp"

namespace probant::lexicon {
namespace {

constexpr std::size_t kLeastWildcard = 3;  // code points that a wildcard must hold on to

std::string_view trimmed(std::string_view s) {
    const std::size_t first = s.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return s.substr(first, s.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string_view> split(std::string_view s, char by) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= s.size();) {
        const std::size_t end = std::min(s.find(by, begin), s.size());
        if (end > begin || by == '/') parts.push_back(s.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

/// Parses one word with its marks; says in `why` what is wrong with it.
std::optional<WordPattern> parse_word(std::string_view word, std::string& why) {
    if (word == "<n>") return WordPattern{Compare::Number, {}};
    const bool exact = word.starts_with('=');
    const bool open_front = word.starts_with('*');
    const bool open_back = word.size() > 1 && word.ends_with('*');
    std::string_view core = word;
    if (exact || open_front) core.remove_prefix(1);
    if (open_back) core.remove_suffix(1);
    if (core.empty()) {
        why = "a mark without a word";
    } else if (core.find_first_of("*=.,;:!?()[]{}\"'|<>") != std::string_view::npos ||
               core.find("\xE2\x80\x99") != std::string_view::npos) {
        why = "a mark or an apostrophe inside a word (write the parts as words of a phrase)";
    } else if (core.find('-') != std::string_view::npos) {
        why = "hyphens part words (write the parts as words of a phrase)";
    } else if (exact && (open_front || open_back)) {
        why = "= and * exclude each other";
    } else if ((open_front || open_back) && base::code_points(core) < kLeastWildcard) {
        why = "a wildcard needs at least three letters";
    }
    if (!why.empty()) return std::nullopt;
    Compare compare = exact ? Compare::Exact : Compare::Stem;
    if (open_front && open_back)
        compare = Compare::Contains;
    else if (open_front)
        compare = Compare::Suffix;
    else if (open_back)
        compare = Compare::Prefix;
    return WordPattern{compare, text::fold(core)};
}

class LineParser {
 public:
    LineParser(const std::string& file, std::vector<base::Fault>& faults,
               const std::function<void(const Term&)>& use)
        : file_(file), faults_(faults), use_(use) {}

    void parse(std::string_view line, int number) {
        number_ = number;
        line = trimmed(line.substr(0, line.find('#')));
        if (line.empty()) return;
        if (line.starts_with('[')) {
            enter(line);
        } else if (concept_.empty()) {
            fault("a term before the first [concept]");
        } else {
            add_term(line);
        }
    }

 private:
    void fault(std::string message) { faults_.push_back({file_, number_, std::move(message)}); }

    void enter(std::string_view line) {
        if (!line.ends_with(']') || line.size() < 3) {
            fault("a concept is written [concept-id]");
            return;
        }
        concept_ = std::string(trimmed(line.substr(1, line.size() - 2)));
    }

    void add_term(std::string_view line) {
        if (!seen_[concept_].insert(line).second) {
            fault("the term stands twice under [" + concept_ + "]: " + std::string(line));
            return;
        }
        Term term{concept_, line.starts_with('!'), {}, number_};
        if (term.exclusion) line = trimmed(line.substr(1));
        int gap = 0;
        bool good = true;
        for (const std::string_view part : split(line, ' ')) {
            if (part == ".." || part == "...") {
                good = good && gap_allowed(term, gap);
                gap = part == ".." ? kShortGap : kLongGap;
                continue;
            }
            Element element;
            element.gap = gap;
            gap = 0;
            good = parse_alternatives(part, element) && good;
            term.elements.push_back(std::move(element));
        }
        if (gap != 0) {
            fault("a gap needs a word on each side");
            good = false;
        }
        if (good && !term.elements.empty())
            use_(term);
        else if (good)
            fault("an exclusion without a term");
    }

    bool gap_allowed(const Term& term, int gap) {
        if (!term.elements.empty() && gap == 0) return true;
        fault("a gap needs a word on each side");
        return false;
    }

    bool parse_alternatives(std::string_view part, Element& element) {
        bool good = true;
        for (const std::string_view word : split(part, '/')) {
            std::string why;
            if (auto pattern = parse_word(word, why)) {
                element.alternatives.push_back(std::move(*pattern));
            } else {
                fault("«" + std::string(word) + "»: " + why);
                good = false;
            }
        }
        return good;
    }

    const std::string& file_;
    std::vector<base::Fault>& faults_;
    const std::function<void(const Term&)>& use_;
    int number_ = 0;
    std::string concept_;
    std::unordered_map<std::string, std::unordered_set<std::string_view>> seen_;  ///< by concept
};

}  // namespace

void parse_terms(std::string_view text, const std::string& file, std::vector<base::Fault>& faults,
                 const std::function<void(const Term&)>& use) {
    if (!base::is_well_formed(text)) {
        faults.push_back({file, 0, "the file is not UTF-8"});
        return;
    }
    LineParser parser(file, faults, use);
    int number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        parser.parse(text.substr(begin, end - begin), ++number);
        begin = end + 1;
    }
}

}  // namespace probant::lexicon
