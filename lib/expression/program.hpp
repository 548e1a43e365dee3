#pragma once

#include "expression/columns.hpp"
#include "instrument/instrument.hpp"
#include "text/fault.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace attune::expression {

enum class Type { boolean, number, text, date, choices };

enum class Op : std::uint8_t {
    constant,    ///< `number`, `text` or `whole` (a date), by `type`
    item,        ///< `index`
    score,       ///< `index`; a criterion is a boolean
    attribute,   ///< `index`; one past the last attribute is the rater
    test,        ///< item `index` of a choice compared with `number`: looked up by code
    on_row,      ///< `state` asked of item `index`, on the row and never on a filling
    count_test,  ///< number of arguments that hold compared with `number`; `known`: unknown ones count as not holding
    equal,
    unequal,
    less,
    at_most,
    more,
    at_least,
    add,
    subtract,
    multiply,
    divide,
    both,
    either,
    negation,
    keep,  ///< first argument where the second holds (`where`)
    sum,
    mean,
    least,
    most,
    mean_known,
    count,
    count_known,
    any,
    all,
    chosen,  ///< number of options chosen of the argument
    has,     ///< argument holds the option of `whole`, a bit
    days,
    condition,
    absolute,
    rounded  ///< rounded: to the step `number`
};

enum class RowState : std::uint8_t { answered, missing, declined, skipped, shown };

/// The relation with its sides changed: `a < b` is `b > a`.
Op mirrored(Op relation);

/// One step of a program: it reads the steps before it. Lists are unrolled when the program is made, so that each step is one
/// value a row.
struct Step {
    Op op = Op::constant;
    Type type = Type::number;
    Op relation = Op::equal;  ///< of test and count_test
    RowState state = RowState::answered;
    bool known = false;          ///< count_test: of count_known
    Truth idle = absent;         ///< keep: the truth that changes nothing where it goes, `no` in a count or `any`, `yes` in `all`
    std::uint8_t from_list = 0;  ///< bit k: argument k is an element of a list; hidden there, it drops out
    std::uint32_t index = 0;
    std::int32_t at = -1;  ///< characters before it in the expression
    std::int64_t whole = 0;
    Rational number;
    std::string text;
    std::vector<std::uint32_t> arguments;
};

/// An expression typed against its instrument; the last step is its value.
struct Program {
    std::vector<Step> steps;
    std::string text;  ///< as written, for --explain
    Position at;

    bool empty() const { return steps.empty(); }
    Type type() const { return steps.back().type; }
};

/// Types an expression: looks its names up and unrolls its lists. `wanted` is what the place asks for: a boolean or a number.
/// Faults go to `faults`, each with its place in the file; the program is then empty.
Program compile(const instrument::Formula& formula, Type wanted, const instrument::Instrument& instrument, std::vector<Fault>& faults);

}  // namespace attune::expression
