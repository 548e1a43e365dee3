#include "expression/binder.hpp"

#include "text/date.hpp"

#include <algorithm>

namespace attune::expression {
/// Text constants beside a date are read as dates.
void Binder::as_dates(const Syntax& s, Value& value) {
    for (const std::uint32_t at : value.steps) {
        Step& step = program_.steps[at];
        if (step.op != Op::constant || step.type != Type::text) continue;
        const auto date = text::parse_date(step.text);
        if (!date) throw SyntaxFault{s.at, "\"" + step.text + "\" is no date; expected one such as \"2026-01-31\"", "type"};
        step.type = Type::date;
        step.whole = *date;
    }
}

Binder::Value Binder::relation(const Syntax& s, Op op) {
    Value a = bind(s.children[0]);
    Value b = bind(s.children[1]);
    const auto holds_date = [this](const Value& v) {
        return std::any_of(v.steps.begin(), v.steps.end(), [this](std::uint32_t k) { return program_.steps[k].type == Type::date; });
    };
    if (holds_date(a)) as_dates(s.children[1], b);
    if (holds_date(b)) as_dates(s.children[0], a);
    const Type type = program_.steps[a.steps.front()].type;
    if (type == Type::boolean || type == Type::choices)
        throw SyntaxFault{s.children[0].at,
                          std::string(type_name(type)) + " is not compared; expected a number, text or a date" +
                              (type == Type::choices ? ", or has(...)" : ""),
                          "type"};
    expect(s.children[0], a, type);
    expect(s.children[1], b, type);
    if (type == Type::text && op != Op::equal && op != Op::unequal) throw SyntaxFault{s.at, "text knows only == and !=", "type"};
    Value value = lift(s, Step{}, a, b);
    for (const std::uint32_t k : value.steps) {
        Step& step = program_.steps[k];
        step.op = op;
        step.type = Type::boolean;
        fuse(step);
    }
    return value;
}

/// A choice, or a count, beside a constant: one look-up in place of two values and a comparison. The steps that are no
/// longer read cost nothing: the evaluation works back from the last.
bool Binder::fuse(Step& step) {
    for (const bool swapped : {false, true}) {
        const Step& left = program_.steps[step.arguments[swapped ? 1 : 0]];
        const Step& right = program_.steps[step.arguments[swapped ? 0 : 1]];
        if (right.op != Op::constant) continue;
        const bool list = (step.from_list & (swapped ? 2 : 1)) != 0;
        const bool choice = left.op == Op::item && instrument_.response_of(left.index).type == instrument::Type::choice;
        const bool count = !list && (left.op == Op::count || left.op == Op::count_known);
        if (!choice && !count) continue;
        Step fused;
        fused.op = choice ? Op::test : Op::count_test;
        fused.type = Type::boolean;
        fused.relation = swapped ? mirrored(step.op) : step.op;
        fused.index = left.index;
        fused.number = right.number;
        fused.known = left.op == Op::count_known;
        fused.from_list = list ? 1 : 0;
        if (count) fused.arguments = left.arguments;
        step = std::move(fused);
        return true;
    }
    return false;
}

}  // namespace attune::expression
