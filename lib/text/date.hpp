#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace attune::text {

/// How many days a month has, by the digits of its number, 16 times the first and the second; of February 28.
inline constexpr std::array<std::uint8_t, 256> days_by_digits = [] {
    std::array<std::uint8_t, 256> days{};
    constexpr std::array<std::uint8_t, 12> months{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (std::size_t month = 1; month <= months.size(); ++month) days[month / 10 * 16 + month % 10] = months[month - 1];
    return days;
}();

/// Days since 1970-01-01 of an ISO 8601 date `2026-01-31` (the day must exist); nothing else is a date.
std::optional<std::int32_t> parse_date(std::string_view text);

/// The date part of `2026-01-31` or of `2026-01-31T10:00` (or a blank for the T; seconds and a zone may follow). The time must exist too.
std::optional<std::int32_t> parse_timestamp(std::string_view text);

/// Whether text is seen at a look to be a date such as `2026-01-31`: most dates are, but for the 29th of February and years before 1000.
inline bool plainly_a_date(std::string_view text) {
    constexpr std::uint64_t high = 0x8080808080808080U;
    const auto word = [](const char* bytes) {
        std::uint64_t all = 0;
        std::memcpy(&all, bytes, sizeof(all));
        return all;
    };
    if (text.size() != 10) return false;
    // a digit's worth each, or 0 of the right dash
    const std::uint64_t front = word(text.data()) ^ word("0000-00-");
    const std::uint64_t back = word(text.data() + 2) ^ word("00-00-00");
    // what makes 128 of the first that is too much
    const std::uint64_t over = (front + word("\x76\x76\x76\x76\x7F\x76\x76\x7F")) | (back + word("\x76\x76\x7F\x76\x76\x7F\x76\x76"));
    if (((over | front | back) & high) != 0 || text[0] == '0') return false;
    const auto digit = [&](std::size_t at) { return static_cast<unsigned>(text[at] - '0'); };
    return digit(8) * 10 + digit(9) - 1 < days_by_digits[digit(5) * 16 + digit(6)];
}

/// Whether parse_timestamp gives a day, found out faster.
inline bool is_timestamp(std::string_view text) { return plainly_a_date(text) || parse_timestamp(text); }

/// `2026-01-31` of days since 1970-01-01.
std::string format_date(std::int32_t days);

}  // namespace attune::text
