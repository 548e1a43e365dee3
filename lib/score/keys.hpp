#pragma once

#include "score/plan.hpp"

#include <optional>
#include <vector>

namespace attune::score {

/// How each item counts in a sum or mean, as its definition has it; conditions under which a blank counts 0 are left out.
std::vector<KeyPlan> key_plans(const Plan& plan, const instrument::Score& score);

/// The keys as whole numbers, where all items are choices and no sum can outgrow its column.
std::optional<WholeKeys> whole_keys(const Plan& plan, const ScorePlan& score);

}  // namespace attune::score
