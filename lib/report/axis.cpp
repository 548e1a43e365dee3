#include "report/axis.hpp"

#include "text/date.hpp"
#include "text/decimal.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace attune::report {
namespace {

/// How far apart the dates of an axis are.
struct Step {
    enum class Unit { day, month, year };
    Unit unit;
    int size;
};

constexpr std::array<Step, 15> steps{{{Step::Unit::day, 1},
                                      {Step::Unit::day, 7},
                                      {Step::Unit::day, 14},
                                      {Step::Unit::month, 1},
                                      {Step::Unit::month, 2},
                                      {Step::Unit::month, 3},
                                      {Step::Unit::month, 6},
                                      {Step::Unit::year, 1},
                                      {Step::Unit::year, 2},
                                      {Step::Unit::year, 5},
                                      {Step::Unit::year, 10},
                                      {Step::Unit::year, 20},
                                      {Step::Unit::year, 50},
                                      {Step::Unit::year, 100},
                                      {Step::Unit::year, 1000}}};

int quotient_up(int a, int b) { return a >= 0 ? (a + b - 1) / b : a / b; }

/// The dates of a step that lie between the ends: weeks begin on Mondays, months and years on their first day.
std::vector<DateTick> between(const Span& span, const Step& step) {
    using namespace std::chrono;
    std::vector<DateTick> ticks;
    if (step.unit == Step::Unit::day) {
        constexpr int monday = 4;  // 1970-01-05
        for (int k = quotient_up(span.first - monday, step.size); k * step.size + monday < span.last; ++k)
            ticks.push_back({k * step.size + monday, text::format_date(k * step.size + monday)});
        return ticks;
    }
    const year_month_day begin{sys_days{days{span.first}}};
    const int months = step.unit == Step::Unit::year ? step.size * 12 : step.size;
    const std::size_t length = step.unit == Step::Unit::year ? 4 : 7;
    const int start = static_cast<int>(begin.year()) * 12 + static_cast<int>(static_cast<unsigned>(begin.month())) - 1;
    for (int k = quotient_up(start, months);; ++k) {
        const int number = k * months;
        const auto first = year{number / 12} / month{static_cast<unsigned>(number % 12 + 1)} / day{1};
        const auto at = static_cast<std::int32_t>(sys_days{first}.time_since_epoch().count());
        if (at >= span.last) return ticks;
        ticks.push_back({at, text::format_date(at).substr(0, length)});
    }
}

constexpr double gap = 2;

/// Whether two labels, each in the middle below its day, stand clear of each other.
bool clear(const Span& span, std::size_t room, const DateTick& a, const DateTick& b) {
    const double apart = (span.share_of_day(b.day) - span.share_of_day(a.day)) * static_cast<double>(room);
    return apart >= static_cast<double>(a.label.size() + b.label.size()) / 2 + gap;
}

}  // namespace

double Span::share_of_day(std::int32_t day) const { return first == last ? 0.5 : double(day - first) / double(last - first); }

std::optional<Span> span_of(const Trend& trend) {
    std::optional<Span> span;
    for (const Trend::Line& line : trend.lines)
        for (const Trend::Point& point : line.points) {
            if (!std::isfinite(point.value)) continue;
            if (!span) span = Span{trend.low, trend.high, point.day, point.day};
            span->first = std::min(span->first, point.day);
            span->last = std::max(span->last, point.day);
        }
    if (!span || (std::isfinite(span->high - span->low) && span->high > span->low)) return span;
    span->low = std::isfinite(span->low) ? span->low - 1 : 0;
    span->high = span->low + 2;
    return span;
}

std::string brief_number(double value) {
    const double rounded = std::round(value * 100) / 100;
    return text::format_number(std::isfinite(rounded) ? rounded : value);
}

std::vector<double> scale_numbers(const Trend& trend, const Span& span) {
    std::vector<double> numbers{span.low, span.high};
    for (const Trend::Zone& zone : trend.zones) numbers.push_back(zone.from);
    for (const Trend::Cutoff& cutoff : trend.cutoffs) numbers.push_back(cutoff.at);
    if (trend.zones.empty()) {
        constexpr double most = 6;
        double step = std::pow(10, std::floor(std::log10((span.high - span.low) / most)));
        for (const double factor : {2.0, 2.5, 2.0}) {
            if ((span.high - span.low) / step <= most) break;
            step *= factor;
        }
        const std::vector<double> told = numbers;
        const auto clear = [&](double number) {
            return std::none_of(told.begin(), told.end(), [&](double other) { return std::abs(other - number) < step * 0.6; });
        };
        for (double k = std::ceil(span.low / step); k * step < span.high; ++k)
            if (clear(k * step)) numbers.push_back(k * step);
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    std::erase_if(numbers, [&](double number) { return !(span.low <= number && number <= span.high); });
    return numbers;
}

std::vector<DateTick> date_ticks(const Span& span, std::size_t room) {
    const DateTick first{span.first, text::format_date(span.first)};
    const DateTick last{span.last, text::format_date(span.last)};
    if (span.first == span.last) return {first};
    for (const Step& step : steps) {
        const double days = step.size * (step.unit == Step::Unit::day ? 1.0 : step.unit == Step::Unit::month ? 30 : 365);
        if ((span.last - span.first) / days > static_cast<double>(room)) continue;  // more than there is room for whatever they say
        std::vector<DateTick> ticks = between(span, step);
        std::erase_if(ticks, [&](const DateTick& tick) { return !clear(span, room, first, tick) || !clear(span, room, tick, last); });
        const auto tight = [&](const DateTick& a, const DateTick& b) { return !clear(span, room, a, b); };
        if (std::adjacent_find(ticks.begin(), ticks.end(), tight) != ticks.end()) continue;
        ticks.insert(ticks.begin(), first);
        ticks.push_back(last);
        return ticks;
    }
    return {first, last};
}

std::vector<std::string> outside_words(const Trend& trend, const Span& span) {
    constexpr std::size_t most = 3;
    std::vector<std::string> words;
    std::size_t more = 0;
    for (const Trend::Line& line : trend.lines)
        for (const Trend::Point& point : line.points) {
            if (!std::isfinite(point.value) || (span.low <= point.value && point.value <= span.high)) continue;
            if (words.size() == most) {
                ++more;
                continue;
            }
            words.push_back(brief_number(point.value) + " on " + text::format_date(point.day) + " lies " +
                            (point.value > span.high ? "above" : "below") + " the scale");
        }
    if (more > 0) words.push_back(std::to_string(more) + " more lie outside the scale");
    return words;
}

std::string corridor_words(const Trend::Corridor& corridor) {
    const std::string from = brief_number(corridor.from);
    const std::string to = brief_number(corridor.to);
    return (corridor.label.empty() ? "" : corridor.label + ": ") +
           (corridor.open ? "above " + from + " and below " + to : from + " to " + to);
}

std::string cutoff_words(const Trend::Cutoff& cutoff) { return cutoff.label.empty() ? brief_number(cutoff.at) : cutoff.label; }

}  // namespace attune::report
