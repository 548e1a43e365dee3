#include "change/effects.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

namespace change = attune::change;

namespace {

change::GroupChange group(std::size_t n, double before, double after, double before_sd, double after_sd, double correlation) {
    const double change_sd = std::sqrt(before_sd * before_sd + after_sd * after_sd - 2 * correlation * before_sd * after_sd);
    return {n, before, after, after - before, before_sd, after_sd, change_sd, correlation};
}

}  // namespace

// The five studies in Morris (2008), Organizational Research Methods 11, 364-386 (data of Carlson and Schmidt 1999), trained and control
// groups: to four digits the estimates and variances that the tests of the R package metafor hold for its measure SMCR, and to two the
// differences of both groups that Morris prints in table 1, page 368.
TEST_CASE("g of the studies in Morris 2008") {
    struct Study {
        change::GroupChange trained;
        change::GroupChange control;
        double g;
        double variance;
        double difference;
    };
    const std::vector<Study> studies{
        {group(20, 30.6, 38.5, 15.0, 11.6, .47), group(20, 23.1, 19.7, 13.8, 14.8, .47), 0.5056, 0.0594, 0.74},
        {group(50, 23.5, 26.8, 3.1, 4.1, .64), group(42, 24.9, 25.3, 4.1, 3.3, .64), 1.0481, 0.0254, 0.95},
        {group(9, 0.5, 0.7, 0.1, 0.1, .77), group(9, 0.6, 0.6, 0.2, 0.2, .77), 1.8054, 0.2322, 1.81},
        {group(10, 53.4, 75.9, 14.5, 4.4, .89), group(11, 55.7, 60.7, 17.3, 17.9, .89), 1.4181, 0.1225, 1.15},
        {group(14, 35.6, 36.0, 4.7, 4.6, .44), group(14, 34.8, 33.4, 3.1, 6.9, .44), 0.0801, 0.0802, 0.51},
    };
    for (const Study& study : studies) {
        const change::Effect g = *change::corrected_change(study.trained, 0.95);
        CHECK(std::abs(g.size - study.g) < 0.00005);
        const double error = (g.interval->high - g.interval->low) / 2 / 1.959963984540054;
        CHECK(std::abs(error * error - study.variance) < 0.00005);
        CHECK(std::abs(g.size - change::corrected_change(study.control, 0.95)->size - study.difference) < 0.005);
    }
}

// Hedges (1981), Journal of Educational Statistics 6, 107-128, table 1 of exact values
TEST_CASE("the correction of Hedges") {
    CHECK(change::hedges_correction(2) == doctest::Approx(0.5642).epsilon(1e-4));
    CHECK(change::hedges_correction(10) == doctest::Approx(0.9228).epsilon(1e-4));
    CHECK(change::hedges_correction(50) == doctest::Approx(0.9849).epsilon(1e-4));
    CHECK(change::hedges_correction(1) == 0);
}

TEST_CASE("sums in one pass") {
    change::GroupSums sums;
    CHECK(sums.change().n == 0);
    sums.add(10, 7);
    CHECK_FALSE(change::mean_change_interval(sums.change(), 0.95));
    CHECK_FALSE(change::standardised_change(sums.change(), 0.95));
    sums.add(12, 11);
    sums.add(17, 9);
    const change::GroupChange three = sums.change();
    CHECK(three.before == doctest::Approx(13));
    CHECK(three.after == doctest::Approx(9));
    CHECK(three.change == doctest::Approx(-4));
    CHECK(three.before_sd == doctest::Approx(std::sqrt(13.0)));
    CHECK(three.after_sd == doctest::Approx(2));
    CHECK(three.change_sd == doctest::Approx(std::sqrt(13.0)));             // -3, -1, -8
    CHECK(*three.correlation == doctest::Approx(2 / std::sqrt(13.0) / 2));  // products -3*-2, -1*2, 4*0: 4, over 2
    // t of 2 degrees of freedom at .975 is 4.302653
    const auto interval = *change::mean_change_interval(three, 0.95);
    CHECK(interval.high == doctest::Approx(-4 + 4.302653 * std::sqrt(13.0 / 3)).epsilon(1e-6));
    CHECK(interval.low == doctest::Approx(-4 - 4.302653 * std::sqrt(13.0 / 3)).epsilon(1e-6));
    CHECK(change::standardised_change(three, 0.95)->size == doctest::Approx(-4 / std::sqrt(13.0)));
}

TEST_CASE("who all began alike has no effect in deviations") {
    change::GroupSums sums;
    sums.add(5, 3);
    sums.add(5, 4);
    sums.add(5, 1);
    CHECK_FALSE(change::standardised_change(sums.change(), 0.95));
    CHECK_FALSE(change::corrected_change(sums.change(), 0.95));
    CHECK(change::mean_change_interval(sums.change(), 0.95));
    change::GroupSums even;
    even.add(5, 3);
    even.add(6, 3);
    CHECK_FALSE(change::standardised_change(even.change(), 0.95)->interval);  // all end alike: no correlation
    CHECK_FALSE(change::corrected_change(even.change(), 0.95));               // of two there is no correction
}

TEST_CASE("large values far from zero keep their deviations") {
    change::GroupSums sums;
    for (int k = 0; k < 1000; ++k) sums.add(1e9 + k % 2, 1e9 + 1 - k % 2);
    CHECK(sums.change().before_sd == doctest::Approx(std::sqrt(250.0 / 999)).epsilon(1e-9));
    CHECK(*sums.change().correlation == doctest::Approx(-1));
}
