#pragma once

#include "report/comparisons.hpp"
#include "report/document.hpp"

#include <string>

namespace attune::report {

/// Adds what is known of a subject's change in a line a score, where several series are compared: the last comparison of each score that
/// has a threshold or crossed a cutoff, what got worse first.
void add_overview(Document& page, const Comparisons& comparisons, const std::string& subject);

}  // namespace attune::report
