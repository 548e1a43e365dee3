#pragma once

#include "report/comparisons.hpp"
#include "report/document.hpp"

namespace attune::report {

/// What changed, for a clinician: of each subject every alert first, then for each pair of administrations a table of then and now with
/// the verdict in words, and the course figures; how change is judged, score by score, with its source; what the page cannot say. `subjects`: all that was read,
/// compared or not, since their alerts are told in any case.
Document change_page(const std::vector<Subject>& subjects, const Comparisons& comparisons, const CoursePair& courses);

}  // namespace attune::report
