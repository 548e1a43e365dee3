#pragma once

#include "report/administrations.hpp"
#include "report/courses.hpp"
#include "report/document.hpp"

#include <string>
#include <vector>

namespace attune::report {

/// The clinician's page of one subject: every alert first, the urgent ones before; the scores at a glance; the course figures; each
/// administration with what was assessed, its scores and criteria; what the page cannot say; the sources. `answers`: with each answer,
/// where the administration was scored from responses. `courses`: of all subjects.
Document clinician_page(const Subject& subject, bool answers, const std::vector<Courses>& courses);

/// The title of the instrument of an administration, its id where the library does not know it; `brief`: its abbreviation, if it has one.
std::string instrument_title(const Administration& administration, bool brief);

/// By whom and about whom, where that is not the subject on their own account: `, partner (B02), about mother`.
std::string parties_words(const ScoreRow& row);

/// When, and by whom and about whom where that is not the subject on their own account: `2026-01-05, partner, about mother`.
std::string occasion_words(const Administration& administration);

}  // namespace attune::report
