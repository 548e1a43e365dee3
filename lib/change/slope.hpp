#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

namespace attune::change {

/// A value and its day, in days since 1970-01-01.
struct Point {
    std::int32_t day = 0;
    double value = 0;
};

/// A trend that no single value bends much.
struct Slope {
    double per_week = 0;                                ///< points of the score in seven days
    std::optional<std::pair<double, double>> interval;  ///< of 95 % at least; nothing where the values are too few for one

    /// Below 0 or above it with the whole interval: -1 or 1; else 0.
    int sign() const;
};

/// The slope of Theil (1950) and Sen (1968): the median of (y[j] - y[i]) / (x[j] - x[i]) over all pairs of different days; nothing where
/// there is no such pair. Equal values are pairs with a slope of 0. Takes time and room by the square of the number of points.
///
/// The interval is free of distribution (Hollander and Wolfe 1999, section 9.3): from the M-th of the N slopes in order of size to the M-th
/// from the end, where M - 1 is the most discordant pairs that by Kendall's null distribution come about with a probability of at most 0.025.
/// That is exact up to 50 points on different days. Beyond, and where days are equal, M is (N - 1.96 * sigma) / 2, rounded down, with
/// sigma^2 = (n (n - 1) (2n + 5) - sum of u (u - 1) (2u + 5) over the days with u values) / 18 (Sen 1968). Equal values do not lessen sigma,
/// so that they widen the interval rather than narrow it.
std::optional<Slope> slope_of(std::span<const Point> points);

/// The most discordant pairs among `count` ranks that come about with a probability of at most `tail` where nothing is related (Kendall
/// 1938); nothing where even none at all is likelier than that.
std::optional<std::size_t> discordant_pairs(std::size_t count, double tail);

}  // namespace attune::change
