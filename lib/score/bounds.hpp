#pragma once

#include "score/decide.hpp"
#include "score/frame.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace attune::score {

/// The least and the most that a score could be, whatever the blanks hold and whatever they show or hide, prorating aside. Exact for sums and
/// means; for a value exact where its cases can be tried, else never too narrow.
Bounds bounds(Frame& frame, std::size_t score);

/// How bounds come about in one row: nothing is open; blank by blank, each adding its least and its most; all ways to fill what is open were
/// tried; or each blank lies between its ends, which is never too narrow.
enum class Way : std::uint8_t { known, by_blanks, by_cases, by_ends };
struct Derived {
    Way way = Way::known;
    Cases cases;  ///< what is open, where that decides
};
Derived way_of_bounds(Frame& frame, std::size_t score, std::uint32_t row);

/// All that an item of a sum or mean can add in a row, weight x points; empty where that has no bounds.
std::vector<Rational> reach_of(Frame& frame, const ScorePlan& plan, std::size_t key, std::size_t row);

/// Marks the rows in which all items that a score rests on are perhaps hidden.
void mark_perhaps_absent(Frame& frame, std::size_t score, std::vector<expression::Number>& numbers);

}  // namespace attune::score
