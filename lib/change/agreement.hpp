#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace attune::change {

/// What two raters gave for one thing: the place of a code among the codes, or a number.
struct Rated {
    double one = 0;
    double other = 0;
};

/// Weighted kappa with quadratic weights (Cohen 1968): 1 - sum of w_ij * observed_ij / sum of w_ij * expected_ij, w_ij = (i - j)^2, expected
/// from the margins of both raters. 1 is full agreement, 0 what chance alone would give. Nothing where no disagreement was to be expected,
/// since both gave one and the same answer throughout, or where there are no ratings.
std::optional<double> weighted_kappa(std::span<const Rated> ratings);

/// ICC(A,1), the absolute agreement of single ratings (McGraw and Wong 1996, case 2A; the ICC(2,1) of Shrout and Fleiss 1979):
/// (MSR - MSE) / (MSR + (k - 1) MSE + k / n (MSC - MSE)) of n things in rows and k raters in columns. `ratings`: thing by thing, `raters` of
/// each. Nothing with fewer than two things or raters, or where nothing differs at all.
std::optional<double> icc_agreement(std::span<const double> ratings, std::size_t raters);

/// Pairs of places in `ones` and `others`, which are days, that lie at most `within` days apart: the nearest first, each used once. Of two
/// that are equally near the earlier one of `ones` comes first, and for it the earlier of `others`; of one day those that stand before. In
/// the order of `ones`.
std::vector<std::pair<std::size_t, std::size_t>> pair_nearest(std::span<const std::int32_t> ones, std::span<const std::int32_t> others,
                                                              std::int32_t within);

}  // namespace attune::change
