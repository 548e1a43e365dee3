#pragma once

#include "report/comparisons.hpp"
#include "report/document.hpp"

namespace attune::report {

/// What changed, for a clinician: of each subject every alert first, then for each pair of administrations a table of then and now with
/// the verdict in words, and the course figures; how change is judged, score by score, with its source; what the page cannot say. `subjects`: all that was read,
/// compared or not, since their alerts are told in any case.
Document change_page(const std::vector<Subject>& subjects, const Comparisons& comparisons, const CoursePair& courses);

/// What a change page and the section of change on a page have in common. `17, moderately severe`, `prorated` where it was; the change as
/// `+6`; the verdict on it.
std::string reading_words(const Administration& administration, const ScoreRow& row);
std::string moved_words(const Comparison& one);
std::string verdict_words(const Comparison& one);
/// Where each threshold comes from; what its verdicts cannot say; what is not compared, and why.
std::vector<std::string> thresholds_of(const std::vector<Pair>& pairs);
std::vector<std::string> judging_limits(const std::vector<Pair>& pairs);
std::vector<std::string> uncompared_limits(const Comparisons& comparisons);

}  // namespace attune::report
