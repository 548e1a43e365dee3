#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace attune::text {

/// A span of calendar time, such as `0d`, `3w`, `9mo` or `1y`.
struct Duration {
    enum class Unit { day, week, month, year };

    std::int32_t count = 0;
    Unit unit = Unit::day;

    friend bool operator==(const Duration&, const Duration&) = default;
};

/// A whole number of at most four digits and `d`, `w`, `mo` or `y`, without a leading zero; nothing else is a duration.
std::optional<Duration> parse_duration(std::string_view text);

/// `3 weeks`, `1 day`.
std::string words(Duration duration);

/// The day so long after another, both in days since 1970-01-01. A month later is the same day of the month, or its last one where
/// it has no such day: from January 31 that is February 28 or 29. A count below 0 goes back.
std::int32_t day_after(std::int32_t day, Duration duration);

}  // namespace attune::text
