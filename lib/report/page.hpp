#pragma once

#include "chart/battery.hpp"
#include "report/administrations.hpp"
#include "report/courses.hpp"
#include "report/document.hpp"
#include "report/omitted.hpp"

#include <string>
#include <vector>

namespace attune::report {

/// What is asked of a page.
struct PageOrder {
    bool answers = false;  ///< with each answer, where an administration was scored from responses
    Omitted omitted;
    std::vector<chart::ReportSection> sections;  ///< a battery's, in their order; none: the usual ones
    std::vector<std::string> letterhead;         ///< paragraphs above everything
    std::vector<std::string> closing;            ///< and below
};

/// The clinician's page of one subject: every alert first, the urgent ones before, whatever the sections are; then, where no battery says
/// otherwise, the scores at a glance, what has changed since the first and the last time, the course figures, and each series with its
/// pictures and its administrations; what the page cannot say; the sources. `courses`: of all subjects.
Document clinician_page(const Subject& subject, const PageOrder& order, const std::vector<Courses>& courses);

/// The title of the instrument of an administration, its id where the library does not know it; `brief`: its abbreviation, if it has one.
std::string instrument_title(const Administration& administration, bool brief);

/// By whom and about whom, where that is not the subject on their own account: `, partner (B02), about mother`.
std::string parties_words(const ScoreRow& row);

/// When, and by whom and about whom where that is not the subject on their own account: `2026-01-05, partner, about mother`.
std::string occasion_words(const Administration& administration);

}  // namespace attune::report
