#pragma once

#include "proof/finding.hpp"
#include "score/plan.hpp"

#include <vector>

namespace attune::proof {

/// All that `check` finds in an instrument, in the order of the file.
std::vector<Finding> prove(const score::Plan& plan);

/// Of those the ones that take no reckoning, so that every command can afford them: keys and bands that cannot be meant.
std::vector<Finding> prove_structure(const score::Plan& plan);

}  // namespace attune::proof
