#pragma once

#include "expression/columns.hpp"
#include "expression/program.hpp"
#include "text/rational.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace attune::score {

struct Plan;

/// One answer that a blank could hold.
struct Filling {
    expression::Cell cell = 0;
    Rational number;
    std::int64_t whole = 0;
    std::string text;
};

/// An item or attribute that bears on a result, with the answers that stand for all it could hold: one of each class that the
/// expressions can tell apart.
struct Leaf {
    bool attribute = false;
    std::size_t index = 0;  ///< of the item or attribute; one past the last attribute is the rater
    bool listed = false;    ///< false: what it could hold cannot be listed
    std::vector<Filling> fillings;
};

using Opening = std::vector<Leaf>;

/// What filling the blanks can bear on, for a score, an expression, or the conditions of a score's items. What is asked of the row
/// itself (missing(x), count_known) is not among it.
Opening opening_of_score(const Plan& plan, std::size_t score);
Opening opening_of_alert(const Plan& plan, std::size_t alert);
Opening opening_of_gates(const Plan& plan, std::size_t score);
/// What some expressions themselves look at, also on the row, and not what a score or a condition in them rests on.
Opening opening_of_programs(const Plan& plan, const std::vector<const expression::Program*>& programs);

}  // namespace attune::score
