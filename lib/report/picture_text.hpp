#pragma once

#include "report/gauge.hpp"
#include "report/trend.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace attune::report {

/// `|----|----o----|------|` in `cells` characters (5 at least): a bar where bands begin, `=` over all that the score could be, `o` its
/// value.
std::string gauge_bar(const Gauge& gauge, std::size_t cells);

/// The bar between the ends of its scale in at most `width` columns, and below it what the bands are called, where all find room.
/// Nothing where the width does not hold a bar.
std::vector<std::string> gauge_lines(const Gauge& gauge, std::size_t width);

/// The least width at which a trend is drawn.
constexpr std::size_t least_trend_width = 38;

/// A trend in at most `width` columns: the numbers of the scale at the left, the bands' names at the right or below, dates below, and a
/// legend of what else is drawn. Each point is drawn, so that no extreme is lost; one outside the scale is `^` or `v`. Nothing where
/// there is no point, or too little room.
std::vector<std::string> trend_lines(const Trend& trend, std::size_t width);

}  // namespace attune::report
