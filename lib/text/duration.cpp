#include "text/duration.hpp"

#include "text/decimal.hpp"

#include <array>
#include <chrono>
#include <utility>

namespace attune::text {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> units{
    {{"d", "day"}, {"w", "week"}, {"mo", "month"}, {"y", "year"}}};  // in the order of `Unit`

}  // namespace

std::optional<Duration> parse_duration(std::string_view text) {
    constexpr std::size_t most_digits = 4;
    const std::size_t digits = text.find_first_not_of("0123456789");
    if (digits == std::string_view::npos || digits == 0 || digits > most_digits) return std::nullopt;
    const auto count = parse_integer(text.substr(0, digits));  // refuses a leading zero
    if (!count) return std::nullopt;
    for (std::size_t unit = 0; unit < units.size(); ++unit)
        if (text.substr(digits) == units[unit].first) return Duration{static_cast<std::int32_t>(*count), static_cast<Duration::Unit>(unit)};
    return std::nullopt;
}

std::string words(Duration duration) {
    const std::string_view unit = units[static_cast<std::size_t>(duration.unit)].second;
    return std::to_string(duration.count) + " " + std::string(unit) + (duration.count == 1 ? "" : "s");
}

std::int32_t day_after(std::int32_t day, Duration duration) {
    constexpr std::int32_t week = 7;
    constexpr std::int32_t year = 12;
    if (duration.unit == Duration::Unit::day) return day + duration.count;
    if (duration.unit == Duration::Unit::week) return day + duration.count * week;
    const std::chrono::year_month_day from{std::chrono::sys_days{std::chrono::days{day}}};
    std::chrono::year_month_day to =
        from + std::chrono::months{duration.unit == Duration::Unit::year ? duration.count * year : duration.count};
    if (!to.ok()) to = to.year() / to.month() / std::chrono::last;
    return static_cast<std::int32_t>(std::chrono::sys_days{to}.time_since_epoch().count());
}

}  // namespace attune::text
