#pragma once

#include "expression/program.hpp"

namespace attune::score {

struct Plan;

/// Whether three-valued logic alone decides an expression whenever some filling of the blanks could not change it: each item is looked at once, by a
/// comparison that can turn out both ways, and none is ever hidden. Then no cases need to be tried.
bool settled(const Plan& plan, const expression::Program& program);

}  // namespace attune::score
