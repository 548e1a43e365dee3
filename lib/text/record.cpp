#include "text/record.hpp"

#include "text/delimiters.hpp"

namespace attune::text {

std::string_view Fields::of(const Record& record, std::size_t row, std::size_t column) const {
    if (column >= record.fields) return {};
    if (!record.strip || column < strip_.first) return fields_[record.first + column];
    if (strip_.has(column)) return strip_field(record, row, column - strip_.first);
    return fields_[record.first + column - strip_.columns];
}

/// Cells of a strip stand side by side, each with its separator.
std::string_view Fields::strip_field(const Record& record, std::size_t row, std::size_t cell) const {
    const unsigned char* cells = cells_.data() + row * stride_;
    const char* at = record.strip + cell;
    for (std::size_t k = 0; k < cell; ++k) at += cells[k] == empty ? 0 : 1;
    return {at, cells[cell] == empty ? 0U : 1U};
}

unsigned char* Fields::next_strip() {
    const std::size_t start = records_++ * stride_;
    if (cells_.size() < start + stride_ + delimiter_block) cells_.resize(2 * cells_.size() + stride_ + delimiter_block);
    return cells_.data() + start;
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
