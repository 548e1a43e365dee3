#include "change/history.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <vector>

using namespace attune::change;
using doctest::Approx;

namespace {

std::vector<Point> weekly(const std::vector<double>& values) {
    std::vector<Point> points;
    points.reserve(values.size());
    for (const double value : values) points.push_back({static_cast<std::int32_t>(7 * points.size()), value});
    return points;
}

History history(const std::vector<double>& values, std::size_t before = 0) { return history_of(weekly(values), before); }

std::vector<double> zigzag(std::size_t count) {
    std::vector<double> values(count);
    for (std::size_t k = 0; k < count; ++k) values[k] = static_cast<double>(k * 7 % 5);
    return values;
}

}  // namespace

// NIST/SEMATECH e-Handbook of Statistical Methods, section 6.3.2.2: flow rates of ten batches, mean 50.81, mean moving range 1.8778. The
// handbook has 3 / 1.128 where Wheeler rounds to 2.66, hence limits of 45.8159 and 55.8041 there.
TEST_CASE("control limits come to those of a worked example") {
    const std::vector<double> rates{49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1};
    const ControlLimits limits = control_limits(rates);
    CHECK(limits.mean == Approx(50.81).epsilon(1e-12));
    CHECK(limits.reach == Approx(2.66 * 16.9 / 9).epsilon(1e-12));
    CHECK(limits.lower() == Approx(45.8159).epsilon(2e-5));
    CHECK(limits.upper() == Approx(55.8041).epsilon(2e-5));
}

TEST_CASE("what lies on a limit is within it, in spite of the last digits of a double") {
    const std::vector<double> same(9, 0.1);
    const ControlLimits limits = control_limits(same);
    for (const double value : same) CHECK(side_of_limits(limits, value) == 0);
    CHECK(side_of_limits(limits, 0.11) == 1);
    CHECK(side_of_limits(limits, 0.09) == -1);
    CHECK(runs(limits, same).empty());
}

TEST_CASE("a run is eight or more on one side of the mean, and a value on the mean ends it") {
    const ControlLimits limits{5, 4, 8};
    const std::vector<double> values{6, 6, 6, 6, 6, 6, 6, 6, 6, 4, 4, 4, 4, 5, 4, 4, 4, 4, 4, 4, 4, 4};
    const std::vector<Run> found = runs(limits, values);
    REQUIRE(found.size() == 2);
    CHECK(found[0].first == 0);
    CHECK(found[0].length == 9);
    CHECK(found[0].above);
    CHECK(found[1].first == 14);
    CHECK(found[1].length == 8);
    CHECK_FALSE(found[1].above);
    CHECK(runs(limits, std::vector<double>(7, 6)).empty());
}

// All 2^n sequences of a fair coin, counted one by one.
TEST_CASE("the runs that chance makes are those of a fair coin") {
    for (const unsigned count : {8U, 9U, 14U}) {
        std::size_t found = 0;
        for (unsigned bits = 0; bits < (1U << count); ++bits) {
            std::vector<double> values(count);
            for (unsigned k = 0; k < count; ++k) values[k] = (bits >> k) % 2 == 1 ? 1 : -1;
            found += runs({0, 9, 8}, values).size();
        }
        CHECK(runs_by_chance(count) == Approx(static_cast<double>(found) / (1U << count)).epsilon(1e-12));
    }
    CHECK(runs_by_chance(7) == 0);
}

// Hollander, Wolfe and Chicken (2014), example 9.1, the effect of cloud seeding over five years: slope -0.05625. With five points no rank but
// the first keeps to 0.025 (1 of 120 orders), so that the interval is from the least to the greatest of the ten slopes.
TEST_CASE("the slope of Theil and Sen comes to that of a worked example") {
    const std::vector<Point> years{{7, 1.26}, {14, 1.27}, {21, 1.12}, {28, 1.16}, {35, 1.03}};
    const auto slope = slope_of(years);
    REQUIRE(slope);
    CHECK(slope->per_week == Approx(-0.05625).epsilon(1e-12));
    REQUIRE(slope->interval);
    CHECK(slope->interval->first == Approx(-0.15).epsilon(1e-12));
    CHECK(slope->interval->second == Approx(0.04).epsilon(1e-12));
    CHECK(slope->sign() == 0);
}

// Data of the example of ci.theil in the R package statpsych 1.6, whose x has ties: slope 0.5. Its interval is 0.3243243 to 0.75, from the
// 31st of 101 slopes, for (101 - 1.96 * 20.09) / 2 = 30.8 is rounded up there. Hollander and Wolfe (1999) round down, to the 30th.
TEST_CASE("equal days take no part in the slopes, and less in the interval") {
    const std::vector<double> y{21, 4, 9, 12, 35, 18, 10, 22, 24, 1, 6, 8, 13, 16, 19};
    const std::vector<std::int32_t> x{67, 28, 30, 28, 52, 40, 25, 37, 44, 10, 14, 20, 28, 40, 51};
    std::vector<Point> points;
    for (std::size_t k = 0; k < x.size(); ++k) points.push_back({x[k] * 7, y[k]});
    const auto slope = slope_of(points);
    REQUIRE(slope);
    CHECK(slope->per_week == Approx(0.5).epsilon(1e-12));
    REQUIRE(slope->interval);
    CHECK(slope->interval->first == Approx(14.0 / 46).epsilon(1e-12));
    CHECK(slope->interval->second == Approx(29.0 / 38).epsilon(1e-12));
    CHECK(slope->sign() == 1);
    CHECK_FALSE(slope_of(std::vector<Point>{{3, 1}, {3, 2}, {3, 3}}));
}

