#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace attune::text {

/// Days since 1970-01-01 of an ISO 8601 date `2026-01-31` (the day must exist); nothing else is a date.
std::optional<std::int32_t> parse_date(std::string_view text);

/// The date part of `2026-01-31` or of `2026-01-31T10:00` (or a blank for the T; seconds and a zone may follow). The time must exist too.
std::optional<std::int32_t> parse_timestamp(std::string_view text);
/// Whether parse_timestamp gives a day, found out faster.
bool is_timestamp(std::string_view text);

/// `2026-01-31` of days since 1970-01-01.
std::string format_date(std::int32_t days);

}  // namespace attune::text
