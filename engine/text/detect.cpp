// clang-format off
#include <cstdio>  // the next header needs FILE and does not include it
#include <cld2/public/compact_lang_det.h>
// clang-format on
#include <cld2/public/encodings.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

#include "engine/base/utf8.hpp"
#include "engine/text/analysis.hpp"

namespace probant::text {
namespace {

bool known(std::string_view language) {
    const auto all = languages();
    return std::find(all.begin(), all.end(), language) != all.end();
}

/// CLD2 says "no" for Bokmål; a hint in BCP 47 may say "no", "nn" or "de-AT".
std::string ours(std::string_view code) {
    std::string language(code.substr(0, code.find_first_of("-_")));
    for (char& c : language) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (language == "no" || language == "nn") return "nb";
    return known(language) ? language : "und";
}

struct Guess {
    std::string language = "und";
    int percent = 0;
    bool reliable = false;
};

Guess guess(std::string_view utf8, const std::string& prior) {
    CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    const std::string hint = prior == "nb" ? "no" : prior;
    if (!hint.empty() && hint != "und") hints.content_language_hint = hint.c_str();
    std::array<CLD2::Language, 3> found{};
    std::array<int, 3> percent{};
    std::array<double, 3> score{};
    int bytes = 0;
    bool reliable = false;
    CLD2::ExtDetectLanguageSummary(utf8.data(), static_cast<int>(utf8.size()), true, &hints, 0,
                                   found.data(), percent.data(), score.data(), nullptr, &bytes,
                                   &reliable);
    return {ours(CLD2::LanguageCode(found[0])), percent[0], reliable};
}

struct ConverterCloser {
    void operator()(UConverter* c) const { ucnv_close(c); }
};
struct DetectorCloser {
    void operator()(UCharsetDetector* d) const { ucsdet_close(d); }
};

/// Empty optional-like: false where ICU does not know the name.
bool convert(std::string_view bytes, const std::string& encoding, std::string& out) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, ConverterCloser> converter(
        ucnv_open(encoding.c_str(), &status));
    if (U_FAILURE(status)) return false;
    const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(),
                                  status);
    if (U_FAILURE(status)) return false;
    out.clear();
    text.toUTF8String(out);
    return true;
}

std::string_view byte_order_mark(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return "UTF-8";
    if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4))) return "UTF-32LE";
    if (bytes.starts_with("\xFF\xFE")) return "UTF-16LE";
    if (bytes.starts_with("\xFE\xFF")) return "UTF-16BE";
    return {};
}

std::string detected(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, DetectorCloser> detector(ucsdet_open(&status));
    const std::string_view sample = bytes.substr(0, std::size_t{1} << 16);
    ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
    const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
    if (U_FAILURE(status) || match == nullptr) return "windows-1252";
    const char* name = ucsdet_getName(match, &status);
    // Latin-1 in the wild is Windows-1252: the same letters, with quotes and the euro sign.
    if (U_FAILURE(status) || std::string_view(name) == "ISO-8859-1") return "windows-1252";
    return name;
}

}  // namespace

std::string detect_language(std::string_view utf8, std::string_view prior) {
    const std::string expected = ours(prior);
    const Guess found = guess(utf8, expected);
    if (expected == "und") {
        return found.reliable || utf8.size() > 200 ? found.language : "und";
    }
    const bool neighbours = (expected == "nb" && found.language == "da") ||
                            (expected == "da" && found.language == "nb");
    const std::size_t enough = neighbours ? 400 : 80;
    const bool sure = found.reliable && found.percent >= 80 && found.language != "und";
    return sure && utf8.size() >= enough ? found.language : expected;
}

std::string to_utf8(std::string_view bytes, std::string_view declared, std::string* used) {
    std::string encoding(byte_order_mark(bytes));
    std::string out;
    if (encoding.empty() && !declared.empty() && convert({}, std::string(declared), out)) {
        encoding = declared;
    }
    const bool claims_utf8 = encoding.empty() || encoding == "UTF-8" || encoding == "utf-8";
    if (claims_utf8) encoding = base::is_well_formed(bytes) ? "UTF-8" : detected(bytes);
    if (encoding == "UTF-8" || !convert(bytes, encoding, out)) out = std::string(bytes);
    if (used != nullptr) *used = encoding;
    return nfc(base::well_formed(out));
}

}  // namespace probant::text
