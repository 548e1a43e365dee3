#pragma once

#include "report/document.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace attune::report {

/// A table as lines of at most `width` columns: as it is where it fits, else with its widest columns of text broken over lines, else
/// each row as `name: text` one under the other. `heads`: how many lines at the top are names of columns.
struct TableLines {
    std::vector<std::string> lines;
    std::size_t heads = 0;
};
TableLines text_table(const Table& table, std::size_t width);

}  // namespace attune::report
