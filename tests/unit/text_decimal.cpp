#include "text/decimal.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <limits>
#include <random>
#include <string>

using attune::Rational;
using attune::text::format_number;
using attune::text::parse_decimal;
using attune::text::parse_integer;

TEST_CASE("decimal numbers are read exactly") {
    CHECK(*parse_decimal("0") == Rational(0));
    CHECK(*parse_decimal("7") == Rational(7));
    CHECK(*parse_decimal("-7") == Rational(-7));
    CHECK(*parse_decimal("-0") == Rational(0));
    CHECK(*parse_decimal("2.0") == Rational(2));
    CHECK(*parse_decimal("2.50") == Rational(5, 2));
    CHECK(*parse_decimal("-0.05") == Rational(-1, 20));
    CHECK(*parse_decimal("0.00") == Rational(0));
    CHECK(*parse_decimal("123456789012345678") == Rational(123456789012345678));
    CHECK(*parse_decimal("0.123456789012345678") == Rational(123456789012345678, 1000000000000000000));
    CHECK(*parse_decimal("2,5", ',') == Rational(5, 2));
}

TEST_CASE("what is no decimal number is none") {
    for (const char* text :
         {"010", "08", "00",    "-01", "0x1F", "1_000", "1:30", ".5",  "5.",   "-.5", "1e3", "1E3", "+1",       "",     "-",    "--1",
          " 1",  "1 ", "1.2.3", "1,5", "1.",   ".",     "nan",  "inf", ".inf", "~",   "no",  "1\n", "\xD9\xA1", "0.5-", "1'000"})
        CHECK_MESSAGE(!parse_decimal(text), text);
    CHECK_FALSE(parse_decimal("2.5", ','));
    CHECK_FALSE(parse_decimal(std::string_view("1\0", 2)));
}

TEST_CASE("no more than 18 significant digits and 30 places") {
    CHECK_FALSE(parse_decimal("1234567890123456789"));
    CHECK_FALSE(parse_decimal("1.234567890123456789"));
    CHECK_FALSE(parse_decimal(std::string(1'000'000, '9')));
    CHECK_FALSE(parse_decimal("0." + std::string(1'000'000, '0') + "1"));
    CHECK(parse_decimal("0." + std::string(29, '0') + "1"));
    CHECK_FALSE(parse_decimal("0." + std::string(30, '0') + "1"));
}

TEST_CASE("whole numbers alone") {
    CHECK(parse_integer("0") == 0);
    CHECK(parse_integer("-99") == -99);
    CHECK(parse_integer("999999999999999999") == 999'999'999'999'999'999);
    for (const char* text : {"2.0", "010", "1e3", "", "-", "1234567890123456789", "+3"}) CHECK_MESSAGE(!parse_integer(text), text);
}

TEST_CASE("numbers are written in the fewest digits, without an exponent") {
    CHECK(format_number(0) == "0");
    CHECK(format_number(-0.0) == "0");
    CHECK(format_number(2) == "2");
    CHECK(format_number(-99) == "-99");
    CHECK(format_number(100000) == "100000");
    CHECK(format_number(1e-7) == "0.0000001");
    CHECK(format_number(-1e-7) == "-0.0000001");
    CHECK(format_number(0.1) == "0.1");
    CHECK(format_number(1.0 / 3) == "0.3333333333333333");
    CHECK(format_number(2.25) == "2.25");
    CHECK(format_number(1.005) == "1.005");
    CHECK(format_number(1e15) == "1000000000000000");
    CHECK(format_number(1e21) == "1000000000000000000000");
    CHECK(format_number(1234567.875) == "1234567.875");
    CHECK(format_number(std::numeric_limits<double>::max()).size() == 309);
    CHECK(std::strtod(format_number(5e-324).c_str(), nullptr) == 5e-324);
    CHECK(std::stod(format_number(-2.2250738585072014e-308)) == -2.2250738585072014e-308);
}

TEST_CASE("a number that was written reads back as the same double") {
    std::mt19937_64 random(11);
    for (int k = 0; k < 20'000; ++k) {
        const double value = static_cast<double>(static_cast<std::int64_t>(random())) / static_cast<double>(random() % 1'000'000 + 1);
        const std::string text = format_number(value);
        REQUIRE(std::stod(text) == value);
        REQUIRE(text.find('e') == std::string::npos);
    }
}

TEST_CASE("a number is appended to what stands there") {
    attune::text::Buffer out;
    out += "x,";
    attune::text::append_number(out, 2.5);
    CHECK(out.bytes() == "x,2.5");
}
