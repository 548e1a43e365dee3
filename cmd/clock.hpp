#pragma once

#include "text/fault.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace attune::command {

/// The local time as ISO 8601, to the second: `2026-01-31T09:30:00`. The one place where the clock is read.
std::string local_time();

/// The same, but never `earlier`: waits for the second to pass. Two rows of one second could not be told apart by a correction.
std::string local_time_after(const std::string& earlier);

/// The local day: `2026-01-31`.
std::string today();

/// The usage fault of an option that was given what is no date.
Refused no_date(std::string_view option, const std::string& given);

/// The day that `--date` says, today where it is empty, in days since 1970-01-01; what is no date is a usage fault.
std::int32_t day_meant(const std::string& date);
/// The same; nothing where it is empty.
std::optional<std::int32_t> day_said(const std::string& date);

}  // namespace attune::command
