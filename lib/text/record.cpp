#include "text/record.hpp"

#include <algorithm>

namespace attune::text {

/// Cells of a strip stand side by side, each with its separator.
std::string_view Fields::strip_field(const Record& record, std::size_t row, std::size_t cell) const {
    const unsigned char* cells = cells_.data() + row * stride_;
    const char* at = record.strip + cell;
    for (std::size_t k = 0; k < cell; ++k) at += cells[k] == empty ? 0 : 1;
    return {at, cells[cell] == empty ? 0U : 1U};
}

void Fields::copy_strip(std::size_t first, std::size_t fields) {
    unsigned char* to = next_strip();
    const std::size_t there = std::min(strip_.columns, fields > strip_.first ? fields - strip_.first : 0);
    const std::string_view* from = fields_.data() + first + strip_.first;
    std::fill(to + there, to + strip_.columns, empty);
    for (std::size_t k = 0; k < there; ++k) {
        const bool one = from[k].size() == 1 && static_cast<unsigned char>(from[k][0]) > longer;
        to[k] = one ? static_cast<unsigned char>(from[k][0]) : from[k].empty() ? empty : longer;
    }
}

}  // namespace attune::text
