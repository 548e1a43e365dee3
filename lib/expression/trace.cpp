#include "expression/trace.hpp"

#include "expression/evaluation.hpp"

namespace attune::expression {
namespace {

Outcome outcome_of(const Result& result, std::size_t row) {
    Outcome outcome;
    if (!result.truths.empty()) outcome.truth = result.truths[row];
    else if (!result.state.empty()) outcome.truth = result.state[row];
    if (!result.numbers.empty()) outcome.number = result.numbers[row];
    if (!result.whole.empty()) outcome.whole = result.whole[row];
    if (!result.text.empty()) outcome.text = result.text[row];
    return outcome;
}

/// The steps that are looked at on the row alone.
std::vector<bool> read_on_row(const Program& program) {
    std::vector<bool> on_row(program.steps.size(), false);
    for (std::size_t k = program.steps.size(); k-- > 0;) {
        const Step& step = program.steps[k];
        const bool known_alone = step.op == Op::count_known || step.op == Op::mean_known || (step.op == Op::count_test && step.known);
        if (!known_alone && !on_row[k]) continue;
        for (const std::uint32_t argument : step.arguments) on_row[argument] = true;
    }
    return on_row;
}

}  // namespace

Trace trace(const Program& program, Inputs& inputs, Mode mode, std::size_t row) {
    const std::size_t last = program.steps.size() - 1;
    Evaluation run(program, inputs, mode);
    Evaluation on_row(program, inputs, Mode::values);
    const std::vector<bool> row_alone = read_on_row(program);
    Trace trace{&program, {}};
    for (std::size_t k = 0; k <= last; ++k) trace.outcomes.push_back(outcome_of((row_alone[k] ? on_row : run).result(k), row));
    return trace;
}

}  // namespace attune::expression
