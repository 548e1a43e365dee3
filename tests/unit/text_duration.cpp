#include "text/duration.hpp"

#include "text/date.hpp"

#include <doctest/doctest.h>

#include <string>

namespace attune::text {
namespace {

std::string after(std::string_view day, std::string_view duration) {
    return format_date(day_after(*parse_date(day), *parse_duration(duration)));
}

}  // namespace

TEST_CASE("duration: a whole number and a unit, and nothing else") {
    CHECK(parse_duration("0d") == Duration{0, Duration::Unit::day});
    CHECK(parse_duration("3w") == Duration{3, Duration::Unit::week});
    CHECK(parse_duration("9mo") == Duration{9, Duration::Unit::month});
    CHECK(parse_duration("9999y") == Duration{9999, Duration::Unit::year});
    for (const char* none : {"", "d", "1", "1m", "-1d", "+1d", "01d", "1 d", "1D", "1.5d", "1d ", "10000d", "99999999999d", "1d2w"})
        CHECK_MESSAGE(!parse_duration(none), none);
}

TEST_CASE("duration: in words") {
    CHECK(words({0, Duration::Unit::day}) == "0 days");
    CHECK(words({1, Duration::Unit::day}) == "1 day");
    CHECK(words({6, Duration::Unit::week}) == "6 weeks");
    CHECK(words({1, Duration::Unit::month}) == "1 month");
    CHECK(words({2, Duration::Unit::year}) == "2 years");
}

TEST_CASE("duration: a month later is the same day, or the last") {
    CHECK(after("2026-01-05", "0d") == "2026-01-05");
    CHECK(after("2026-02-27", "2d") == "2026-03-01");
    CHECK(after("2026-12-28", "1w") == "2027-01-04");
    CHECK(after("2026-01-05", "9mo") == "2026-10-05");
    CHECK(after("2026-01-31", "1mo") == "2026-02-28");
    CHECK(after("2024-01-31", "1mo") == "2024-02-29");
    CHECK(after("2026-10-31", "13mo") == "2027-11-30");
    CHECK(after("2024-02-29", "1y") == "2025-02-28");
    CHECK(after("2024-02-29", "4y") == "2028-02-29");
}

}  // namespace attune::text
