#include "change/history.hpp"

#include <algorithm>

namespace attune::change {
namespace {

void add_limits(History& history, std::span<const double> values) {
    if (values.size() < fewest_for_limits) return;
    const bool of_phase = history.before >= fewest_for_limits;
    history.limits = control_limits(of_phase ? values.first(history.before) : values);
    for (std::size_t k = 0; k < values.size(); ++k)
        if (side_of_limits(*history.limits, values[k]) != 0) history.beyond.push_back(k);
    history.runs = runs(*history.limits, values);
}

}  // namespace

double History::flags_by_chance() const {
    if (equal) return 0;
    constexpr double share_of_trends = 0.05;
    const double of_limits = limits ? beyond_by_chance(points) + runs_by_chance(points) : 0;
    return of_limits + (slope && slope->interval ? share_of_trends : 0);
}

History history_of(std::span<const Point> points, std::size_t before) {
    History history;
    history.points = points.size();
    history.before = before < points.size() ? before : 0;
    if (points.size() < fewest_for_trend) return history;
    std::vector<double> values(points.size());
    std::transform(points.begin(), points.end(), values.begin(), [](const Point& point) { return point.value; });
    history.equal = std::all_of(values.begin(), values.end(), [&](double value) { return value == values.front(); });
    add_limits(history, values);
    const bool by_phase = history.limits && history.limits->points < values.size();
    if (points.size() >= fewest_for_correlation) history.correlation = lag_one(values, by_phase ? history.before : 0);
    if (points.size() > most_for_pairs) return history;
    history.slope = slope_of(points);
    if (std::min(history.before, points.size() - history.before) >= fewest_in_phase)
        history.overlap = overlap_of(std::span(values).first(history.before), std::span(values).subspan(history.before));
    return history;
}

}  // namespace attune::change
