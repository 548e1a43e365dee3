#pragma once

#include "proof/finding.hpp"
#include "score/plan.hpp"

#include <vector>

namespace attune::proof {

/// All that `check` finds in an instrument, in the order of the file.
std::vector<Finding> prove(const score::Plan& plan);

}  // namespace attune::proof
