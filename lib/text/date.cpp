#include "text/date.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>

namespace attune::text {
namespace {

constexpr std::size_t date_length = 10;

/// The number that `count` digits at the front of `text` make, which are taken off.
std::optional<int> take_digits(std::string_view& text, std::size_t count) {
    if (text.size() < count) return std::nullopt;
    int value = 0;
    for (const char c : text.substr(0, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, char c) {
    if (!text.starts_with(c)) return false;
    text.remove_prefix(1);
    return true;
}

bool take_below(std::string_view& text, int limit) {
    const auto value = take_digits(text, 2);
    return value && *value < limit;
}

/// `+01:00`, `-0330`, `Z` or nothing, up to the end.
bool zone(std::string_view text) {
    if (text.empty() || text == "Z") return true;
    if (!take(text, '+') && !take(text, '-')) return false;
    if (!take_below(text, 24)) return false;
    if (text.empty()) return true;
    take(text, ':');
    return take_below(text, 60) && text.empty();
}

/// `10:00`, `10:00:30`, `10:00:30.5`, with or without a zone.
bool time_of_day(std::string_view text) {
    if (!take_below(text, 24) || !take(text, ':') || !take_below(text, 60)) return false;
    if (!take(text, ':')) return zone(text);
    if (!take_below(text, 61)) return false;
    if (!take(text, '.')) return zone(text);
    if (!take_digits(text, 1)) return false;
    while (take_digits(text, 1)) {
    }
    return zone(text);
}

}  // namespace

std::optional<std::int32_t> parse_date(std::string_view text) {
    const auto year = take_digits(text, 4);
    if (!year || *year < 1 || !take(text, '-')) return std::nullopt;
    const auto month = take_digits(text, 2);
    if (!month || !take(text, '-')) return std::nullopt;
    const auto day = take_digits(text, 2);
    if (!day || !text.empty()) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return std::nullopt;
    return static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

std::optional<std::int32_t> parse_timestamp(std::string_view text) {
    if (text.size() > date_length) {
        // most databases write a blank where ISO 8601 has its T
        std::string_view rest = text.substr(date_length);
        if (!take(rest, 'T') && !take(rest, ' ')) return std::nullopt;
        if (!time_of_day(rest)) return std::nullopt;
    }
    return parse_date(text.substr(0, date_length));
}

std::string format_date(std::int32_t days) {
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
    std::array<char, 32> out{};
    std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()));
    return out.data();
}

}  // namespace attune::text
