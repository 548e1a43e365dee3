#pragma once

#include "score/values.hpp"

namespace attune::score {

/// A sum or mean over even keys, whose outcomes are remembered.
Values even_values(Frame& frame, const ScorePlan& plan, Outcomes& outcomes);

}  // namespace attune::score
