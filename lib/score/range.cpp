#include "score/range.hpp"

#include "score/answers.hpp"

namespace attune::score {

std::optional<std::pair<Rational, Rational>> range_of(const Plan& plan, std::size_t score) {
    if (plan.scores[score].score->range) return plan.scores[score].score->range;
    Answers nothing(plan);
    const Bounds& bounds = nothing.frame().bounds(score);
    if (bounds.bounded[0] == 0 || !(bounds.low[0] < bounds.high[0])) return std::nullopt;
    return std::pair(bounds.low[0], bounds.high[0]);
}

}  // namespace attune::score
