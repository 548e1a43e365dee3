#pragma once

#include "expression/evaluate.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace attune::expression {

/// What one step of a program gave in one row.
struct Outcome {
    Truth truth = unknown;  ///< of a condition; of text, dates and multiple choices: yes known, unknown missing, absent not there
    Number number;
    std::int64_t whole = 0;
    std::string text;
};

/// A program as it was run in one row: an outcome for each of its steps, the last of which is its value.
struct Trace {
    const Program* program = nullptr;
    std::vector<Outcome> outcomes;
};

/// Runs a program and keeps what every step gave in row `row`. What `count_known` and `mean_known` look at is shown as they see it: on the row,
/// whatever the mode.
Trace trace(const Program& program, Inputs& inputs, Mode mode, std::size_t row);

}  // namespace attune::expression
