#pragma once

#include "report/comparisons.hpp"

#include <string>
#include <vector>

namespace attune::report {

/// `17, moderately severe`, `prorated` where it was.
std::string reading_words(const Administration& administration, const ScoreRow& row);

/// The change as `+6`.
std::string moved_words(const Comparison& one);

/// The verdict.
std::string verdict_words(const Comparison& one);

/// What each verdict goes by: how far a score must move, by which method, at which level, from which source.
std::vector<std::string> thresholds_of(const std::vector<Pair>& pairs);

/// What verdicts cannot say.
std::vector<std::string> judging_limits(const std::vector<Pair>& pairs);

}  // namespace attune::report
