#pragma once

#include "report/chosen_names.hpp"
#include "report/circumstances.hpp"
#include "report/document.hpp"
#include "report/sources.hpp"

namespace attune::report {

/// Adds the scores and criteria of one administration to a page: for each score its value, band, gauge, status, bounds, norm, cutoffs
/// and notes, for each criterion whether it is met, and why that may be open. Where another edition was scored, or the library does not
/// know the instrument, the figures alone. `chosen`: of these scores; `level`: of their headings.
void add_scores(Document& page, const Administration& administration, Sources& sources, const ChosenNames& chosen = {}, int level = 3);

/// The title of a score in the words of the page; its name where the library does not know it.
std::string title_of(const Administration& administration, const ScoreRow& row);

/// Its value and its band for the eye, `none` and empty where there are none; of a criterion `yes`, `no` or nothing.
std::string shown_value(const Administration& administration, const ScoreRow& row);
std::string shown_band(const Administration& administration, const ScoreRow& row);

}  // namespace attune::report
