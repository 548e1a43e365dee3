#pragma once

#include "report/chosen_names.hpp"
#include "report/comparisons.hpp"
#include "report/document.hpp"
#include "report/series.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace attune::report {

/// What became of a subject's scores: the newest administrations of each series against the first and, where that is another, against the
/// one before.
struct ChangeSoFar {
    std::vector<Pair> first;
    std::vector<Pair> previous;       ///< those whose baseline is not the first
    std::vector<std::string> limits;  ///< what the verdicts cannot say, and what is not compared
    bool empty() const { return first.empty() && previous.empty(); }
};

/// Of the series that have two administrations or more. `newest`: of how many of the newest administrations; the last one.
ChangeSoFar change_of(const std::vector<Series>& all, const ChosenNames& chosen, std::size_t newest = 1);

/// Adds it under headings of `level`, "Since the first time" and "Since last time", in a table for each pair of dates, then where the
/// thresholds come from.
void add_change(Document& page, const ChangeSoFar& change, int level);

}  // namespace attune::report
