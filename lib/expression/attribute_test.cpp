#include "expression/arithmetic.hpp"
#include "expression/evaluation.hpp"

#include <array>
#include <compare>

namespace attune::expression {
namespace {

/// Whether a relation holds by how a value stands to the constant: below, at or above it.
std::array<Truth, 3> by_order(Op relation) {
    std::array<Truth, 3> truths{};
    for (std::int64_t k = 0; k < 3; ++k) truths[static_cast<std::size_t>(k)] = holds(relation, Rational(k), Rational(1)) ? yes : no;
    return truths;
}

/// Of all rows, by what `order` says of an answered one.
template <class Order>
void test_rows(const Column& column, Op relation, std::vector<Truth>& out, Order order) {
    const auto [below, at, above] = by_order(relation);
    const Truth if_hidden = relation == Op::unequal ? yes : no;
    for (std::size_t r = 0; r < out.size(); ++r) {
        const Cell c = column.cells[r];
        if (!cell::is_answered(c)) {
            out[r] = c == cell::hidden ? if_hidden : unknown;
            continue;
        }
        const std::strong_ordering found = order(r);
        out[r] = std::is_lt(found) ? below : std::is_eq(found) ? at : above;
    }
}

}  // namespace

/// Whether a step sets an attribute beside a constant, as conditions of norms and cutoffs do.
bool Evaluation::is_attribute_test(const Step& s) const {
    if (s.op < Op::equal || s.op > Op::at_least) return false;
    const Op left = program_.steps[s.arguments[0]].op;
    const Op right = program_.steps[s.arguments[1]].op;
    return (left == Op::attribute && right == Op::constant) || (left == Op::constant && right == Op::attribute);
}

/// The same as a comparison of two columns, but without making them.
void Evaluation::attribute_test(const Step& s, Result& out) {
    const bool swapped = program_.steps[s.arguments[0]].op == Op::constant;
    const Step& name = program_.steps[s.arguments[swapped ? 1 : 0]];
    const Step& constant = program_.steps[s.arguments[swapped ? 0 : 1]];
    const Op relation = swapped ? mirrored(s.op) : s.op;
    const Column& column = inputs_.attribute(name.index);
    out.truths.resize(rows_);
    switch (name.type) {
        case Type::number:
            return test_rows(column, relation, out.truths, [&](std::size_t r) { return column.numbers[r] <=> constant.number; });
        case Type::date: return test_rows(column, relation, out.truths, [&](std::size_t r) { return column.whole[r] <=> constant.whole; });
        default:
            return test_rows(column, relation, out.truths, [text = std::string_view(constant.text), &column](std::size_t r) {
                return column.text[r] == text ? std::strong_ordering::equal : std::strong_ordering::less;
            });
    }
}

}  // namespace attune::expression
