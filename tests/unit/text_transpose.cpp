#include "text/transpose.hpp"

#include <doctest/doctest.h>

#include <vector>

TEST_CASE("rows of bytes become columns, alike in squares and one by one") {
    for (const std::size_t rows : {0U, 1U, 15U, 16U, 17U, 40U}) {
        for (const std::size_t stride : {16U, 48U}) {
            std::vector<unsigned char> from(rows * stride);
            for (std::size_t k = 0; k < from.size(); ++k) from[k] = static_cast<unsigned char>(k * 7 % 251);
            std::vector<unsigned char> fast(rows * stride);
            std::vector<unsigned char> plain(rows * stride);
            attune::text::transpose(from.data(), rows, stride, fast.data(), rows);
            attune::text::transpose_portably(from.data(), rows, stride, plain.data(), rows);
            CHECK(fast == plain);
            if (rows > 3) CHECK(fast[5 * rows + 3] == from[3 * stride + 5]);
        }
    }
}
