#pragma once

#include "score/plan.hpp"

#include <cstddef>
#include <optional>
#include <utility>

namespace attune::score {

/// The least and the most that a score can be, as the definition says or, where it does not, its bounds where nothing is answered;
/// nothing where it has no ends, or but one value.
std::optional<std::pair<Rational, Rational>> range_of(const Plan& plan, std::size_t score);

}  // namespace attune::score
