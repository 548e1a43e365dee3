#include "change/cutoff.hpp"
#include "change/methods.hpp"
#include "change/rules.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace attune::change::test {

using doctest::Approx;

TEST_CASE("critical values: 1.96 as it is printed, the quantile elsewhere") {
    CHECK(critical_value(0.95) == 1.96);
    CHECK(critical_value(0.90) == Approx(1.6448536269514722).epsilon(1e-12));
    CHECK(critical_value(0.99) == Approx(2.5758293035489004).epsilon(1e-12));
    CHECK(critical_value(0.5) == Approx(0.6744897501960817).epsilon(1e-12));
}

TEST_CASE("methods agree where their figures say that they must") {
    const Values values{32.5, 47.5};
    const Estimate plain = jacobson_truax(values, 7.5, 0.80);
    SUBCASE("the worked example of Jacobson and Truax (1991)") { CHECK(std::round(100 * plain.change / plain.error) == 316); }
    SUBCASE("at the mean nothing regresses") {
        CHECK(edwards_nunnally(values, 32.5, 7.5, 0.80).change == plain.change);
        CHECK(gulliksen_lord_novick(values, 32.5, 7.5, 0.80).change == plain.change);
    }
    SUBCASE("a coefficient of 0 knows the mean alone") {
        CHECK(edwards_nunnally(values, 40, 7.5, 0).change == 7.5);
        CHECK(gulliksen_lord_novick(values, 40, 7.5, 0).error == 7.5);
    }
    SUBCASE("without practice nothing is taken off") { CHECK(practice_corrected(values, 0, 7.5, 0.80).change == plain.change); }
    SUBCASE("the reliability of a difference is exact") {
        CHECK(difference_reliability(Rational(7, 10), Rational(1, 2)) == Rational(2, 5));
    }
    SUBCASE("a difference that is wholly reliable is not moved") {
        const Estimate whole = hageman_arrindell(values, 3, 7.5, 0.80, 1);
        CHECK(whole.change == plain.change);
        CHECK(whole.error == plain.error);
    }
}

TEST_CASE("a line through two values gives what the difference gives, and none goes through one day") {
    const Estimate plain = jacobson_truax({60, 30}, 10, 0.5);
    const auto line = individual_line({{3, 60}, {17, 30}}, 10, 0.5);
    REQUIRE(line);
    CHECK(line->change == Approx(plain.change).epsilon(1e-12));
    CHECK(line->error == Approx(plain.error).epsilon(1e-12));
    CHECK_FALSE(individual_line({}, 10, 0.5));
    CHECK_FALSE(individual_line({{3, 60}}, 10, 0.5));
    CHECK_FALSE(individual_line({{3, 60}, {3, 30}}, 10, 0.5));
}

TEST_CASE("cutoffs a, b and c stand between the groups in either direction") {
    const instrument::Group clinical{40, Rational(15, 2), {}};
    const instrument::Group general{60, Rational(15, 2), {}};
    CHECK(cutoff_a(clinical, false) == Rational(55));
    CHECK(cutoff_b(general, false) == Rational(45));
    CHECK(cutoff_c(clinical, general) == Rational(50));
    CHECK(cutoff_a(general, true) == Rational(45));
    CHECK(cutoff_b(clinical, true) == Rational(55));
    CHECK(is_well(50, 50, instrument::Direction::better));
    CHECK_FALSE(is_well(50, 50, instrument::Direction::worse));
}

}  // namespace attune::change::test
