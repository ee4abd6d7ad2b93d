#include "engine/extract/block_writer.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/extract/characters.hpp"
#include "engine/text/analysis.hpp"

namespace probant::extract {
namespace {

constexpr std::size_t kMostBlocks = 500'000;

/// Bytes of the white space character at `at`; 0 where there is none.
std::size_t space_length(std::string_view s, std::size_t at) {
    if (is_space(s[at])) return 1;
    const std::string_view rest = s.substr(at);
    if (rest.starts_with("\u0085") || rest.starts_with("\u00A0")) return 2;
    if (rest.size() < 3) return 0;
    if (rest.starts_with("\xE2\x80")) {
        const auto last = static_cast<unsigned char>(rest[2]);
        return last <= 0x8A || last == 0xA8 || last == 0xA9 || last == 0xAF ? 3 : 0;
    }
    return rest.starts_with("\u205F") || rest.starts_with("\u3000") ? 3 : 0;
}

/// Bytes of the control character at `at`; 0 where there is none.
std::size_t control_length(std::string_view s, std::size_t at) {
    const auto byte = static_cast<unsigned char>(s[at]);
    if (byte < 0x20 || byte == 0x7F) return 1;
    return byte == 0xC2 && at + 1 < s.size() && static_cast<unsigned char>(s[at + 1]) < 0xA0 ? 2
                                                                                             : 0;
}

bool parts_lines(std::string_view space) {
    return space == "\u0085" || space == "\u2028" || space == "\u2029";
}

std::string squeeze(std::string_view s) {
    std::string out;
    out.reserve(s.size());
    std::string_view space;
    std::size_t spaces = 0;
    for (std::size_t i = 0; i < s.size();) {
        if (const std::size_t n = space_length(s, i); n > 0) {
            space = s.substr(i, n);
            ++spaces;
            i += n;
            continue;
        }
        if (const std::size_t n = control_length(s, i); n > 0) {
            i += n;
            continue;
        }
        if (spaces > 0 && !out.empty()) {
            const bool keep = spaces == 1 && space.size() > 1 && !parts_lines(space);
            out += keep ? space : std::string_view(" ");
        }
        spaces = 0;
        out += s[i++];
    }
    return out;
}

/// A long paragraph after a dash is what somebody said, not an item.
bool is_speech(std::string_view text) {
    constexpr std::size_t kLong = 100;
    const bool dash = text.starts_with("-") || text.starts_with("–") || text.starts_with("—");
    return dash && text.size() > kLong;
}

bool is_ascii(std::string_view s) {
    return std::all_of(s.begin(), s.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool digits_at(std::string_view s, std::size_t at, std::size_t count) {
    return s.size() >= at + count &&
           std::all_of(s.begin() + static_cast<std::ptrdiff_t>(at),
                       s.begin() + static_cast<std::ptrdiff_t>(at + count), is_digit);
}

}  // namespace

std::size_t bullet_length(std::string_view text) {
    static constexpr std::array<std::string_view, 17> kBullets{
        "•", "◦", "▪", "▫", "‣", "●", "○", "■", "□", "►", "➢", "✓", "·", "–", "—", "-", "*"};
    for (const std::string_view bullet : kBullets) {
        if (!text.starts_with(bullet)) continue;
        std::size_t end = bullet.size();
        while (end < text.size() && space_length(text, end) > 0) end += space_length(text, end);
        if (end > bullet.size() && end < text.size()) return end;
    }
    return 0;
}

std::string clean(std::string_view text) {
    if (is_ascii(text)) return squeeze(text);
    const bool good = base::is_well_formed(text);
    std::string out = text::nfc(good ? squeeze(text) : squeeze(base::well_formed(text)));
    // Invisible characters are gone now, and may have stood between spaces or at an end.
    return squeeze(out);
}

BlockWriter::BlockWriter(std::string format, const Limits& limits)
    : text_bytes_(limits.text_bytes) {
    document_.format = std::move(format);
}

void BlockWriter::heading(int level, std::string_view text) {
    add(document::BlockKind::Heading, clean(text), std::clamp(level, 1, 9));
}

void BlockWriter::paragraph(std::string_view text) {
    std::string cleaned = clean(text);
    const std::size_t bullet = bullet_length(cleaned);
    if (bullet > 0 && (list_open_ || !is_speech(cleaned))) {
        item(std::string_view(cleaned).substr(bullet));
    } else {
        add(document::BlockKind::Paragraph, std::move(cleaned));
    }
}

void BlockWriter::item(std::string_view text) {
    std::string cleaned = clean(text);
    if (const std::size_t bullet = bullet_length(cleaned); bullet > 0) cleaned.erase(0, bullet);
    if (cleaned.empty()) return;
    if (cleaned.size() > kLongItem) return add(document::BlockKind::Paragraph, std::move(cleaned));
    if (!list_open_) {
        add(document::BlockKind::List, std::move(cleaned));
        list_open_ = true;
    } else if (cleaned.insert(0, "\n"); has_room(cleaned)) {
        document_.blocks.back().text += cleaned;
    }
}

void BlockWriter::table(const std::vector<std::vector<std::string>>& rows) {
    std::string text;
    for (const std::vector<std::string>& row : rows) {
        std::string line;
        for (const std::string& cell : row) {
            const std::string cleaned = clean(cell);
            if (cleaned.empty()) continue;
            if (!line.empty()) line += " | ";
            line += cleaned;
        }
        if (line.empty()) continue;
        if (!text.empty()) text += '\n';
        text += line;
    }
    add(document::BlockKind::Table, std::move(text));
}

void BlockWriter::note(std::string_view code, std::string_view message) {
    const auto same = [&](const document::Note& n) {
        return n.code == code && n.message == message;
    };
    if (std::none_of(document_.notes.begin(), document_.notes.end(), same)) {
        document_.notes.push_back({std::string(code), std::string(message), 0});
    }
}

void BlockWriter::note_too_deep(int depth) {
    note("truncated", "markup nested deeper than " + std::to_string(depth) + " was left out");
}

void BlockWriter::note_damaged() {
    note("truncated", "the file is damaged: text may be missing at its end");
}

void BlockWriter::language(std::string_view tag) {
    const std::string_view text = trim(tag);
    const std::string_view primary = text.substr(0, text.find_first_of("-_"));
    const bool letters = std::all_of(primary.begin(), primary.end(), [](char c) {
        return std::isalpha(static_cast<unsigned char>(c)) != 0;
    });
    if (primary.size() < 2 || primary.size() > 3 || !letters || text.size() > 35) return;
    document_.language = clean(text);
    std::replace(document_.language.begin(), document_.language.end(), '_', '-');
}

bool BlockWriter::date(std::string_view text) {
    const std::string_view day = trim(text);
    if (!digits_at(day, 0, 4)) return false;
    std::size_t length = 4;
    if (day.substr(4).starts_with('-') && digits_at(day, 5, 2)) length = 7;
    if (length == 7 && day.substr(7).starts_with('-') && digits_at(day, 8, 2)) length = 10;
    const bool good = length == day.size() || (length == 10 && (day[10] == 'T' || day[10] == ' '));
    if (good) document_.date = day.substr(0, length);
    return good;
}

document::Document BlockWriter::take() {
    return std::move(document_);
}

void BlockWriter::add(document::BlockKind kind, std::string text, int level) {
    if (text.empty() || !has_room(text)) return;
    list_open_ = false;
    has_body_ = has_body_ || kind != document::BlockKind::Heading;
    document_.blocks.push_back({kind, std::move(text), level, 0, {}});
}

bool BlockWriter::has_room(std::string& text) {
    if (full_) return false;
    const std::size_t left = text_bytes_ - used_;
    if (text.size() > left) {
        text.resize(base::boundary_before(text, left));
        full_ = true;
        note("truncated",
             "only the first " + std::to_string(text_bytes_ >> 20U) + " MB of text were read");
    } else if (document_.blocks.size() >= kMostBlocks) {
        full_ = true;
        note("truncated", "only the first " + std::to_string(kMostBlocks) + " blocks were read");
        return false;
    }
    used_ += text.size();
    return !text.empty();
}

}  // namespace probant::extract
