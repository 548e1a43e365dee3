#pragma once

#include "expression/columns.hpp"
#include "expression/program.hpp"

#include <vector>

namespace attune::expression {

/// Whether two exact numbers stand in a relation.
bool holds(Op relation, const Rational& a, const Rational& b);

/// A comparison of two numbers that may be missing or not applicable: yes, no or unknown. What is not applicable is
/// unequal to everything and nothing else.
Truth compare(Op relation, const Number& a, const Number& b);

/// add, subtract, multiply, divide, with bounds. Division by zero is not applicable.
Number combine(Op op, const Number& a, const Number& b);

/// sum, mean, least, most of what is there; not applicable where nothing is.
Number gather(Op op, const std::vector<Number>& elements);

/// `if`: where the condition is unknown the result lies between the bounds of both branches.
Number choose(Truth condition, const Number& a, const Number& b);

/// absolute, rounded (to a step, half up).
Number apply(Op op, const Number& x, const Rational& step);

/// One element of a list under `where`. `idle`: the truth that changes nothing where it goes, so that it makes no difference whether it is left out.
Number keep(const Number& x, Truth condition);
Truth keep(Truth x, Truth condition, Truth idle);

/// Kleene's and, or, not; what is absent stays absent. Without a branch, so that a compiler does many at a time.
inline Truth both(Truth a, Truth b) {
    const Truth kleene = ((a == no) | (b == no)) ? no : ((a == unknown) | (b == unknown)) ? unknown : yes;
    return ((a == absent) | (b == absent)) ? absent : kleene;
}
inline Truth either(Truth a, Truth b) {
    const Truth kleene = ((a == yes) | (b == yes)) ? yes : ((a == unknown) | (b == unknown)) ? unknown : no;
    return ((a == absent) | (b == absent)) ? absent : kleene;
}
Truth negate(Truth a);

}  // namespace attune::expression
