#pragma once

#include "report/circumstances.hpp"
#include "report/sources.hpp"

#include <string>

namespace attune::report {

/// Where a percentile stands among a hundred people, rounded half up and never to none or all of them: `higher than about 84 of 100`,
/// `higher than more than 99 of 100`. A published table counts those who have the same value in one way or another, so there it is
/// `as high as or higher than about 84 of 100`; `on_a_curve`: by the normal curve, which knows no ties.
std::string position_words(const std::string& percentile, bool on_a_curve);

/// The norm of a score in words, with its population, its source and the figures: the position where there is a percentile, else the
/// distance from the mean. Where no norm is known to apply, whom there are norms of; empty where there are none.
std::string norm_words(const ScoreRow& row, const score::ScorePlan& plan, Circumstances& circumstances, Sources& sources);

}  // namespace attune::report
