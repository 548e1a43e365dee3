#pragma once

#include "course/functions.hpp"
#include "expression/program.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace attune::course {

/// A course function, and what stands in its brackets: expressions of one row.
struct Call {
    Function function = Function::last;
    expression::Program of;    ///< empty of dates()
    expression::Program open;  ///< where it holds, the value is no more than a least; empty: nowhere
    std::string text;          ///< as it is written
};

/// Course functions joined by arithmetic; the last step is the value.
struct Formula {
    struct Step {
        enum class Kind : std::uint8_t { number, call, add, subtract, multiply, divide };

        Kind kind = Kind::number;
        Rational number;
        std::size_t a = 0;  ///< of a call its place among `calls`, else an earlier step
        std::size_t b = 0;
    };

    std::vector<Call> calls;
    std::vector<Step> steps;

    /// Whether it is one function alone.
    bool is(Function function) const { return steps.size() == 1 && !calls.empty() && calls.front().function == function; }
};

/// Reads a course formula. `instrument`: that of the rows, with the row's date as an attribute. Faults go to `faults`, each with its place
/// in the file; the formula is then empty.
Formula read_formula(const instrument::Formula& formula, const instrument::Instrument& instrument, std::vector<Fault>& faults);

}  // namespace attune::course
