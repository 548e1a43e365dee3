#pragma once

#include "score/plan.hpp"

#include <string>
#include <vector>

namespace attune::proof {

/// The answers that are tried of each item, from least to most: all where they are few, else the ends, the middle and what lies
/// beside a constant of an expression.
std::vector<std::vector<std::string>> item_levels(const score::Plan& plan);

/// The values that are tried of each attribute, likewise.
std::vector<std::vector<std::string>> fact_levels(const score::Plan& plan);

}  // namespace attune::proof
