#include "engine/text/analysis.hpp"

#include <libstemmer.h>
#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <array>
#include <string>

#include "engine/base/result.hpp"

namespace probant::text {
namespace {

constexpr std::array<std::string_view, 12> kLanguages{"en", "fr", "de", "nl", "es", "ca",
                                                      "it", "pt", "da", "nb", "sv", "fi"};

struct Stemmer {
    std::string_view language;
    const char* snowball;
};

constexpr std::array<Stemmer, 12> kStemmers{{{"en", "english"},
                                             {"fr", "french"},
                                             {"de", "german"},
                                             {"nl", "dutch"},
                                             {"es", "spanish"},
                                             {"ca", "catalan"},
                                             {"it", "italian"},
                                             {"pt", "portuguese"},
                                             {"da", "danish"},
                                             {"nb", "norwegian"},
                                             {"sv", "swedish"},
                                             {"fi", "finnish"}}};

const icu::Normalizer2& normalizer(bool casefold) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = casefold ? icu::Normalizer2::getNFKCCasefoldInstance(status)
                                             : icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) PROBANT_BUG("ICU has no normalisation data");
    return *found;
}

std::string normalized(std::string_view utf8, bool casefold) {
    UErrorCode status = U_ZERO_ERROR;
    std::string out;
    out.reserve(utf8.size());
    icu::StringByteSink<std::string> sink(&out);
    normalizer(casefold).normalizeUTF8(
        0, icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())), sink, nullptr, status);
    if (U_FAILURE(status)) PROBANT_BUG("ICU could not normalise a text");
    return out;
}

bool is_ascii_lower(std::string_view word) {
    for (const char c : word) {
        if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'A' && c <= 'Z')) return false;
    }
    return true;
}

}  // namespace

std::vector<std::string> plain_words(std::string_view utf8) {
    std::vector<std::string> words;
    icu::UnicodeString word;
    const auto finish = [&] {
        if (word.isEmpty()) return;
        word.toLower(icu::Locale::getRoot());
        word.toUTF8String(words.emplace_back());
        word.remove();
    };
    const auto* bytes = reinterpret_cast<const uint8_t*>(utf8.data());
    const auto length = static_cast<int32_t>(utf8.size());
    for (int32_t i = 0; i < length;) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, i, length, c);
        if (c == 0xAD) continue;
        const auto mark = U_GET_GC_MASK(c);
        if ((mark & (U_GC_L_MASK | U_GC_N_MASK)) != 0 || c == '_')
            word.append(c);
        else
            finish();
    }
    finish();
    return words;
}

std::span<const std::string_view> languages() {
    return kLanguages;
}

std::string fold(std::string_view utf8) {
    return is_ascii_lower(utf8) ? std::string(utf8) : normalized(utf8, true);
}

std::string nfc(std::string_view utf8) {
    std::string out = normalized(utf8, false);
    // U+00AD, U+200B–U+200D, U+2060, U+FEFF
    for (const std::string_view gone : {"\xC2\xAD", "\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D",
                                        "\xE2\x81\xA0", "\xEF\xBB\xBF"}) {
        for (std::size_t at = out.find(gone); at != std::string::npos; at = out.find(gone, at)) {
            out.erase(at, gone.size());
        }
    }
    return out;
}

