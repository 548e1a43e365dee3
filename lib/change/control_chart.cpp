#include "change/control_chart.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace attune::change {
namespace {

/// 3 / 1.128: the mean range of two normal values is 1.128 standard deviations.
constexpr double reach_of_mean_range = 2.66;

/// Below -1, above 1, and 0 where two doubles differ by no more than their last digits.
int side(double value, double line) {
    const double slack = 1e-9 * std::max(1.0, std::abs(line));
    if (value < line - slack) return -1;
    return value > line + slack ? 1 : 0;
}

}  // namespace

ControlLimits control_limits(std::span<const double> values) {
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    double ranges = 0;
    for (std::size_t k = 1; k < values.size(); ++k) ranges += std::abs(values[k] - values[k - 1]);
    const auto count = static_cast<double>(values.size());
    return {sum / count, reach_of_mean_range * ranges / (count - 1), values.size()};
}

int side_of_limits(const ControlLimits& limits, double value) {
    if (side(value, limits.lower()) < 0) return -1;
    return side(value, limits.upper()) > 0 ? 1 : 0;
}

std::vector<Run> runs(const ControlLimits& limits, std::span<const double> values) {
    std::vector<Run> found;
    std::size_t first = 0;
    for (std::size_t k = 1; k <= values.size(); ++k) {
        const int here = side(values[first], limits.mean);
        if (k < values.size() && here != 0 && side(values[k], limits.mean) == here) continue;
        if (here != 0 && k - first >= shortest_run) found.push_back({first, k - first, here > 0});
        first = k;
    }
    return found;
}

double beyond_by_chance(std::size_t count) {
    constexpr double share = 0.0026997960632601866;  // of a normal distribution outside of three standard deviations
    return share * static_cast<double>(count);
}

double runs_by_chance(std::size_t count) { return count < shortest_run ? 0 : (1 + static_cast<double>(count - shortest_run) / 2) / 128; }

}  // namespace attune::change
