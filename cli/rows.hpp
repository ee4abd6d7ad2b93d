// Results that are rows, in the formats that programs read: JSON, JSON Lines, CSV.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output.hpp"

namespace probant::cli {

enum class Format { Text, Json, Jsonl, Csv };

/// One cell by RFC 4180. A cell that a spreadsheet would run as a formula gets a leading
/// apostrophe.
std::string csv_cell(std::string_view text);

/// JSON on one line; what is not UTF-8 becomes U+FFFD.
std::string json_line(const nlohmann::json& value);
/// JSON for people.
std::string json_text(const nlohmann::json& value);

/// Writes objects as rows. CSV has the given columns and a header line; a list in a cell is joined
/// by "; ". JSON is one array, JSON Lines one object a line, both with everything that is there.
class Rows {
 public:
    Rows(Output& output, Format format, std::vector<std::string> columns);
    void add(const nlohmann::json& object);
    /// To be called after the last row.
    void finish();

 private:
    Output& output_;
    Format format_;
    std::vector<std::string> columns_;
    bool first_ = true;
};

}  // namespace probant::cli
