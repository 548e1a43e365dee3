#pragma once

#include "report/series.hpp"

#include <string>
#include <vector>

namespace attune::report {

/// What a reader might take the page of a subject for, and what it leaves out: instruments and editions that are not at hand, scores and
/// bands that are others now, facts that are not known, what a worksheet and a questionnaire are. `of_change`: what is to be said of
/// comparisons on the page.
std::vector<std::string> limits_of(const Subject& subject, const std::vector<Series>& all, const std::vector<std::string>& of_change);

}  // namespace attune::report
