#pragma once

#include "score/frame.hpp"

#include <vector>

namespace attune::score {

/// The least and the most that a score could be, whatever the blanks hold and whatever they show or hide, prorating aside. Exact for sums and
/// means; for a value exact where its cases can be tried, else never too narrow.
Bounds bounds(Frame& frame, std::size_t score);

/// Marks the rows in which all items that a score rests on are perhaps hidden.
void mark_perhaps_absent(Frame& frame, std::size_t score, std::vector<expression::Number>& numbers);

}  // namespace attune::score
