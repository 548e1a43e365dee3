#include "text/date.hpp"

#include <doctest/doctest.h>

using attune::text::format_date;
using attune::text::parse_date;
using attune::text::parse_timestamp;

TEST_CASE("a date is a day that exists, in ISO 8601") {
    CHECK(parse_date("1970-01-01") == 0);
    CHECK(parse_date("1969-12-31") == -1);
    CHECK(parse_date("2026-01-31") == 20484);
    CHECK(parse_date("2024-02-29") == 19782);
    CHECK(parse_date("2000-02-29"));
    CHECK(parse_date("0001-01-01"));
    CHECK(parse_date("9999-12-31"));
}

TEST_CASE("nothing else is a date") {
    for (const char* text :
         {"",           "2026",       "2026-01",    "2026-1-31",  "2026-01-31T10:00", "2026-01-31 ", " 2026-01-31", "2026/01/31",
          "31.01.2026", "01/31/2026", "20260131",   "2026-02-29", "1900-02-29",       "2026-13-01",  "2026-00-10",  "2026-01-00",
          "2026-01-32", "2026-04-31", "0000-01-01", "-026-01-01", "2026-+1-01",       "2026-01-3x"})
        CHECK_MESSAGE(!parse_date(text), text);
}

TEST_CASE("of a time stamp the date is read, and the time must exist") {
    for (const char* text :
         {"2026-01-31", "2026-01-31T10:00", "2026-01-31T23:59:60", "2026-01-31T10:00:30.25", "2026-01-31T10:00Z",
          "2026-01-31T10:00:30+01:00", "2026-01-31T10:00-0330", "2026-01-31T10:00+02", "2026-01-31 10:00", "2026-01-31 10:00:30"})
        CHECK_MESSAGE(parse_timestamp(text) == 20484, text);
    for (const char* text : {"", "2026-01", "2026-01-31T", "2026-01-31Tten", "2026-01-31T24:00", "2026-01-31T10:60", "2026-01-31T10",
                             "2026-01-31T1:00", "2026-01-31x10:00", "2026-01-31T10:00:", "2026-01-31T10:00:61", "2026-01-31T10:00:30.",
                             "2026-01-31T10:00 ", "2026-01-31T10:00z", "2026-01-31T10:00+1", "2026-02-30T10:00"})
        CHECK_MESSAGE(!parse_timestamp(text), text);
}

TEST_CASE("a date is written as it is read") {
    CHECK(format_date(0) == "1970-01-01");
    CHECK(format_date(20484) == "2026-01-31");
    for (const char* text : {"0001-01-01", "1899-12-31", "2024-02-29", "9999-12-31"}) CHECK(format_date(*parse_date(text)) == text);
}

TEST_CASE("whether a text is a timestamp is found out as it is parsed") {
    for (const char* text : {"2026-01-28", "2026-02-29", "2024-02-29", "2026-12-31", "2026-13-01", "2026-00-10", "2026-01-00", "0001-01-01",
                             "0000-01-01", "2026-1-01", "2026-01-05T10:00", "2026-01-05T25:00", "20260105", "", "2026-01-0a", "2026-01-32"})
        CHECK_MESSAGE(attune::text::is_timestamp(text) == attune::text::parse_timestamp(text).has_value(), text);
}
