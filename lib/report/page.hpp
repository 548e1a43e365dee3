#pragma once

#include "report/document.hpp"
#include "report/scores.hpp"
#include "score/plan.hpp"

#include <functional>
#include <vector>

namespace attune::report {

/// Gives the plan of an instrument, or nullptr where the library has none of that name.
using PlanOf = std::function<const score::Plan*(const std::string& id)>;

/// The clinician's page: alerts first, then for each subject and administration what was assessed and each score with its
/// band, gauge, status, bounds, norm, cutoffs and sources. Rows come as in a scores file; their order is kept.
Document clinician_page(const std::vector<ScoreRow>& rows, const PlanOf& plan_of);

/// A number for the eye: at most two decimals, rounded half up in decimal, but never across the edge of a band or a cutoff.
std::string for_the_eye(const std::string& value, const instrument::Score* score);

}  // namespace attune::report
