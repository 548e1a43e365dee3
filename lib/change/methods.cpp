#include "change/methods.hpp"

#include <cmath>

namespace attune::change {
namespace {

double measurement_error(double sd, double r) { return sd * std::sqrt(1 - r); }

double regressed(double before, double mean, double r) { return mean + r * (before - mean); }

}  // namespace

Estimate jacobson_truax(Values values, double sd, double r) { return {values.after - values.before, sd * std::sqrt(2 * (1 - r))}; }

Estimate edwards_nunnally(Values values, double mean, double sd, double r) {
    return {values.after - regressed(values.before, mean, r), measurement_error(sd, r)};
}

Estimate gulliksen_lord_novick(Values values, double mean, double sd, double r) {
    return {values.after - regressed(values.before, mean, r), sd * std::sqrt(1 - r * r)};
}

Estimate practice_corrected(Values values, double practice, double sd, double r) {
    const Estimate plain = jacobson_truax(values, sd, r);
    return {plain.change - practice, plain.error};
}

Rational difference_reliability(const Rational& alpha, const Rational& retest) { return (alpha - retest) / (Rational(1) - retest); }

Estimate hageman_arrindell(Values values, double mean_change, double sd, double alpha, double difference) {
    const Estimate plain = jacobson_truax(values, sd, alpha);
    return {plain.change + mean_change * (1 - difference) / difference, plain.error / std::sqrt(difference)};
}

std::optional<Estimate> individual_line(const std::vector<Point>& points, double sd, double r) {
    double day = 0;
    double value = 0;
    for (const auto& [at, height] : points) {
        day += at / static_cast<double>(points.size());
        value += height / static_cast<double>(points.size());
    }
    double spread = 0;
    double together = 0;
    for (const auto& [at, height] : points) {
        spread += (at - day) * (at - day);
        together += (at - day) * (height - value);
    }
    if (points.size() < 2 || points.front().first == points.back().first) return std::nullopt;
    const double days = points.back().first - points.front().first;
    return Estimate{together / spread * days, measurement_error(sd, r) * std::abs(days) / std::sqrt(spread)};
}

}  // namespace attune::change
