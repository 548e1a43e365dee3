#pragma once

#include <cstddef>
#include <optional>

namespace attune::change {

/// What a group came to before and after, in points. Deviations are those of samples, n - 1.
struct GroupChange {
    std::size_t n = 0;
    double before = 0;  ///< mean
    double after = 0;
    double change = 0;  ///< mean of after - before
    double before_sd = 0;
    double after_sd = 0;
    double change_sd = 0;
    std::optional<double> correlation;  ///< of before and after; nothing where one of them does not vary
};

/// Sums up a group in one pass and a few numbers, however large it is (Welford 1962).
class GroupSums {
public:
    void add(double before, double after);
    std::size_t size() const { return n_; }
    /// Of one alone the deviations are 0; of none all is 0.
    GroupChange change() const;

private:
    std::size_t n_ = 0;
    double before_ = 0;
    double after_ = 0;
    double change_ = 0;
    double before_squares_ = 0;
    double after_squares_ = 0;
    double change_squares_ = 0;
    double products_ = 0;
};

struct Interval {
    double low = 0;
    double high = 0;
};

/// Where the mean change lies at a two-sided `confidence`, in points: change -+ t * sd of change / sqrt(n), t with n - 1 degrees of freedom
/// (Student 1908). Nothing with fewer than two.
std::optional<Interval> mean_change_interval(const GroupChange& group, double confidence);

/// An effect in standard deviations, and where it lies; no interval where the correlation is not known.
struct Effect {
    double size = 0;
    std::optional<Interval> interval;
};

/// The standardised mean change d: mean change / sd before (Glass's standardiser; Becker 1988). Interval: d -+ z * sqrt(2 * (1 - r) / n +
/// d^2 / (2 * n)), the large-sample variance of Becker (1988), r the correlation of before and after. Nothing with fewer than two, or where
/// all began alike.
std::optional<Effect> standardised_change(const GroupChange& group, double confidence);
/// The same without the bias of small groups: g = c(n - 1) * d (Hedges 1981; Becker 1988), with g for d in its variance.
std::optional<Effect> corrected_change(const GroupChange& group, double confidence);

/// Hedges's c(m) = gamma(m / 2) / (sqrt(m / 2) * gamma((m - 1) / 2)), exactly (Hedges 1981); 0 where m is below 2, for which it does not exist.
double hedges_correction(double freedom);

}  // namespace attune::change
