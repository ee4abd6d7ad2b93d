// What kind of file it is, by its first bytes and by its ending.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace probant::extract {

enum class Format {
    Pdf,
    Html,
    Docx,
    Odt,
    Text,
    Encrypted,  ///< an office document under a password
    Other,      ///< a kind that is known by name and has no reader
    Unknown,
};

struct Kind {
    Format format = Format::Unknown;
    std::string name;  ///< for people, with article: "a PDF", "a legacy Word document (.doc)"
};

/// By the bytes alone. Plain text has no mark of its own and gives Unknown, as does damaged data.
Kind kind_by_bytes(std::string_view bytes);

/// By the ending alone, in lower or upper case.
Kind kind_by_ending(const std::filesystem::path& path);

}  // namespace probant::extract
