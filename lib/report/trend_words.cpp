#include "report/trend_words.hpp"

#include "report/score_section.hpp"
#include "report/score_texts.hpp"
#include "report/words.hpp"
#include "text/date.hpp"
#include "text/decimal.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune::report {
namespace {

std::string number(double value) { return for_the_eye(text::format_number(value), nullptr); }

/// `17, moderately severe`.
std::string value_words(const Measured& one) {
    const std::string band = shown_band(*one.administration, *one.row);
    return shown_value(*one.administration, *one.row) + (band.empty() ? "" : " (" + band + ")");
}

std::string extremes_words(const std::vector<Measured>& values) {
    const auto by_value = [](const Measured& a, const Measured& b) { return a.value < b.value; };
    const Measured& least = *std::min_element(values.begin(), values.end(), by_value);
    const Measured& most = *std::max_element(values.begin(), values.end(), by_value);
    if (!(least.value < most.value)) return "All are the same.";
    return fmt::format("The lowest is {} on {}, the highest {} on {}.", value_words(least), text::format_date(least.day), value_words(most),
                       text::format_date(most.day));
}

std::string scale_words(const Trend& trend, const std::vector<Measured>& values, const instrument::Score& score) {
    const Administration& newest = *values.back().administration;
    const score::ScorePlan* plan = plan_of(newest, values.back().row->score);
    const bool has_ends = plan && range_of(newest, *plan);
    const std::string direction = direction_words(score);
    if (!has_ends) return direction.empty() ? "" : fmt::format(" On this scale {}.", direction);
    return fmt::format(" The scale goes from {} to {}{}.", number(trend.low), number(trend.high),
                       direction.empty() ? "" : "; " + direction);
}

std::string corridor_sentence(const Trend::Corridor& corridor) {
    const std::string points = number((corridor.to - corridor.from) / 2);
    return fmt::format(" {} {} away from the first value is no reliable change.", corridor.open ? "Less than" : "Up to", points);
}

std::string open_words(const Trend& trend) {
    const auto& points = trend.lines.front().points;
    const auto open = std::count_if(points.begin(), points.end(), [](const Trend::Point& point) { return point.low.has_value(); });
    if (open == 0) return "";
    return open == 1 ? " One value has blanks behind it and could be another."
                     : fmt::format(" {} values have blanks behind them and could be others.", open);
}

}  // namespace

std::string trend_words(const Trend& trend, const std::vector<Measured>& values, const instrument::Score& score, std::size_t left_out) {
    const Measured& first = values.front();
    const Measured& last = values.back();
    const std::string from = text::format_date(first.day);
    const std::string to = text::format_date(last.day);
    std::string words = first.day == last.day ? fmt::format("{} values, all on {}", values.size(), from)
                                              : fmt::format("{} values from {} to {}", values.size(), from, to);
    words += fmt::format(": first {}, last {}. {}", value_words(first), value_words(last), extremes_words(values));
    words += scale_words(trend, values, score);
    if (trend.corridor) words += corridor_sentence(*trend.corridor);
    words += open_words(trend);
    if (left_out > 0)
        words += fmt::format(" {} not in it, for want of a value, a date, or the same edition.",
                             left_out == 1 ? "One administration is" : fmt::format("{} administrations are", left_out));
    return words;
}

}  // namespace attune::report
