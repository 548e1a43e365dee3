#pragma once

#include "score/frame.hpp"
#include "score/sums.hpp"

#include <cstdint>
#include <vector>

namespace attune::score {

/// A score over the rows of a frame, from answer to value, with its status.
Values values(Frame& frame, std::size_t score);

/// Rows in which the blank of an item counts 0 (`zero_when`), also where a filling puts an answer in its place; empty where there is no such condition.
std::vector<std::uint8_t> counts_zero(Frame& frame, const KeyPlan& key);

}  // namespace attune::score
