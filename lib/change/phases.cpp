#include "change/phases.hpp"

#include <cmath>
#include <numeric>
#include <vector>

namespace attune::change {
namespace {

int direction(double from, double to) { return (to > from) - (to < from); }

/// Puts the distances of some values from their mean at the end of `distances`; equal ones are at none.
void add_distances(std::vector<double>& distances, std::span<const double> values) {
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    bool equal = true;
    for (const double value : values) equal = equal && value == values.front();
    for (const double value : values) distances.push_back(equal ? 0 : value - mean);
}

}  // namespace

Overlap overlap_of(std::span<const double> before, std::span<const double> after) {
    long long between = 0;
    for (const double from : before)
        for (const double to : after) between += direction(from, to);
    long long within = 0;
    for (std::size_t i = 0; i < before.size(); ++i)
        for (std::size_t j = i + 1; j < before.size(); ++j) within += direction(before[i], before[j]);
    const double pairs = static_cast<double>(before.size()) * static_cast<double>(after.size());
    const double tau = static_cast<double>(between) / pairs;
    return {(1 + tau) / 2, tau, static_cast<double>(between - within) / pairs};
}

std::optional<double> lag_one(std::span<const double> values, std::size_t before) {
    std::vector<double> distances;
    distances.reserve(values.size());
    if (before > 0) add_distances(distances, values.first(before));
    if (before < values.size()) add_distances(distances, values.subspan(before));
    double along = 0;
    double all = 0;
    for (std::size_t k = 0; k < distances.size(); ++k) {
        if (k > 0 && k != before) along += distances[k - 1] * distances[k];
        all += distances[k] * distances[k];
    }
    return all > 0 ? std::optional(along / all) : std::nullopt;
}

double lag_one_bound(std::size_t count) { return 2 / std::sqrt(static_cast<double>(count)); }

}  // namespace attune::change
