#include "expression/arithmetic.hpp"

#include <algorithm>
#include <optional>

namespace attune::expression {
namespace {

Truth truth(bool value) { return value ? yes : no; }

/// The relation between two intervals: known only where all that lies in them agrees.
Truth compare_bounds(Op relation, const Number& a, const Number& b) {
    const bool apart = a.bounded && b.bounded && (a.high < b.low || b.high < a.low);
    if (relation == Op::equal || relation == Op::unequal) return apart ? truth(relation == Op::unequal) : unknown;
    if (!a.bounded || !b.bounded) return unknown;
    const bool one = holds(relation, a.low, b.high);
    return one == holds(relation, a.high, b.low) ? truth(one) : unknown;
}

Rational act(Op op, const Rational& a, const Rational& b) {
    switch (op) {
        case Op::add: return a + b;
        case Op::subtract: return a - b;
        case Op::multiply: return a * b;
        default: return a / b;
    }
}

bool overflown(const Number& x) { return x.low.overflown() || x.high.overflown(); }

/// What cannot be held exactly is as good as unknown, never a value.
Number checked(Number x) { return overflown(x) ? Number::unbounded() : x; }

/// The least or the greatest of one end of the elements, of all or of those that are surely there.
Rational extreme(const std::vector<Number>& elements, Rational Number::*end, bool greatest, bool sure_alone) {
    std::optional<Rational> found;
    for (const Number& x : elements) {
        if (sure_alone && x.maybe) continue;
        if (!found || (greatest ? *found < x.*end : x.*end < *found)) found = x.*end;
    }
    return *found;
}

/// The sum of one end of the elements; what is perhaps not there counts where it moves the bound outwards.
Rational outer_sum(const std::vector<Number>& elements, Rational Number::*end, bool high) {
    const Rational zero(0);
    Rational sum(0);
    for (const Number& x : elements) sum = sum + (!x.maybe ? x.*end : high ? std::max(x.*end, zero) : std::min(x.*end, zero));
    return sum;
}

Rational summary(Op op, const std::vector<Number>& elements, Rational Number::*end) {
    if (op == Op::least || op == Op::most) return extreme(elements, end, op == Op::most, false);
    const Rational sum = outer_sum(elements, end, end == &Number::high);
    return op == Op::sum ? sum : sum / Rational(static_cast<std::int64_t>(elements.size()));
}

/// Bounds of a list some elements of which are perhaps not there. The greatest is at least the greatest of what is surely there;
/// a mean lies between the ends of all.
Number gather_perhaps(Op op, const std::vector<Number>& elements, bool any_sure) {
    Number result;
    if (op == Op::sum) {
        result = Number::between(outer_sum(elements, &Number::low, false), outer_sum(elements, &Number::high, true));
    } else {
        const bool low_sure = op == Op::most && any_sure;
        const bool high_sure = op == Op::least && any_sure;
        result =
            Number::between(extreme(elements, &Number::low, low_sure, low_sure), extreme(elements, &Number::high, !high_sure, high_sure));
    }
    result.maybe = !any_sure;
    return result;
}

}  // namespace

bool holds(Op relation, const Rational& a, const Rational& b) {
    switch (relation) {
        case Op::equal: return a == b;
        case Op::unequal: return a != b;
        case Op::less: return a < b;
        case Op::at_most: return a <= b;
        case Op::more: return a > b;
        default: return a >= b;
    }
}

Truth compare(Op relation, const Number& a, const Number& b) {
    const Truth otherwise = truth(relation == Op::unequal);
    if (a.absent || b.absent) return otherwise;
    const bool known = a.known && b.known;
    const Truth result = known ? truth(holds(relation, a.low, b.low)) : a.weak || b.weak ? unknown : compare_bounds(relation, a, b);
    return (a.maybe || b.maybe) && result != otherwise ? unknown : result;
}

Number combine(Op op, const Number& a, const Number& b) {
    if (a.absent || b.absent) return a.missing() || b.missing() ? Number::unbounded() : Number::not_applicable();
    const Rational zero(0);
    if (op == Op::divide && b.known && b.low == zero) return Number::not_applicable();
    Number result = Number::unbounded();
    if (a.known && b.known) {
        result = Number::of(act(op, a.low, b.low));
    } else if (a.bounded && b.bounded && !(op == Op::divide && b.low <= zero && zero <= b.high)) {
        const auto ends = std::minmax({act(op, a.low, b.low), act(op, a.low, b.high), act(op, a.high, b.low), act(op, a.high, b.high)});
        result = Number::between(ends.first, ends.second);
        result.weak = a.weak || b.weak;
    }
    result.maybe = a.maybe || b.maybe;
    return checked(result);
}

Number gather(Op op, const std::vector<Number>& elements) {
    if (elements.empty()) return Number::not_applicable();
    bool all_sure = true;
    bool any_sure = false;
    for (const Number& x : elements) {
        if (!x.bounded) return Number::unbounded();
        all_sure = all_sure && !x.maybe;
        any_sure = any_sure || !x.maybe;
    }
    Number result = all_sure ? Number::between(summary(op, elements, &Number::low), summary(op, elements, &Number::high))
                             : gather_perhaps(op, elements, any_sure);
    result.known = any_sure && result.low == result.high;  // where the bounds meet it is known
    return checked(result);
}

Number choose(Truth condition, const Number& a, const Number& b) {
    if (condition != unknown) return condition == yes ? a : b;
    if (a.absent || b.absent || !a.bounded || !b.bounded) return Number::unbounded();
    Number result = Number::between(std::min(a.low, b.low), std::max(a.high, b.high));
    result.weak = a.weak || b.weak;
    return result;
}

Number apply(Op op, const Number& x, const Rational& step) {
    if (x.absent || !x.bounded) return x;
    const Rational zero(0);
    const auto act_on = [&](const Rational& v) { return op == Op::rounded ? round_to(v, step, Half::up) : v < zero ? -v : v; };
    Number result = x;
    const Rational a = act_on(x.low);
    const Rational b = act_on(x.high);
    result.low = std::min(a, b);
    result.high = std::max(a, b);
    if (op == Op::absolute && x.low < zero && zero < x.high) result.low = zero;
    return checked(result);
}

Number keep(const Number& x, Truth condition) {
    if (x.absent || condition == no || condition == absent) return Number::not_applicable();
    Number result = x;
    if (condition == unknown) result.maybe = true;
    return result;
}

Truth keep(Truth x, Truth condition, Truth idle) {
    if (x == absent || condition == no || condition == absent) return absent;
    if (condition == yes) return x;
    return x == idle ? absent : unknown;
}

Truth negate(Truth a) { return a == yes ? no : a == no ? yes : a; }

}  // namespace attune::expression
