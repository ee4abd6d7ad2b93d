#include "cli/rows.hpp"

#include <nlohmann/json.hpp>
#include <utility>

namespace probant::cli {
namespace {

using nlohmann::json;

std::string cell_text(const json& value) {
    if (value.is_null()) return {};
    if (value.is_string()) return value.get<std::string>();
    if (!value.is_array()) return value.dump();
    std::string out;
    for (const json& item : value) out += (out.empty() ? "" : "; ") + cell_text(item);
    return out;
}

}  // namespace

std::string csv_cell(std::string_view text) {
    std::string out(text);
    if (!out.empty() && std::string_view("=+-@\t\r").find(out.front()) != std::string_view::npos) {
        out.insert(0, "'");
    }
    if (out.find_first_of(",\"\r\n") == std::string::npos) return out;
    for (std::size_t at = out.find('"'); at != std::string::npos; at = out.find('"', at + 2)) {
        out.insert(at, "\"");
    }
    return "\"" + out + "\"";
}

std::string json_line(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string json_text(const json& value) {
    return value.dump(2, ' ', false, json::error_handler_t::replace);
}

Rows::Rows(Output& output, Format format, std::vector<std::string> columns)
    : output_(output), format_(format), columns_(std::move(columns)) {
    if (format_ == Format::Json) output_.write("[");
    if (format_ != Format::Csv) return;
    std::string line;
    for (const std::string& column : columns_) line += (line.empty() ? "" : ",") + csv_cell(column);
    output_.write(line + "\r\n");
}

void Rows::add(const json& object) {
    if (format_ == Format::Jsonl) output_.line(json_line(object));
    if (format_ == Format::Json) output_.write((first_ ? "\n" : ",\n") + json_text(object));
    if (format_ == Format::Csv) {
        std::string line;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const auto found = object.find(columns_[i]);
            if (i > 0) line += ',';
            if (found == object.end()) continue;
            // A number keeps its sign: only text can be taken for a formula.
            line += found->is_number() ? found->dump() : csv_cell(cell_text(*found));
        }
        output_.write(line + "\r\n");
    }
    first_ = false;
}

void Rows::finish() {
    if (format_ == Format::Json) output_.line(first_ ? "]" : "\n]");
}

}  // namespace probant::cli
