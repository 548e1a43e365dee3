#include "change/agreement.hpp"

#include <doctest/doctest.h>

#include <array>
#include <vector>

namespace change = attune::change;

namespace {

/// A table of shares (hundredths) as so many ratings.
std::vector<change::Rated> ratings_of(const std::vector<std::vector<int>>& table) {
    std::vector<change::Rated> ratings;
    for (std::size_t i = 0; i < table.size(); ++i)
        for (std::size_t j = 0; j < table.size(); ++j)
            ratings.insert(ratings.end(), static_cast<std::size_t>(table[i][j]), {static_cast<double>(i), static_cast<double>(j)});
    return ratings;
}

}  // namespace

// Cohen (1968), Psychological Bulletin 70, 213-220: the table of his worked example, as shares; with quadratic weights worked by hand:
// observed .13 + 4 * .10 + .08 = .60 (rows .60 .30 .10, columns .50 .30 .20), expected .33 + 4 * .17 + .09 = 1.10
TEST_CASE("weighted kappa of the table that Cohen worked") {
    const std::vector<std::vector<int>> table{{44, 7, 9}, {5, 20, 5}, {1, 3, 6}};
    CHECK(*change::weighted_kappa(ratings_of(table)) == doctest::Approx(1 - 0.60 / 1.10).epsilon(1e-12));
}

// The two raters of nine things in the help page of cohen.kappa of the R package psych, whose weights are quadratic: 0.68
TEST_CASE("weighted kappa as psych has it") {
    const std::array<double, 9> other{1, 3, 1, 6, 1, 5, 5, 6, 7};
    std::vector<change::Rated> ratings;
    for (std::size_t k = 0; k < other.size(); ++k) ratings.push_back({static_cast<double>(k + 1), other[k]});
    CHECK(*change::weighted_kappa(ratings) == doctest::Approx(0.68).epsilon(0.005));
}

// Of two codes all weights are 1, and it is Cohen's kappa (1960): observed .70, by chance .50
TEST_CASE("weighted kappa of two codes is kappa") {
    CHECK(*change::weighted_kappa(ratings_of({{20, 5}, {10, 15}})) == doctest::Approx((0.70 - 0.50) / (1 - 0.50)).epsilon(1e-12));
}

TEST_CASE("weighted kappa at its ends") {
    CHECK(*change::weighted_kappa(ratings_of({{3, 0}, {0, 4}})) == 1);
    CHECK(*change::weighted_kappa(ratings_of({{0, 3}, {3, 0}})) == doctest::Approx(-1));
    CHECK_FALSE(change::weighted_kappa(ratings_of({{5, 0}, {0, 0}})));  // nothing but one answer, twice
    CHECK_FALSE(change::weighted_kappa({}));
    CHECK(*change::weighted_kappa(ratings_of({{0, 5}, {0, 0}})) == 0);  // each one answer, and another
}

// Shrout and Fleiss (1979), Psychological Bulletin 86, 420-428, table 2: six targets, four judges; their table 4 prints ICC(2,1) = .29
TEST_CASE("ICC of the judges of Shrout and Fleiss") {
    const std::vector<double> ratings{9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7};
    CHECK(*change::icc_agreement(ratings, 4) == doctest::Approx(0.29).epsilon(0.005));
    // from their mean squares 11.24, 32.49 and 1.02, which are rounded
    CHECK(*change::icc_agreement(ratings, 4) ==
          doctest::Approx((11.24 - 1.02) / (11.24 + 3 * 1.02 + 4.0 / 6 * (32.49 - 1.02))).epsilon(0.001));
}

TEST_CASE("ICC looks at agreement, not at order alone") {
    CHECK(*change::icc_agreement(std::vector<double>{1, 1, 2, 2, 5, 5}, 2) == doctest::Approx(1));
    CHECK(*change::icc_agreement(std::vector<double>{1, 3, 2, 4, 3, 5}, 2) < 0.5);  // the same order, two points apart
    CHECK_FALSE(change::icc_agreement(std::vector<double>{1, 1}, 2));
    CHECK_FALSE(change::icc_agreement(std::vector<double>{2, 2, 2, 2}, 2));
    CHECK_FALSE(change::icc_agreement({}, 2));
    CHECK_FALSE(change::icc_agreement(std::vector<double>{1, 2, 3}, 1));
}

TEST_CASE("the nearest days are paired, each once") {
    using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;
    const auto paired = [](const std::vector<std::int32_t>& ones, const std::vector<std::int32_t>& others, std::int32_t within) {
        return change::pair_nearest(ones, others, within);
    };
    CHECK(paired({0, 7, 14}, {0, 7, 14}, 7) == Pairs{{0, 0}, {1, 1}, {2, 2}});
    CHECK(paired({0, 7}, {6}, 7) == Pairs{{1, 0}});  // one day beats six
    CHECK(paired({0, 7}, {6, 7}, 7) == Pairs{{0, 0}, {1, 1}});
    CHECK(paired({0}, {8}, 7).empty());
    CHECK(paired({0}, {7}, 7) == Pairs{{0, 0}});
    CHECK(paired({10}, {7, 13}, 7) == Pairs{{0, 0}});  // of two as near the earlier
    CHECK(paired({10, 10}, {10, 10, 10}, 0) == Pairs{{0, 0}, {1, 1}});
    CHECK(paired({}, {1}, 7).empty());
}
