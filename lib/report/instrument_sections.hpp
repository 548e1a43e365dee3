#pragma once

#include "report/chosen_names.hpp"
#include "report/document.hpp"
#include "report/series.hpp"
#include "report/sources.hpp"

#include <cstddef>
#include <vector>

namespace attune::report {

/// A series of at most so many administrations is shown whole; of a longer one the newest is, and the others stand in a table.
constexpr std::size_t shown_whole = 3;

/// What an administration was: when, by whom, about whom, which edition.
void add_what(Document& page, const Administration& administration, Sources& sources);

/// The scores of the administrations of a series that are not `shown` elsewhere in a table, a line each: its date, and of every score
/// value, band and status. Whether there are any.
bool add_earlier(Document& page, const Series& series, const ChosenNames& chosen, const std::vector<const Administration*>& shown);

/// All scores of some administrations in one table. `newest`: there are earlier ones, which are not in it.
void add_glance(Document& page, const std::vector<const Administration*>& administrations, bool newest);

}  // namespace attune::report
