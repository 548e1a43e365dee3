#include "change/agreement.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace attune::change {
namespace {

double square(double x) { return x * x; }

/// The places of days that no pair has yet, those that stand before first.
using Free = std::map<std::int32_t, std::vector<std::size_t>>;

Free all_free(std::span<const std::int32_t> days) {
    Free free;
    for (std::size_t k = days.size(); k-- > 0;) free[days[k]].push_back(k);
    return free;
}

/// Takes a place of a day out of those that are free.
std::optional<std::size_t> take(Free& free, std::int64_t day) {
    const auto found = free.find(static_cast<std::int32_t>(day));
    if (found == free.end()) return std::nullopt;
    const std::size_t place = found->second.back();
    found->second.pop_back();
    if (found->second.empty()) free.erase(found);
    return place;
}

}  // namespace

// With quadratic weights both sums come to squared distances, and no table of codes is needed: n * sum (x - y)^2 of the ratings as they are,
// and the sum of (x - y)^2 over every x of the one beside every y of the other. Of whole numbers both are exact.
std::optional<double> weighted_kappa(std::span<const Rated> ratings) {
    if (ratings.empty()) return std::nullopt;
    const auto n = static_cast<double>(ratings.size());
    const double origin = ratings.front().one;
    double observed = 0;
    double squares = 0;
    double one = 0;
    double other = 0;
    for (const Rated& rated : ratings) {
        observed += square(rated.one - rated.other);
        squares += square(rated.one - origin) + square(rated.other - origin);
        one += rated.one - origin;
        other += rated.other - origin;
    }
    const double expected = n * squares - 2 * one * other;
    if (!(expected > 0)) return std::nullopt;
    return (expected - n * observed) / expected;
}

std::optional<double> icc_agreement(std::span<const double> ratings, std::size_t raters) {
    const std::size_t things = raters == 0 ? 0 : ratings.size() / raters;
    if (things < 2 || raters < 2) return std::nullopt;
    const auto n = static_cast<double>(things);
    const auto k = static_cast<double>(raters);
    std::vector<double> rows(things, 0);
    std::vector<double> columns(raters, 0);
    for (std::size_t r = 0; r < things; ++r) {
        for (std::size_t c = 0; c < raters; ++c) {
            rows[r] += ratings[r * raters + c] / k;
            columns[c] += ratings[r * raters + c] / n;
        }
    }
    const double mean = std::accumulate(rows.begin(), rows.end(), 0.0) / n;
    double between_rows = 0;
    double between_columns = 0;
    double rest = 0;
    for (const double row : rows) between_rows += k * square(row - mean);
    for (const double column : columns) between_columns += n * square(column - mean);
    for (std::size_t r = 0; r < things; ++r)
        for (std::size_t c = 0; c < raters; ++c) rest += square(ratings[r * raters + c] - rows[r] - columns[c] + mean);
    const double msr = between_rows / (n - 1);
    const double msc = between_columns / (k - 1);
    const double mse = rest / ((n - 1) * (k - 1));
    const double denominator = msr + (k - 1) * mse + k / n * (msc - mse);
    if (!(denominator > 0)) return std::nullopt;
    return (msr - mse) / denominator;
}

std::vector<std::pair<std::size_t, std::size_t>> pair_nearest(std::span<const std::int32_t> ones, std::span<const std::int32_t> others,
                                                              std::int32_t within) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    std::vector<std::size_t> open(ones.size());
    std::iota(open.begin(), open.end(), std::size_t{0});
    std::stable_sort(open.begin(), open.end(), [&](std::size_t a, std::size_t b) { return ones[a] < ones[b]; });
    Free free = all_free(others);
    if (ones.empty() || others.empty()) return pairs;
    const std::int64_t first = std::min(ones[open.front()], free.begin()->first);
    const std::int64_t last = std::max(ones[open.back()], free.rbegin()->first);
    const std::int64_t furthest = std::min<std::int64_t>(within, last - first);
    for (std::int64_t gap = 0; gap <= furthest && !open.empty() && !free.empty(); ++gap) {
        std::erase_if(open, [&](std::size_t one) {
            std::optional<std::size_t> other = take(free, ones[one] - gap);
            if (!other) other = take(free, ones[one] + gap);
            if (other) pairs.emplace_back(one, *other);
            return other.has_value();
        });
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

}  // namespace attune::change
