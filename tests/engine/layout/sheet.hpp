// Sets type on a page, so that tests can say what a page looks like: a word is as wide as its
// characters times half the font size.
#pragma once

#include <string>
#include <vector>

#include "engine/layout/characters.hpp"
#include "engine/layout/layout.hpp"

namespace probant::layout {

struct Type {
    double size = 10;
    bool bold = false;
    double leading = 1.25;  ///< of the size
    bool justified = false;
    bool goes_on = false;  ///< the last line is justified, too: the text goes on elsewhere
    double indent = 0;     ///< of the first line
    double hanging = 0;    ///< of all other lines
};

inline double width_of(std::string_view word, double size) {
    double characters = 0;
    for (; !word.empty(); word = without_first(word)) ++characters;
    return characters * size / 2;
}

class Sheet {
 public:
    explicit Sheet(double width = 595, double height = 842) : page_{width, height, {}} {}

    /// One line of words from `x`; `y` is the top of the line.
    Sheet& line(double x, double y, const std::string& text, const Type& type = {}) {
        set(x, y, words_of(text), 0.25 * type.size, type);
        return *this;
    }

    /// Breaks the text into lines of at most `width`; a "\n" ends a line. Returns the y below.
    double paragraph(double x, double y, double width, const std::string& text,
                     const Type& type = {}) {
        std::vector<std::string> line;
        double used = 0;
        bool first = true;
        const auto flush = [&](bool last) {
            const double shift = first ? type.indent : type.hanging;
            double space = 0.25 * type.size;
            if (type.justified && (!last || type.goes_on) && line.size() > 1) {
                space += (width - shift - used) / static_cast<double>(line.size() - 1);
            }
            set(x + shift, y, line, space, type);
            y += type.leading * type.size;
            line.clear();
            used = 0;
            first = false;
        };
        for (const std::string& word : words_of(text)) {
            const double shift = first ? type.indent : type.hanging;
            const double own = width_of(word, type.size);
            const double space = line.empty() ? 0 : 0.25 * type.size;
            if (!line.empty() && used + space + own > width - shift) flush(false);
            used += (line.empty() ? 0 : 0.25 * type.size) + own;
            line.push_back(word);
        }
        if (!line.empty()) flush(true);
        return y;
    }

    Sheet& word(Word word) {
        page_.words.push_back(std::move(word));
        return *this;
    }

    const Page& page() const { return page_; }

 private:
    static std::vector<std::string> words_of(const std::string& text) {
        std::vector<std::string> words(1);
        for (const char c : text) {
            if (c == ' ') {
                words.emplace_back();
            } else {
                words.back() += c;
            }
        }
        return words;
    }

    void set(double x, double y, const std::vector<std::string>& words, double space,
             const Type& type) {
        for (const std::string& text : words) {
            const double width = width_of(text, type.size);
            page_.words.push_back(
                {text, x, y, x + width, y + 1.1 * type.size, type.size, type.bold, true, 0});
            x += width + space;
        }
    }

    Page page_;
};

/// A sentence of so many words, different for each name.
inline std::string prose(const std::string& name, int words) {
    static const std::vector<std::string> stock = {
        "und",     "Verwaltung", "der",      "Stadt", "Beratungsstellen", "in",  "Jahresbericht",
        "mit",     "allen",      "Vereinen", "hat",   "Sprachkurse",      "für", "Zuwanderung",
        "Angebot", "im",         "Beirat",   "auch",  "Ausländerbehörde"};
    std::size_t seed = 17;
    for (const char c : name) seed = (seed * 31 + static_cast<unsigned char>(c)) % 10'007;
    std::string text = "Bericht " + name;
    for (int i = 3; i <= words; ++i) {
        seed = (seed * 75 + 74) % 65'537;
        text += ' ' + (i % 7 == 0 ? name + std::to_string(i) : stock[seed % stock.size()]);
    }
    return text + ".";
}

inline std::vector<std::string> texts(const std::vector<document::Block>& blocks) {
    std::vector<std::string> found;
    for (const document::Block& block : blocks) found.push_back(block.text);
    return found;
}

}  // namespace probant::layout