// Hollander and Wolfe (1999), table A.30, upper tails of Kendall's K: P(K >= 10) = .0083 at n 5, P(K >= 13) = .0083 and P(K >= 11) = .0278 at
// n 6, P(K >= 15) = .0143 at n 7 (13: .0345), P(K >= 23) = .0233 at n 10. K is N less twice the discordant pairs.
TEST_CASE("discordant pairs go by Kendall's null distribution") {
    CHECK_FALSE(discordant_pairs(4, 0.025));
    CHECK(discordant_pairs(5, 0.025) == 0);
    CHECK(discordant_pairs(6, 0.025) == (15 - 13) / 2);
    CHECK(discordant_pairs(7, 0.025) == (21 - 15) / 2);
    CHECK(discordant_pairs(10, 0.025) == (45 - 23) / 2);
}

// Parker, Vannest, Davis and Sauber (2011), the data of "Bob", as the R package scan has them in its example of tau_u: A vs. B 16 of 20, the
// trend of A an S of 3. The second from the R package SingleCaseES (Tau_U 0.7380952; NAP 0.9166667).
TEST_CASE("the overlap of phases comes to that of worked examples") {
    const Overlap bob = overlap_of(std::vector<double>{2, 3, 5, 3}, std::vector<double>{4, 5, 5, 7, 6});
    CHECK(bob.tau == Approx(16.0 / 20));
    CHECK(bob.nap == Approx(18.0 / 20));
    CHECK(bob.tau_less_trend == Approx(13.0 / 20));
    const Overlap other = overlap_of(std::vector<double>{20, 20, 26, 25, 22, 23}, std::vector<double>{28, 25, 24, 27, 30, 30, 29});
    CHECK(other.nap == Approx(0.9166667).epsilon(1e-7));
    CHECK(other.tau == Approx(0.8333333).epsilon(1e-7));
    CHECK(other.tau_less_trend == Approx(0.7380952).epsilon(1e-7));
}

// Box and Jenkins (1970), series F, yields of 70 batches: -0.39. The short one by hand, a sum of -25 over one of 50.
TEST_CASE("the correlation of neighbours comes to that of a worked example") {
    const std::vector<double> yields{47, 64, 23, 71, 38, 64, 55, 41, 59, 48, 71, 35, 57, 40, 58, 44, 80, 55, 37, 74, 51, 57, 50, 60,
                                     45, 57, 50, 45, 25, 59, 50, 71, 56, 74, 50, 58, 45, 54, 36, 54, 48, 55, 45, 57, 50, 62, 44, 64,
                                     43, 52, 38, 59, 55, 41, 53, 49, 34, 35, 54, 45, 68, 38, 50, 60, 39, 59, 40, 57, 54, 23};
    CHECK(lag_one(yields) == Approx(-0.39).epsilon(0.005));
    CHECK(lag_one(std::vector<double>{16, 22, 19, 25, 18}) == Approx(-0.5));
    CHECK_FALSE(lag_one(std::vector<double>(5, 0.1)));
}

TEST_CASE("a step from one phase to the next is no correlation of neighbours") {
    const std::vector<double> values{1, 3, 1, 3, 11, 13, 11, 13};
    CHECK(*lag_one(values) > 0.4);
    CHECK(lag_one(values, 4) == Approx(-6.0 / 8));
    CHECK_FALSE(lag_one(std::vector<double>{1, 1, 1, 2, 2, 2}, 3));
}

TEST_CASE("too few values give no figure, each by its own least number") {
    const auto made = [](std::size_t count) { return history(zigzag(count)); };
    CHECK_FALSE(made(4).slope);
    CHECK(made(5).slope);
    CHECK_FALSE(made(7).limits);
    CHECK(made(8).limits);
    CHECK(made(8).provisional());
    CHECK(made(14).provisional());
    CHECK_FALSE(made(15).provisional());
    CHECK_FALSE(made(11).correlation);
    CHECK(made(12).correlation);
    CHECK(made(0).points == 0);
    CHECK(made(1000).slope);
    CHECK_FALSE(made(1001).slope);
    CHECK(made(1001).limits);
}

TEST_CASE("limits are those of the first phase where that is long enough") {
    CHECK(history(zigzag(20), 8).limits->points == 8);
    CHECK(history(zigzag(20), 7).limits->points == 20);
    CHECK(history(zigzag(20), 3).overlap);
    CHECK_FALSE(history(zigzag(20), 2).overlap);
    CHECK_FALSE(history(zigzag(20), 18).overlap);
    CHECK(history(zigzag(20), 20).before == 0);
}

TEST_CASE("neighbours are looked at about the level that the limits are about") {
    std::vector<double> step;
    for (std::size_t k = 0; k < 20; ++k) step.push_back((k < 10 ? 1 : 11) + 2 * static_cast<double>(k % 2));
    CHECK(*history(step, 10).correlation < 0);
    CHECK_FALSE(history(step, 10).narrow());
    CHECK(history(step, 7).narrow());
    CHECK(history(step).narrow());
}

TEST_CASE("chance raises the more flags the more is looked at") {
    CHECK(history(zigzag(4)).flags_by_chance() == 0);
    CHECK(history(zigzag(5)).flags_by_chance() == Approx(0.05));
    CHECK(history(zigzag(20)).flags_by_chance() == Approx(0.05 + 20 * 0.0027 + 7.0 / 128).epsilon(1e-4));
}
