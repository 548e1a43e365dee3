#pragma once

#include "expression/program.hpp"
#include "expression/syntax.hpp"

#include <string_view>

namespace attune::expression {

/// What a type is called in a message.
std::string_view type_name(Type type);

/// Turns a parsed expression into a program: names become indices, lists are unrolled, types are checked. Throws SyntaxFault.
class Binder {
public:
    explicit Binder(const instrument::Instrument& instrument) : instrument_(instrument) {}

    Program run(const Syntax& syntax, Type wanted);

private:
    /// One value or a list of them, as steps of the program.
    struct Value {
        std::vector<std::uint32_t> steps;
        bool list = false;
    };

    Value bind(const Syntax& s);
    Value value_of(const Syntax& s);
    Value constant(const Syntax& s);
    Value name(const Syntax& s);
    Value names(const Syntax& s);
    Value list(const Syntax& s);
    Value where(const Syntax& s);
    Value negative(const Syntax& s);
    Value negation(const Syntax& s);
    Value binary(const Syntax& s);
    Value relation(const Syntax& s, Op op);
    Value junction(const Syntax& s, Op op);
    Value arithmetic(const Syntax& s, Op op);
    Value call(const Syntax& s);
    Value gather(const Syntax& s, Op op, Type of, Type gives);
    void mark_idle(const Value& value, Truth idle);
    Value on_row(const Syntax& s, RowState state);
    Value has(const Syntax& s);
    Value days(const Syntax& s);
    Value condition(const Syntax& s);
    Value step_function(const Syntax& s, Op op);

    /// `op` for each element of two values, of which one may be single.
    Value lift(const Syntax& s, Step step, const Value& a, const Value& b);
    Value lift(Step step, const Value& a);
    static void same_length(const Syntax& s, const Value& a, const Value& b);
    std::uint32_t push(Step step);
    bool fuse(Step& step);
    void as_dates(const Syntax& s, Value& value);
    void expect(const Syntax& s, const Value& value, Type type) const;
    const Value& single(const Syntax& s, const Value& value) const;
    void expect_arguments(const Syntax& s, std::size_t least, std::size_t most) const;
    std::vector<std::size_t> items_of(const Syntax& s) const;
    std::size_t item_named(std::string_view name, std::size_t at) const;
    Step item_step(std::size_t item) const;
    std::string unknown(std::string_view name) const;

    const instrument::Instrument& instrument_;
    Program program_;
};

}  // namespace attune::expression
