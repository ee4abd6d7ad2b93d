#include "engine/extract/table_draft.hpp"

#include "engine/extract/block_writer.hpp"

namespace probant::extract {

void TableDraft::add_cell(std::string_view text, std::size_t paragraphs) {
    std::string cleaned = clean(text);
    if (cleaned.empty()) return;
    ++cells_;
    longest_cell_ = std::max(longest_cell_, cleaned.size());
    paragraphs_a_cell_ = std::max(paragraphs_a_cell_, paragraphs);
    rows_.back().push_back(std::move(cleaned));
    columns_ = std::max(columns_, rows_.back().size());
}

bool TableDraft::is_layout() const {
    constexpr std::size_t kLongColumn = 1000;  // a newsletter's column, not a figure or a remark
    if (has_blocks_ || cells_ <= 1) return true;
    if (paragraphs_a_cell_ >= 3 && longest_cell_ > kLongColumn) return true;
    return columns_ == 1 && (paragraphs_a_cell_ > 1 || longest_cell_ > kLongItem);
}

}  // namespace probant::extract
