#include "change/slope.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace attune::change {
namespace {

constexpr double each_tail = 0.025;
constexpr double normal_quantile = 1.959963984540054;  // of 1 - each_tail
constexpr std::size_t most_exact = 50;
constexpr double days_of_week = 7;

std::vector<double> slopes_of(std::span<const Point> points) {
    std::vector<double> slopes;
    slopes.reserve(points.size() * (points.size() - 1) / 2);
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (std::size_t j = i + 1; j < points.size(); ++j) {
            const double days = static_cast<double>(points[j].day) - points[i].day;
            if (days != 0) slopes.push_back(days_of_week * (points[j].value - points[i].value) / days);
        }
    }
    std::sort(slopes.begin(), slopes.end());
    return slopes;
}

double term(double count) { return count * (count - 1) * (2 * count + 5); }

/// The place from either end at which the interval ends, from 1; 0 where there is none.
std::size_t place_of_end(std::span<const Point> points, std::size_t slopes) {
    std::map<std::int32_t, std::size_t> on;
    for (const Point& point : points) ++on[point.day];
    if (on.size() == points.size() && points.size() <= most_exact) {
        const auto discordant = discordant_pairs(points.size(), each_tail);
        return discordant ? *discordant + 1 : 0;
    }
    double variance = term(static_cast<double>(points.size()));
    for (const auto& [day, count] : on) variance -= term(static_cast<double>(count));
    const double place = (static_cast<double>(slopes) - normal_quantile * std::sqrt(variance / 18)) / 2;
    return place < 1 ? 0 : static_cast<std::size_t>(place);
}

}  // namespace

int Slope::sign() const {
    if (!interval) return 0;
    if (interval->second < 0) return -1;
    return interval->first > 0 ? 1 : 0;
}

std::optional<Slope> slope_of(std::span<const Point> points) {
    if (points.size() < 2) return std::nullopt;
    const std::vector<double> slopes = slopes_of(points);
    if (slopes.empty()) return std::nullopt;
    const std::size_t half = slopes.size() / 2;
    Slope slope{slopes.size() % 2 == 1 ? slopes[half] : (slopes[half - 1] + slopes[half]) / 2, {}};
    const std::size_t place = place_of_end(points, slopes.size());
    if (place > 0) slope.interval = {slopes[place - 1], slopes[slopes.size() - place]};
    return slope;
}

std::optional<std::size_t> discordant_pairs(std::size_t count, double tail) {
    // how likely each number of discordant pairs is, as one rank after the other is put among those that stand
    std::vector<double> likely{1};
    for (std::size_t ranks = 2; ranks <= count; ++ranks) {
        std::vector<double> next(likely.size() + ranks - 1);
        double window = 0;
        for (std::size_t k = 0; k < next.size(); ++k) {
            if (k < likely.size()) window += likely[k];
            if (k >= ranks) window -= likely[k - ranks];
            next[k] = window / static_cast<double>(ranks);
        }
        likely = std::move(next);
    }
    double sum = 0;
    std::size_t pairs = 0;
    while (pairs < likely.size() && sum + likely[pairs] <= tail) sum += likely[pairs++];
    if (pairs == 0) return std::nullopt;
    return pairs - 1;
}

}  // namespace attune::change
