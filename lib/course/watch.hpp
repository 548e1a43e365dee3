#pragma once

#include "course/rows.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace attune::course {

/// A row in which a watch is raised, or could be: the value may be lacking.
struct Fired {
    const WatchPlan* plan = nullptr;
    std::size_t row = 0;
    std::size_t before = 0;  ///< the row of the last earlier known value
    Rational from;
    std::optional<Rational> to;  ///< nothing: it is not known, and could have moved so far
};

/// Every row with a date in which a watch is raised or undetermined, in order.
std::vector<Fired> fired(const WatchPlan& plan, Rows& rows);

}  // namespace attune::course
