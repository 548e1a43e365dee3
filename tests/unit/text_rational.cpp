#include "text/rational.hpp"

#include <cmath>
#include <cstdint>
#include <doctest/doctest.h>
#include <random>

using attune::Half;
using attune::Rational;
using attune::round_to;

namespace {

using Wide = Rational::Wide;

constexpr Wide largest = ~(Wide{1} << 127);
const Rational overflown(1, 0);

bool is(const Rational& value, Wide numerator, Wide denominator) {
    return value.numerator() == numerator && value.denominator() == denominator;
}

}  // namespace

TEST_CASE("a fraction is kept reduced, with its sign above") {
    CHECK(is(Rational(6, 4), 3, 2));
    CHECK(is(Rational(-6, 4), -3, 2));
    CHECK(is(Rational(6, -4), -3, 2));
    CHECK(is(Rational(-6, -4), 3, 2));
    CHECK(is(Rational(0, -7), 0, 1));
    CHECK(is(Rational(5), 5, 1));
    CHECK(is(Rational(5, 1), 5, 1));
    CHECK(is(Rational(largest, largest), 1, 1));
    CHECK(is(Rational(largest - 1, 2), (largest - 1) / 2, 1));
    CHECK(is(Rational(Wide{UINT64_MAX} * 6, Wide{UINT64_MAX} * 4), 3, 2));
    CHECK(Rational(4, 2).whole());
    CHECK_FALSE(Rational(1, 2).whole());
}

TEST_CASE("fractions are added, subtracted, multiplied and divided exactly") {
    const Rational third(1, 3);
    const Rational sixth(1, 6);
    CHECK(is(third + sixth, 1, 2));
    CHECK(is(third - sixth, 1, 6));
    CHECK(is(sixth - third, -1, 6));
    CHECK(is(third * sixth, 1, 18));
    CHECK(is(third / sixth, 2, 1));
    CHECK(is(third / -sixth, -2, 1));
    CHECK(is(-third, -1, 3));
    CHECK(third + third + third == Rational(1));
    CHECK(Rational(21) * Rational(9) / Rational(8) == Rational(189, 8));
    CHECK(Rational(INT64_MIN) + Rational(INT64_MIN) == Rational(Wide{INT64_MIN} * 2, 1));
}

TEST_CASE("a sum whose denominators share a factor fits where their product does not") {
    const Wide wide = Wide{1} << 70;
    const Rational sum = Rational(1, wide) + Rational(1, wide * 2);
    CHECK(is(sum, 3, wide * 2));
    CHECK(is(Rational(1, wide) - Rational(1, wide * 4), 3, wide * 4));
}

TEST_CASE("what does not fit is overflown, and so is all that is made of it") {
    CHECK(overflown.overflown());
    CHECK((Rational(largest, 1) + Rational(1)).overflown());
    CHECK((Rational(-largest, 1) - Rational(1)).overflown());
    CHECK((Rational(-largest, 1) - Rational(2)).overflown());
    CHECK((Rational(largest, 1) * Rational(2)).overflown());
    CHECK((Rational(1, largest) * Rational(1, 2)).overflown());
    CHECK((Rational(1, largest) + Rational(1, largest - 1)).overflown());
    CHECK((Rational(1) / Rational(0)).overflown());
    CHECK((overflown + Rational(1)).overflown());
    CHECK((Rational(1) - overflown).overflown());
    CHECK((overflown * Rational(0)).overflown());
    CHECK((Rational(0) / overflown).overflown());
    CHECK((-overflown).overflown());
    CHECK(round_to(overflown, 1, Half::up).overflown());
    CHECK(round_to(Rational(largest, 1), Rational(1, 10), Half::up).overflown());
    CHECK(Rational(-largest - 1, 1).overflown());
    CHECK(Rational(1, -largest - 1).overflown());
    CHECK(std::isnan(overflown.to_double()));
}

TEST_CASE("an overflown value equals nothing and is sorted behind all values") {
    CHECK_FALSE(overflown == overflown);
    CHECK(overflown != overflown);
    CHECK_FALSE(overflown == Rational(0));
    CHECK(overflown > Rational(largest, 1));
    CHECK(Rational(largest, 1) < overflown);
    CHECK_FALSE(overflown < overflown);
}

