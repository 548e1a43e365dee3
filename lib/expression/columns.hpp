#pragma once

#include "text/rational.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace attune::expression {

/// What a cell of an item says, in one byte: below `blank` it is answered (of a choice the place of its code, codes ascending; of
/// other types 0), else why it is not.
using Cell = std::uint8_t;

namespace cell {
constexpr Cell answered = 0;
constexpr Cell blank = 250;
constexpr Cell skipped = 251;
constexpr Cell declined = 252;
constexpr Cell inapplicable = 253;
constexpr Cell invalid = 254;
constexpr Cell hidden = 255;

constexpr bool is_answered(Cell c) { return c < blank; }
constexpr bool is_blank(Cell c) { return c >= blank && c <= inapplicable; }
/// Blank or invalid: what the item holds is not known.
constexpr bool is_open(Cell c) { return c >= blank && c <= invalid; }
}  // namespace cell

/// Yes and no as Kleene has them, and `absent` for what drops out of a list.
using Truth = std::uint8_t;
constexpr Truth no = 0;
constexpr Truth yes = 1;
constexpr Truth unknown = 2;
constexpr Truth absent = 3;

/// One item or attribute over the rows of a block.
struct Column {
    std::vector<Cell> told;           ///< as the row has it
    std::vector<Cell> cells;          ///< as it counts: hidden where its conditions are known not to hold
    Cell highest = cell::hidden;      ///< no cell of either is higher
    std::vector<Truth> shown;         ///< whether its conditions hold, whatever the blanks hold; empty where it has none
    std::vector<Rational> numbers;    ///< of integer, number and slider
    std::vector<std::int64_t> whole;  ///< of dates the days since 1970-01-01, of a multiple choice a bit an option
    std::vector<std::string_view> text;
};

/// The cell as it counts, or where it is open whether the item is shown, as the row has it.
inline Cell possible_cell(const Column& column, std::size_t row) {
    const bool perhaps = column.cells[row] == cell::hidden && !column.shown.empty() && column.shown[row] == unknown;
    return perhaps ? column.told[row] : column.cells[row];
}

/// The number that a cell holds; of a choice, whose points go by its place among the codes, 0.
inline Rational number_of(const Column& column, std::size_t row) { return column.numbers.empty() ? Rational() : column.numbers[row]; }

/// A number of one row: known, or missing between bounds, or not applicable.
struct Number {
    Rational low;
    Rational high;
    bool known = false;
    bool bounded = false;
    bool absent = false;  ///< not applicable
    bool weak = false;    ///< the bounds of a lone blank, which no comparison looks at
    bool maybe = false;   ///< perhaps not there: hidden, or left out by `where`

    static Number of(const Rational& value) { return {value, value, true, true, false, false, false}; }
    static Number between(const Rational& low, const Rational& high) { return {low, high, false, true, false, false, false}; }
    static Number unbounded() { return {{}, {}, false, false, false, true, false}; }
    static Number not_applicable() { return {{}, {}, false, false, true, false, false}; }
    bool missing() const { return !known && !absent; }
};

}  // namespace attune::expression
