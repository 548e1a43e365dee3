#pragma once

#include "report/document.hpp"
#include "report/scores.hpp"
#include "score/plan.hpp"

namespace attune::report {

/// The plan of a score by its name, or nullptr.
const score::ScorePlan* plan_of_score(const score::Plan* plan, const std::string& name);

/// One score: value, band, gauge, what is missing, norm, cutoffs, notes. `score` may be nullptr where the library does not know it.
void add_score(Document& page, const ScoreRow& row, const score::ScorePlan* score, const score::Plan* plan);
/// One criterion: yes, no or undetermined, and why.
void add_criterion(Document& page, const ScoreRow& row, const score::ScorePlan* score);
/// Where the scoring comes from, and what the page cannot say.
void add_sources(Document& page, const score::Plan* plan);

}  // namespace attune::report
