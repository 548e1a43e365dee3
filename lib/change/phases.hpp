#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace attune::change {

/// How far the values of two phases lie apart, by all pairs of a value before and one after. A value after that is higher counts for, one
/// that is lower against: of a score of which more is worse the better ones are those with the sign turned.
struct Overlap {
    double nap = 0;  ///< non-overlap of all pairs: the share in which the later one is higher, ties half (Parker and Vannest 2009)
    double tau = 0;  ///< Tau-U, A vs. B: (higher - lower) / pairs, which is 2 * nap - 1 (Parker, Vannest, Davis and Sauber 2011)
    double tau_less_trend = 0;  ///< Tau-U, A vs. B - trend A: (higher - lower - S of the pairs within the first phase, in order) / pairs
};

/// Of two phases with a value or more each, in order of time. `pairs` are those between the phases in both, as Parker et al. (2011) have
/// it, so that what is corrected for a trend can lie outside of -1 to 1.
Overlap overlap_of(std::span<const double> before, std::span<const double> after);

/// The correlation of each value with the next, over all values in order of time: sum of d[i] * d[i+1] over sum of d[i]^2 (Box and Jenkins
/// 1970), d the distance from the mean; with `before` above 0 from the mean of the own phase, of which the first one has so many values, and
/// without the pair that lies across the two. Nothing where all are equal.
std::optional<double> lag_one(std::span<const double> values, std::size_t before = 0);
/// The correlation above which that of `count` values is more than chance makes of independent ones: 2 / sqrt(count) (Bartlett 1946).
double lag_one_bound(std::size_t count);

}  // namespace attune::change
