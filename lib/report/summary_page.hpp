#pragma once

#include "report/document.hpp"
#include "report/groups.hpp"
#include "score/stream.hpp"

#include <string>
#include <vector>

namespace attune::report {

/// Over many subjects, of each instrument and score: how many, the counts of verdicts, mean and sd before, after and of the change with its
/// interval, the effects d and g with theirs; what was set against what (`against`, to end a sentence: "the first"); what the page cannot
/// say. Alerts are counted at the top. `confidence`: of all intervals.
Document summary_page(const Groups& groups, const std::vector<score::Outcome::Alert>& alerts, const std::string& against,
                      double confidence);

/// The same as CSV, a row a score: `instrument,score,rater,target,n` (subjects with two values), the nine verdicts with `_` for a blank,
/// `before_mean,before_sd,after_mean,after_sd,change_mean,change_sd,change_low,change_high,r,d,d_low,d_high,g,g_low,g_high`.
std::string summary_csv(const Groups& groups, double confidence, bool raw);

}  // namespace attune::report