TEST_CASE("fractions are compared exactly, however large") {
    CHECK(Rational(1, 3) < Rational(1, 2));
    CHECK(Rational(-1, 2) < Rational(-1, 3));
    CHECK(Rational(1, 3) > Rational(0));
    CHECK(Rational(2, 4) == Rational(1, 2));
    CHECK(Rational(2, 4) <= Rational(1, 2));
    // cross products do not fit here
    CHECK(Rational(largest, largest - 1) < Rational(largest - 1, largest - 2));
    CHECK(Rational(-largest, largest - 1) > Rational(-(largest - 1), largest - 2));
    CHECK(Rational(largest, 2) > Rational(largest - 4, 3));
    CHECK(Rational(1, largest) < Rational(1, largest - 1));
    CHECK(Rational(largest / 2, largest) < Rational(1, 2));
}

TEST_CASE("the largest whole number at or below") {
    CHECK(Rational(7, 2).floor() == 3);
    CHECK(Rational(-7, 2).floor() == -4);
    CHECK(Rational(-4).floor() == -4);
    CHECK(Rational(0).floor() == 0);
    CHECK(Rational(-1, 3).floor() == -1);
}

TEST_CASE("a double is the nearest one") {
    CHECK(Rational(1, 3).to_double() == 1.0 / 3.0);
    CHECK(Rational(-1, 3).to_double() == -1.0 / 3.0);
    CHECK(Rational(0).to_double() == 0.0);
    CHECK(Rational(INT64_MAX).to_double() == 9223372036854775808.0);
    CHECK(Rational(INT64_MIN).to_double() == -9223372036854775808.0);
    CHECK(Rational(largest, 1).to_double() == std::ldexp(1.0, 127));
    CHECK(Rational(1, largest).to_double() == std::ldexp(1.0, -127));
    // half way between two doubles: to the even one, and a trace above it to the other
    const Wide half_way = (Wide{1} << 54) + 2;
    CHECK(Rational(half_way, 1).to_double() == std::ldexp(1.0, 54));
    CHECK(Rational((half_way << 60) + 1, Wide{1} << 60).to_double() == std::ldexp(1.0, 54) + 4.0);
    CHECK(Rational(half_way + 4, 1).to_double() == std::ldexp(1.0, 54) + 8.0);
}

TEST_CASE("decimals of up to 18 digits become the double that their text does") {
    std::mt19937_64 random(7);
    for (int k = 0; k < 20'000; ++k) {
        const auto digits = static_cast<std::int64_t>(random() % 1'000'000'000'000'000'000U);
        const int places = static_cast<int>(random() % 31U);
        Wide scale = 1;
        for (int p = 0; p < places; ++p) scale *= 10;
        const std::string text = std::to_string(digits) + "e-" + std::to_string(places);
        REQUIRE(Rational(digits, scale).to_double() == std::stod(text));
    }
}

TEST_CASE("values are rounded to a step, the half by the rule of the instrument") {
    CHECK(round_to(Rational(5, 2), 1, Half::up) == Rational(3));
    CHECK(round_to(Rational(5, 2), 1, Half::even) == Rational(2));
    CHECK(round_to(Rational(7, 2), 1, Half::even) == Rational(4));
    CHECK(round_to(Rational(-5, 2), 1, Half::up) == Rational(-2));
    CHECK(round_to(Rational(-5, 2), 1, Half::even) == Rational(-2));
    CHECK(round_to(Rational(-7, 2), 1, Half::up) == Rational(-3));
    CHECK(round_to(Rational(-7, 2), 1, Half::even) == Rational(-4));
    CHECK(round_to(Rational(12, 5), 1, Half::up) == Rational(2));
    CHECK(round_to(Rational(-12, 5), 1, Half::up) == Rational(-2));
    CHECK(round_to(Rational(13, 5), 1, Half::up) == Rational(3));
    // 2.25 and 1.005, which binary fractions get wrong
    CHECK(round_to(Rational(225, 100), Rational(1, 10), Half::up) == Rational(23, 10));
    CHECK(round_to(Rational(225, 100), Rational(1, 10), Half::even) == Rational(22, 10));
    CHECK(round_to(Rational(1005, 1000), Rational(1, 100), Half::up) == Rational(101, 100));
    CHECK(round_to(Rational(7), 5, Half::up) == Rational(5));
    CHECK(round_to(Rational(15, 2), 5, Half::up) == Rational(10));
    CHECK(round_to(Rational(1, 3), Rational(1, 4), Half::up) == Rational(1, 4));
    CHECK(round_to(Rational(-largest, largest - 1), 1, Half::up) == Rational(-1));
    CHECK(round_to(Rational(-largest, 2), 1, Half::up) == Rational(-(largest / 2), 1));
}
