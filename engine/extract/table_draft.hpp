// A table while a reader walks through it: its cells, and what tells a table of data from one that
// only places things on the page.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace probant::extract {

class TableDraft {
 public:
    void start_row() { rows_.emplace_back(); }
    /// A cell of the row last started. `paragraphs`: how many it holds.
    void add_cell(std::string_view text, std::size_t paragraphs);
    /// A row over the whole width.
    void add_caption(std::string_view text) { rows_.push_back({std::string(text)}); }
    /// A heading, another table or a text box stands in a cell.
    void mark_blocks() { has_blocks_ = true; }

    /// True where the cells' content should be read as if there were no table.
    bool is_layout() const;
    const std::vector<std::vector<std::string>>& rows() const { return rows_; }

 private:
    std::vector<std::vector<std::string>> rows_{};
    std::size_t cells_ = 0;
    std::size_t columns_ = 0;       ///< cells with text in the widest row
    std::size_t longest_cell_ = 0;  ///< bytes
    std::size_t paragraphs_a_cell_ = 0;
    bool has_blocks_ = false;
};

}  // namespace probant::extract
