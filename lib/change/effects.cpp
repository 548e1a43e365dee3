#include "change/effects.hpp"

#include "change/quantiles.hpp"

#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>

namespace attune::change {
namespace {

double deviation(double squares, std::size_t n) { return n < 2 ? 0 : std::sqrt(squares / static_cast<double>(n - 1)); }

Interval around(double value, double reach) { return {value - reach, value + reach}; }

Effect with_interval(double size, const GroupChange& group, double confidence) {
    if (!group.correlation) return {size, std::nullopt};
    const auto n = static_cast<double>(group.n);
    const double variance = 2 * (1 - *group.correlation) / n + size * size / (2 * n);
    return {size, around(size, normal_quantile((1 + confidence) / 2) * std::sqrt(variance))};
}

}  // namespace

void GroupSums::add(double before, double after) {
    ++n_;
    const auto n = static_cast<double>(n_);
    const double from_before = before - before_;
    const double from_after = after - after_;
    const double from_change = (after - before) - change_;
    before_ += from_before / n;
    after_ += from_after / n;
    change_ += from_change / n;
    before_squares_ += from_before * (before - before_);
    after_squares_ += from_after * (after - after_);
    change_squares_ += from_change * ((after - before) - change_);
    products_ += from_before * (after - after_);
}

GroupChange GroupSums::change() const {
    GroupChange group{n_,
                      before_,
                      after_,
                      change_,
                      deviation(before_squares_, n_),
                      deviation(after_squares_, n_),
                      deviation(change_squares_, n_),
                      std::nullopt};
    if (before_squares_ > 0 && after_squares_ > 0)
        group.correlation = std::clamp(products_ / std::sqrt(before_squares_) / std::sqrt(after_squares_), -1.0, 1.0);
    return group;
}

std::optional<Interval> mean_change_interval(const GroupChange& group, double confidence) {
    if (group.n < 2) return std::nullopt;
    const auto n = static_cast<double>(group.n);
    return around(group.change, t_quantile((1 + confidence) / 2, n - 1) * group.change_sd / std::sqrt(n));
}

std::optional<Effect> standardised_change(const GroupChange& group, double confidence) {
    if (group.n < 2 || !(group.before_sd > 0)) return std::nullopt;
    return with_interval(group.change / group.before_sd, group, confidence);
}

std::optional<Effect> corrected_change(const GroupChange& group, double confidence) {
    // of two people the correction does not exist: it would divide by gamma(0)
    if (group.n < 3 || !(group.before_sd > 0)) return std::nullopt;
    const double size = hedges_correction(static_cast<double>(group.n) - 1) * group.change / group.before_sd;
    return with_interval(size, group, confidence);
}

double hedges_correction(double freedom) {
    if (freedom < 2) return 0;
    return 1 / (boost::math::tgamma_delta_ratio((freedom - 1) / 2, 0.5) * std::sqrt(freedom / 2));
}

}  // namespace attune::change
