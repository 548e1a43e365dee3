#include "expression/binder.hpp"

#include "text/date.hpp"

#include <algorithm>
#include <array>

namespace attune::expression {
namespace {

constexpr std::array<std::string_view, 18> functions{"sum",        "mean",  "min", "max",      "count",   "count_known",
                                                     "mean_known", "any",   "all", "answered", "missing", "declined",
                                                     "skipped",    "shown", "has", "days",     "if",      "abs"};

std::string count_of(std::size_t n) { return std::to_string(n) + (n == 1 ? " argument" : " arguments"); }

}  // namespace

void Binder::expect_arguments(const Syntax& s, std::size_t least, std::size_t most) const {
    if (s.children.size() >= least && s.children.size() <= most) return;
    const std::string wanted = least == most ? count_of(least) : std::to_string(least) + " or " + count_of(most);
    throw SyntaxFault{s.at, s.word + "(...) has " + count_of(s.children.size()) + "; expected " + wanted};
}

Binder::Value Binder::call(const Syntax& s) {
    if (s.word == "sum") return gather(s, Op::sum, Type::number, Type::number);
    if (s.word == "mean") return gather(s, Op::mean, Type::number, Type::number);
    if (s.word == "min") return gather(s, Op::least, Type::number, Type::number);
    if (s.word == "max") return gather(s, Op::most, Type::number, Type::number);
    if (s.word == "mean_known") return gather(s, Op::mean_known, Type::number, Type::number);
    if (s.word == "count") return gather(s, Op::count, Type::boolean, Type::number);
    if (s.word == "count_known") return gather(s, Op::count_known, Type::boolean, Type::number);
    if (s.word == "any") return gather(s, Op::any, Type::boolean, Type::boolean);
    if (s.word == "all") return gather(s, Op::all, Type::boolean, Type::boolean);
    if (s.word == "answered") return on_row(s, RowState::answered);
    if (s.word == "missing") return on_row(s, RowState::missing);
    if (s.word == "declined") return on_row(s, RowState::declined);
    if (s.word == "skipped") return on_row(s, RowState::skipped);
    if (s.word == "shown") return on_row(s, RowState::shown);
    if (s.word == "has") return has(s);
    if (s.word == "days") return days(s);
    if (s.word == "if") return condition(s);
    if (s.word == "abs") return step_function(s, Op::absolute);
    if (s.word == "round") return step_function(s, Op::rounded);
    std::vector<std::string> known(functions.begin(), functions.end());
    known.emplace_back("round");
    throw SyntaxFault{s.at, unknown_name("function", s.word, known)};
}

Binder::Value Binder::gather(const Syntax& s, Op op, Type of, Type gives) {
    if (s.children.empty()) throw SyntaxFault{s.at, s.word + "() has nothing in its brackets; expected a list"};
    Step step;
    step.op = op;
    step.type = gives;
    for (const Syntax& child : s.children) {
        const Value value = bind(child);
        if (op == Op::count && s.children.size() == 1 && !value.list && program_.steps[value.steps.front()].type == Type::choices) {
            step.op = Op::chosen;
            step.arguments = value.steps;
            return {{push(std::move(step))}, false};
        }
        expect(child, value, of);
        if (of == Type::boolean) mark_idle(value, op == Op::all ? yes : no);
        step.arguments.insert(step.arguments.end(), value.steps.begin(), value.steps.end());
    }
    return {{push(std::move(step))}, false};
}

/// Tells the conditions under `where` which of them change nothing where they go.
void Binder::mark_idle(const Value& value, Truth idle) {
    for (std::uint32_t k : value.steps)
        for (; program_.steps[k].op == Op::keep; k = program_.steps[k].arguments[0]) program_.steps[k].idle = idle;
}

Binder::Value Binder::on_row(const Syntax& s, RowState state) {
    expect_arguments(s, 1, 1);
    const Value of = bind(s.children[0]);
    Value value{{}, of.list};
    for (const std::uint32_t k : of.steps) {
        if (program_.steps[k].op != Op::item) throw SyntaxFault{s.at, s.word + "(...) is asked of items alone"};
        Step step;
        step.op = Op::on_row;
        step.type = Type::boolean;
        step.state = state;
        step.index = program_.steps[k].index;
        step.from_list = of.list && state != RowState::shown ? 1 : 0;  // `shown` of a list keeps what is hidden
        value.steps.push_back(push(std::move(step)));
    }
    return value;
}

Binder::Value Binder::has(const Syntax& s) {
    expect_arguments(s, 2, 2);
    const Value of = bind(s.children[0]);
    expect(s.children[0], of, Type::choices);
    const Syntax& code = s.children[1];
    const bool negative = code.kind == Syntax::Kind::negative && code.children[0].kind == Syntax::Kind::number;
    if (code.kind != Syntax::Kind::number && !negative) throw SyntaxFault{code.at, "has(...) looks for one code; expected a number"};
    const Rational wanted = negative ? -code.children[0].number : code.number;
    Value value{{}, of.list};
    for (const std::uint32_t k : of.steps) {
        const auto& options = instrument_.response_of(program_.steps[k].index).options;
        const auto found = std::find_if(options.begin(), options.end(), [&](const auto& option) { return option.code == wanted; });
        if (found == options.end())
            throw SyntaxFault{code.at, "\"" + instrument_.items[program_.steps[k].index].id + "\" has no option " + (negative ? "-" : "") +
                                           (negative ? code.children[0].word : code.word)};
        Step step;
        step.op = Op::has;
        step.type = Type::boolean;
        step.whole = std::int64_t{1} << (found - options.begin());
        step.from_list = of.list ? 1 : 0;
        step.arguments = {k};
        value.steps.push_back(push(std::move(step)));
    }
    return value;
}

Binder::Value Binder::days(const Syntax& s) {
    expect_arguments(s, 2, 2);
    Step step;
    step.op = Op::days;
    for (const Syntax& child : s.children) {
        Value value = bind(child);
        as_dates(child, value);
        expect(child, single(child, value), Type::date);
        step.arguments.push_back(value.steps.front());
    }
    return {{push(std::move(step))}, false};
}

Binder::Value Binder::condition(const Syntax& s) {
    expect_arguments(s, 3, 3);
    Step step;
    step.op = Op::condition;
    for (const Syntax& child : s.children) {
        const Value value = bind(child);
        step.arguments.push_back(single(child, value).steps.front());
    }
    expect(s.children[0], {{step.arguments[0]}, false}, Type::boolean);
    step.type = program_.steps[step.arguments[1]].type;
    if (step.type != Type::number && step.type != Type::boolean)
        throw SyntaxFault{s.children[1].at, "if(...) gives a number or a condition"};
    expect(s.children[2], {{step.arguments[2]}, false}, step.type);
    return {{push(std::move(step))}, false};
}

Binder::Value Binder::step_function(const Syntax& s, Op op) {
    expect_arguments(s, 1, op == Op::rounded ? 2 : 1);
    const Value of = bind(s.children[0]);
    expect(s.children[0], of, Type::number);
    Step step;
    step.op = op;
    step.number = Rational(1);
    if (s.children.size() == 2) {
        const Syntax& to = s.children[1];
        if (to.kind != Syntax::Kind::number || !(to.number > Rational(0)))
            throw SyntaxFault{to.at, "round(...) goes to a step; expected a number above 0"};
        step.number = to.number;
    }
    return lift(step, of);
}

}  // namespace attune::expression
