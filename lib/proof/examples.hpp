#pragma once

#include "score/plan.hpp"
#include "text/fault.hpp"

#include <cstddef>
#include <vector>

namespace attune::proof {

/// Scores the worked examples of an instrument with its plan, and tells each expectation that does not hold: where it stands,
/// what came out, what was expected.
std::vector<Fault> failed_examples(const score::Plan& plan);

/// How many expectations the examples hold.
std::size_t expectation_count(const instrument::Instrument& instrument);

}  // namespace attune::proof
