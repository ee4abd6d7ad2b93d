// From a passage's text to words: normalised forms and stems, each tied to its bytes.
//
// Road: document > passages > [text] > index, and the same words for terms: lexicon.
// ICU finds and folds the words (UAX #29, NFKC case folding), Snowball stems them. ICU, CLD2 and
// libstemmer are known in this folder only.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace probant::text {

/// One word. Apostrophes and hyphens part words: «l'accueil» is two.
struct Token {
    std::size_t begin = 0, end = 0;  ///< bytes of the text
    std::string folded;              ///< NFKC, case folded, diacritics kept
    std::string stem;             ///< of the analyser's language; folded where there is no stemmer
    bool number = false;          ///< digits, with their separators
    bool sentence_start = false;  ///< first word of a sentence, a list item or a table row
};

/// The languages that have terms, as BCP 47: en fr de nl es ca it pt da nb sv fi.
std::span<const std::string_view> languages();

/// Splits, folds and stems. Not thread-safe: one for each thread; making one costs about 1 ms.
class Analyser {
 public:
    /// An unknown language ("und") gives an analyser that does not stem.
    explicit Analyser(std::string_view language);
    ~Analyser();
    Analyser(Analyser&&) noexcept;
    Analyser& operator=(Analyser&&) noexcept;

    std::vector<Token> analyse(std::string_view utf8);
    std::string stem(std::string_view folded);

 private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

/// The words of a text as the published measure counts them (runs of letters, digits and
/// underscores, lower case, soft hyphens left out), in order.
std::vector<std::string> plain_words(std::string_view utf8);

/// NFKC, case folded.
std::string fold(std::string_view utf8);

/// The language of a text as one of languages(), or "und". `prior` (may be empty) is the document's
/// language: a short or doubtful text takes it. CLD2's Norwegian and Danish are told apart with it.
std::string detect_language(std::string_view utf8, std::string_view prior);

/// Any bytes to well-formed UTF-8, NFC: a byte order mark decides, then `declared` (an IANA name,
/// may be empty), then valid UTF-8, then ICU's detector. `used` tells what was taken.
std::string to_utf8(std::string_view bytes, std::string_view declared, std::string* used = nullptr);

/// NFC of well-formed UTF-8, soft hyphens and zero-width characters removed.
std::string nfc(std::string_view utf8);

}  // namespace probant::text
