#pragma once

#include "report/chosen_names.hpp"
#include "report/document.hpp"
#include "report/series.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace attune::report {

/// The scores of a series over time, one picture each, where two values or more have a date: with the bands and cutoffs of the newest
/// administration, and around the first value the corridor in which there is no reliable change. None of an instrument about the past,
/// which has no course, and none where the library does not know it. What another edition gave is in none. `newest`: of that many of the
/// last values alone.
std::vector<Trend> trends_of(const Series& series, const ChosenNames& chosen, std::optional<std::size_t> newest = {});

/// One line of several scores that a battery names for one chart, where they have the same scale: csi4, and the four items in csi16. In
/// series of one rater and target. Nothing where it cannot be one line of two values or more.
std::optional<Trend> joined_trend(const std::vector<Series>& all, const std::vector<chart::Reference>& of,
                                  std::optional<std::size_t> newest = {});

}  // namespace attune::report
