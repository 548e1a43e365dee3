#include "course/watch.hpp"

namespace attune::course {
namespace {

using expression::Number;

/// Whether a value that moved so far raises the watch: -3 is a fall of 3 or more, 3 a rise.
bool reaches(const Rational& moved, const Rational& change) { return change < Rational(0) ? moved <= change : moved >= change; }

/// Whether a value that is not known could have moved so far.
bool could_reach(const Number& value, const Rational& from, const Rational& change) {
    if (!value.bounded) return true;
    return reaches((change < Rational(0) ? value.low : value.high) - from, change);
}

}  // namespace

std::vector<Fired> fired(const WatchPlan& plan, Rows& rows) {
    const std::vector<Number> values = expression::numbers(plan.of, rows, expression::Mode::values);
    const Rational& change = plan.watch->change;
    std::vector<Fired> all;
    std::optional<std::size_t> before;
    for (std::size_t r = 0; r < rows.rows(); ++r) {
        if (!rows.day(r)) continue;
        const Number value = rows.readable(r) ? values[r] : Number::unbounded();
        if (value.absent) continue;
        if (before) {
            const Rational from = values[*before].low;
            if (value.known && reaches(value.low - from, change)) all.push_back({&plan, r, *before, from, value.low});
            if (!value.known && could_reach(value, from, change)) all.push_back({&plan, r, *before, from, std::nullopt});
        }
        if (value.known) before = r;
    }
    return all;
}

}  // namespace attune::course
