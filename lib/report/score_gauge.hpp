#pragma once

#include "report/administrations.hpp"
#include "report/gauge.hpp"
#include "text/rational.hpp"

#include <utility>

namespace attune::report {

/// Where the value of a row lies between the ends of its scale, among the bands of its score (in the words of the page), with what it
/// could be where blanks leave that open.
Gauge score_gauge(const Administration& administration, const ScoreRow& row, const instrument::Score& score,
                  const std::pair<Rational, Rational>& range);

}  // namespace attune::report
