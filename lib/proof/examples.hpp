#pragma once

#include "proof/outcome.hpp"
#include "score/answers.hpp"
#include "score/plan.hpp"
#include "text/fault.hpp"

#include <cstddef>
#include <vector>

namespace attune::proof {

/// Scores the worked examples of an instrument with its plan, and tells each expectation that does not hold: where it stands,
/// what came out, what was expected.
std::vector<Fault> failed_examples(const score::Plan& plan);

/// Whether what came out is what an example expects.
bool holds(const instrument::Example::Expectation& expectation, const Outcome& outcome);

/// The answers of all examples as a block, a row each. A cell that is no answer is invalid there.
score::Answers answers_of_examples(const score::Plan& plan);

/// How many expectations the examples hold.
std::size_t expectation_count(const instrument::Instrument& instrument);

}  // namespace attune::proof
