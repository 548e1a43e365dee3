#pragma once

#include "expression/columns.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace attune::expression {

/// What is true of each cell, in the few pieces of its range in which that is one and the same; the cells may be any small whole numbers.
class ByCell {
public:
    /// From a cell on; cells come in ascending order.
    void add(Cell from, Truth truth);

    Truth of(Cell cell) const;
    /// Of all rows.
    void look_up(const std::vector<Cell>& cells, std::vector<Truth>& out) const;
    /// Adds one where it is `truth`, to counts that are as long as the cells and do not leave a byte.
    void count(const std::vector<Cell>& cells, Truth truth, std::vector<std::uint8_t>& counts) const;

private:
    struct Piece {
        Cell from = 0;
        Truth truth = no;
    };

    std::array<Piece, 10> pieces_{};  // a comparison turns twice among ascending codes; then come the six cells that are no answer
    std::size_t count_ = 0;
};

}  // namespace attune::expression
