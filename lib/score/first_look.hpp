#pragma once

#include "expression/columns.hpp"

#include <array>
#include <cstddef>

namespace attune::score {

/// What a cell of one character at most says at a first look: an answer or a blank, or `hidden` where it must be looked at with care.
class FirstLook {
public:
    /// Of no character: with care, but for the byte of an empty cell, which is a blank.
    FirstLook();
    void set(char character, expression::Cell cell);
    /// Once all characters are set.
    void close();

    expression::Cell of(unsigned char byte) const { return cells_[byte]; }
    /// Of many cells; gives the highest.
    expression::Cell look(const unsigned char* bytes, expression::Cell* cells, std::size_t count) const;

private:
    expression::Cell look_up(const unsigned char* bytes, expression::Cell* cells, std::size_t count) const;

    std::array<expression::Cell, 256> cells_{};
    unsigned char first_ = 0;
    unsigned char count_ = 0;  ///< characters from `first_` on that stand for cells from 0 on, and no other for any; 0: it is not so
    expression::Cell start_ = 0;
};

}  // namespace attune::score
