#include "engine/scan/names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <set>

#include "engine/base/utf8.hpp"

namespace probant::scan {
namespace {

constexpr std::string_view kHexDigits = "0123456789ABCDEF";
constexpr std::string_view kApart = "%00";

/// Length of the well-formed character at `at`, 0 where there is none.
std::size_t character_length(std::string_view bytes, std::size_t at) {
    const std::size_t most = std::min<std::size_t>(4, bytes.size() - at);
    for (std::size_t length = 1; length <= most; ++length) {
        if (base::is_well_formed(bytes.substr(at, length))) return length;
    }
    return 0;
}

void append_escaped(std::string& out, char byte) {
    const auto value = static_cast<unsigned char>(byte);
    out += '%';
    out += kHexDigits[value >> 4];
    out += kHexDigits[value & 15];
}

std::string escaped(std::string_view name) {
    std::string out;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t length = character_length(name, at);
        if (length == 0 || name[at] == '%') {
            append_escaped(out, name[at++]);
        } else {
            out += name.substr(at, length);
            at += length;
        }
    }
    return out;
}

std::optional<char> escaped_byte(std::string_view three) {
    if (three.size() < 3 || three[0] != '%') return std::nullopt;
    const std::size_t high = kHexDigits.find(three[1]);
    const std::size_t low = kHexDigits.find(three[2]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    return static_cast<char>(high * 16 + low);
}

}  // namespace

std::vector<std::string> ledger_names(const std::vector<std::string>& raw_names) {
    const std::set<std::string_view> as_they_are(raw_names.begin(), raw_names.end());
    std::vector<std::string> names;
    names.reserve(raw_names.size());
    for (const std::string& raw : raw_names) {
        std::string name = base::is_well_formed(raw) ? raw : escaped(raw);
        while (name != raw && as_they_are.contains(name)) name += kApart;
        names.push_back(std::move(name));
    }
    return names;
}

std::string raw_name(std::string_view ledger_name) {
    while (ledger_name.ends_with(kApart)) ledger_name.remove_suffix(kApart.size());
    std::string out;
    for (std::size_t at = 0; at < ledger_name.size();) {
        const std::optional<char> byte = escaped_byte(ledger_name.substr(at, 3));
        out += byte ? *byte : ledger_name[at];
        at += byte ? 3 : 1;
    }
    return out;
}

}  // namespace probant::scan