class Analyser::Impl {
 public:
    explicit Impl(std::string_view language) {
        for (const Stemmer& known : kStemmers) {
            if (known.language == language) stemmer_ = sb_stemmer_new(known.snowball, "UTF_8");
        }
        UErrorCode status = U_ZERO_ERROR;
        const icu::Locale locale(std::string(language).c_str());
        words_.reset(icu::BreakIterator::createWordInstance(locale, status));
        sentences_.reset(icu::BreakIterator::createSentenceInstance(locale, status));
        if (U_FAILURE(status)) PROBANT_BUG("ICU has no word break rules");
    }
    ~Impl() {
        if (stemmer_ != nullptr) sb_stemmer_delete(stemmer_);
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    std::string stem(std::string_view folded) {
        if (stemmer_ == nullptr) return std::string(folded);
        const auto* stemmed =
            sb_stemmer_stem(stemmer_, reinterpret_cast<const sb_symbol*>(folded.data()),
                            static_cast<int>(folded.size()));
        if (stemmed == nullptr) throw std::bad_alloc();
        return {reinterpret_cast<const char*>(stemmed),
                static_cast<std::size_t>(sb_stemmer_length(stemmer_))};
    }

    std::vector<Token> analyse(std::string_view text) {
        UErrorCode status = U_ZERO_ERROR;
        UText* source =
            utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status);
        if (U_FAILURE(status)) PROBANT_BUG("ICU could not open a text");
        words_->setText(source, status);
        std::vector<Token> tokens;
        int32_t begin = words_->first();
        for (int32_t end = words_->next(); end != icu::BreakIterator::DONE; end = words_->next()) {
            if (words_->getRuleStatus() != UBRK_WORD_NONE) {
                add_words(text, static_cast<std::size_t>(begin), static_cast<std::size_t>(end),
                          words_->getRuleStatus() < UBRK_WORD_LETTER, tokens);
            }
            begin = end;
        }
        mark_sentences(text, source, tokens);
        utext_close(source);
        return tokens;
    }

 private:
    /// ICU keeps «l'accueil» and "col·legi" whole; apostrophes part words here.
    void add_words(std::string_view text, std::size_t begin, std::size_t end, bool number,
                   std::vector<Token>& tokens) {
        std::size_t from = begin;
        for (std::size_t i = begin; i <= end; ++i) {
            const std::size_t length = i < end ? apostrophe_at(text, i) : 0;
            if (i < end && length == 0) continue;
            if (i > from) add_word(text, from, i, number, tokens);
            from = i + length;
            if (length > 0) i = from - 1;
        }
    }

    static std::size_t apostrophe_at(std::string_view text, std::size_t i) {
        if (text[i] == '\'' || text[i] == '_') return 1;
        return text.substr(i, 3) == "\xE2\x80\x99" ? 3 : 0;
    }

    void add_word(std::string_view text, std::size_t begin, std::size_t end, bool number,
                  std::vector<Token>& tokens) {
        Token token;
        token.begin = begin;
        token.end = end;
        token.number = number;
        token.folded = fold(text.substr(begin, end - begin));
        if (token.folded.empty()) return;
        token.stem = number ? token.folded : stem(token.folded);
        tokens.push_back(std::move(token));
    }

    void mark_sentences(std::string_view text, UText* source, std::vector<Token>& tokens) {
        UErrorCode status = U_ZERO_ERROR;
        sentences_->setText(source, status);
        std::size_t next = 0;
        int32_t boundary = sentences_->first();
        std::size_t last_end = 0;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            bool starts = i == 0;
            while (boundary != icu::BreakIterator::DONE &&
                   static_cast<std::size_t>(boundary) <= tokens[i].begin) {
                starts = true;
                boundary = sentences_->next();
            }
            next = tokens[i].begin;
            if (text.substr(last_end, next - last_end).find('\n') != std::string_view::npos) {
                starts = true;
            }
            tokens[i].sentence_start = starts;
            last_end = tokens[i].end;
        }
    }

    sb_stemmer* stemmer_ = nullptr;
    std::unique_ptr<icu::BreakIterator> words_;
    std::unique_ptr<icu::BreakIterator> sentences_;
};

Analyser::Analyser(std::string_view language) : impl_(std::make_unique<Impl>(language)) {}
Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;

std::vector<Token> Analyser::analyse(std::string_view utf8) {
    return impl_->analyse(utf8);
}
std::string Analyser::stem(std::string_view folded) {
    return impl_->stem(folded);
}

}  // namespace probant::text
