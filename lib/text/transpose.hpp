#pragma once

#include <cstddef>

namespace attune::text {

/// Rows of bytes, `stride` apart, written as columns, `pitch` apart: byte `c` of row `r` to `to[c * pitch + r]`. `stride` is a multiple
/// of 16, and so many columns are written.
void transpose(const unsigned char* from, std::size_t rows, std::size_t stride, unsigned char* to, std::size_t pitch);

/// The same one byte after the other, from a row on; for machines without a faster way, for what is left over, and for its test.
void transpose_portably(const unsigned char* from, std::size_t rows, std::size_t stride, unsigned char* to, std::size_t pitch,
                        std::size_t first = 0);

}  // namespace attune::text
