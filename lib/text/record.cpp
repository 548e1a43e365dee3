#include "text/record.hpp"

#include <algorithm>

namespace attune::text {

/// Cells of a strip stand side by side, each with its separator, and perhaps in quotes.
std::string_view Fields::strip_field(const Record& record, std::size_t row, std::size_t cell) const {
    const unsigned char* cells = cells_.data() + row * stride_;
    const auto size = [&](std::size_t k) { return cells[k] == empty ? std::size_t{0} : std::size_t{1}; };
    const char* at = record.strip;
    for (std::size_t k = 0; k < cell; ++k) at += size(k) + (*at == '"' ? 3 : 1);
    return {*at == '"' ? at + 1 : at, size(cell)};
}

void Fields::copy_strip(std::size_t first, std::size_t fields) {
    unsigned char* to = strip_room(1);
    ++records_;
    const std::size_t there = std::min(strip_.columns, fields > strip_.first ? fields - strip_.first : 0);
    const std::string_view* from = fields_.begin() + first + strip_.first;
    std::fill(to + there, to + strip_.columns, empty);
    for (std::size_t k = 0; k < there; ++k) {
        const bool one = from[k].size() == 1 && static_cast<unsigned char>(from[k][0]) > longer;
        to[k] = one ? static_cast<unsigned char>(from[k][0]) : from[k].empty() ? empty : longer;
    }
}

}  // namespace attune::text
