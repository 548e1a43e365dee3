#pragma once

#include "report/comparisons.hpp"

#include <string>
#include <vector>

namespace attune::report {

/// `17, moderately severe`, `prorated` where it was.
std::string reading_words(const Administration& administration, const ScoreRow& row);

/// The same without the band: `17`, or `17 (prorated)`.
std::string value_words(const Administration& administration, const ScoreRow& row);
/// The date, or that there is none.
std::string occasion(const ScoreRow& row);

/// The change as `+6`.
std::string moved_words(const Comparison& one);

/// The verdict, and what stands beside it: an interval, cutoffs that were crossed, an important change, what was forced.
std::string verdict_words(const Comparison& one);

/// `crosses 10 and 13`; empty where no cutoff was crossed.
std::string crossed_words(const change::Comparison& result);

/// The verdict alone, as the contract calls it.
std::string brief_verdict(const Comparison& one);

/// What each verdict goes by: how far a score must move, by which method, at which level, from which source; its cutoff.
std::vector<std::string> thresholds_of(const std::vector<Pair>& pairs);

/// What verdicts cannot say, and how many of them chance alone would raise.
std::vector<std::string> judging_limits(const std::vector<Pair>& pairs);

}  // namespace attune::report
