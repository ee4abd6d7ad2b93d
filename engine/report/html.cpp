#include "engine/report/html.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "engine/base/file.hpp"
#include "engine/base/result.hpp"
#include "engine/base/utf8.hpp"

namespace probant::report {
namespace {

constexpr std::array<std::string_view, 16> kInline{
    "a", "b",     "bdi",  "cite",   "code", "label", "mark", "option",
    "q", "small", "span", "strong", "td",   "th",    "time", "title"};

bool is_inline(std::string_view tag) {
    return std::find(kInline.begin(), kInline.end(), tag) != kInline.end();
}

std::string bytes_of_hex(std::string_view hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        unsigned value = 0;
        std::from_chars(hex.data() + i, hex.data() + i + 2, value, 16);
        bytes += static_cast<char>(static_cast<unsigned char>(value));
    }
    return bytes;
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t n = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            group = (group << 8U) | (k < n ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        }
        for (std::size_t k = 0; k < 4; ++k) {
            out += k <= n ? kDigits[(group >> (18U - 6U * k)) & 63U] : '=';
        }
    }
    return out;
}

}  // namespace

std::string escape(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (const char c : base::printable(base::well_formed(text))) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string fragment(std::string_view name) {
    std::string out(name);
    for (char& c : out) {
        const bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
        if (!good) c = '-';
    }
    return out;
}

std::string content_hash(std::string_view bytes) {
    return "sha256-" + base64(bytes_of_hex(base::sha256(bytes)));
}

void Html::start_tag(std::string_view tag, const Attributes& attributes) {
    if (!is_inline(tag) && !out_.empty()) out_ += '\n';
    out_.append("<").append(tag);
    for (const Attribute& attribute : attributes) {
        out_.append(" ").append(attribute.name);
        if (!attribute.bare) out_.append("=\"").append(escape(attribute.value)).append("\"");
    }
    out_ += '>';
}

Html& Html::open(std::string_view tag, const Attributes& attributes) {
    start_tag(tag, attributes);
    open_.emplace_back(tag);
    return *this;
}

Html& Html::close() {
    if (open_.empty()) PROBANT_BUG("a tag is closed that is not open");
    out_.append("</").append(open_.back()).append(">");
    open_.pop_back();
    return *this;
}

Html& Html::text(std::string_view text) {
    out_ += escape(text);
    return *this;
}

Html& Html::element(std::string_view tag, std::string_view text, const Attributes& attributes) {
    return open(tag, attributes).text(text).close();
}

Html& Html::single(std::string_view tag, const Attributes& attributes) {
    start_tag(tag, attributes);
    return *this;
}

Html& Html::raw(std::string_view markup) {
    out_ += markup;
    return *this;
}

std::string Html::finish() {
    if (!open_.empty()) PROBANT_BUG("a tag stays open: " + open_.back());
    out_ += '\n';
    return std::exchange(out_, {});
}

}  // namespace probant::report
