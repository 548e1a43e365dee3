#include "course/functions.hpp"

#include <algorithm>
#include <set>

namespace attune::course {
namespace {

using End = std::optional<Rational>;

/// Whether one upper end lies below another, which where it is lacking lies above all.
bool below(const End& a, const End& b) { return a && (!b || *a < *b); }

Bound total(const std::vector<Bound>& values) {
    Bound sum = Bound::of(0);
    for (const Bound& value : values) sum = add(sum, value);
    return sum;
}

Bound over(const Bound& sum, std::size_t count) { return divide(sum, Bound::of(static_cast<std::int64_t>(count))); }

/// The ends one by one, for each function of these grows with each of its values.
std::vector<Bound> in_order_of_size(const std::vector<Bound>& values) {
    std::vector<End> low;
    std::vector<End> high;
    for (const Bound& value : values) {
        low.push_back(value.low);
        high.push_back(value.high);
    }
    std::sort(low.begin(), low.end(), below);
    std::sort(high.begin(), high.end(), below);
    std::vector<Bound> sorted;
    for (std::size_t k = 0; k < values.size(); ++k) sorted.push_back({low[k], high[k]});
    return sorted;
}

Bound middle(const std::vector<Bound>& sorted) {
    const std::size_t half = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[half] : over(add(sorted[half - 1], sorted[half]), 2);
}

/// The mean step from one value to the next, up or down; of known values alone.
Bound mean_step(const std::vector<Bound>& values) {
    Bound sum = Bound::of(0);
    for (std::size_t k = 1; k < values.size(); ++k) {
        const Bound step = subtract(values[k], values[k - 1]);
        sum = add(sum, step.low && *step.low < Rational(0) ? subtract(Bound::of(0), step) : step);
    }
    return over(sum, values.size() - 1);
}

std::size_t different(const std::vector<Bound>& values) {
    std::set<Rational> all;
    for (const Bound& value : values) all.insert(*value.low);
    return all.size();
}

}  // namespace

Bound reckon(Function function, const std::vector<Bound>& values, std::int32_t today) {
    switch (function) {
        case Function::first: return values.front();
        case Function::last: return values.back();
        case Function::sum:
        case Function::count: return total(values);
        case Function::mean:
        case Function::share: return over(total(values), values.size());
        case Function::median: return middle(in_order_of_size(values));
        case Function::least: return in_order_of_size(values).front();
        case Function::most: return in_order_of_size(values).back();
        case Function::change: return subtract(values.back(), values.front());
        case Function::successive: return mean_step(values);
        case Function::dates: return Bound::of(static_cast<std::int64_t>(different(values)));
        case Function::since: return subtract(Bound::of(today), values.back());
    }
    return {};
}

}  // namespace attune::course
