#include "text/record.hpp"

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
    for (std::size_t k = 0; k < strip_.columns; ++k) {
        const std::string_view cell = strip_.first + k < fields ? fields_[first + strip_.first + k] : std::string_view();
        const unsigned char only = cell.size() == 1 ? static_cast<unsigned char>(cell[0]) : longer;
        to[k] = cell.empty() ? empty : only == empty ? longer : only;
    }
}

}  // namespace attune::text
