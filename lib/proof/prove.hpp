#pragma once

#include "proof/findings.hpp"
#include "score/plan.hpp"

#include <vector>

namespace attune::proof {

/// Adds all that the file of an instrument says about itself; what the library says of it comes beside.
void prove(const score::Plan& plan, Findings& findings);

/// Of those the ones that take no reckoning, so that every command can afford them: keys and bands that cannot be meant.
std::vector<Finding> prove_structure(const score::Plan& plan);

}  // namespace attune::proof
