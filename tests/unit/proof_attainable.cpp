#include "instrument/instrument.hpp"
#include "proof/attainable.hpp"

#include <doctest/doctest.h>

#include <array>
#include <set>
#include <string>
#include <vector>

using attune::Rational;

namespace {

attune::score::Plan plan_of(const std::string& score) {
    const std::string source =
        "attune: 1\nid: tiny\ntitle: Tiny\nversion: \"1\"\nstatus: worksheet\n"
        "responses:\n  often: {0: no, 1: some, 2: much}\n"
        "items:\n  - {id: q1, label: one, response: often}\n  - {id: q2, label: two, response: often}\n"
        "  - {id: q3, label: three, response: often}\nscores:\n  total: {" +
        score + "}\n";
    return attune::score::compile(attune::instrument::read_instrument(source, "tiny.yaml"));
}

std::vector<Rational> all_of(const std::string& score) {
    const attune::score::Plan plan = plan_of(score);
    return attune::proof::Attainables(plan).of(0).all.listed.value();
}

/// Every way to answer three items with 0 to 2, of which at most `blanks` are left out: points times weight, times the weight of all
/// over that of the answered, as the contract has it.
std::vector<Rational> by_hand(const std::array<int, 3>& weights, int blanks, bool mean) {
    constexpr int left_out = 3;
    std::set<Rational> values;
    const int all = weights[0] + weights[1] + weights[2];
    for (int form = 0; form < 64; ++form) {
        const std::array<int, 3> answers{form % 4, form / 4 % 4, form / 16};
        int sum = 0;
        int weight = 0;
        int open = 0;
        for (std::size_t k = 0; k < answers.size(); ++k) {
            if (answers[k] == left_out) {
                ++open;
                continue;
            }
            sum += weights[k] * answers[k];
            weight += weights[k];
        }
        if (open > blanks || weight == 0) continue;
        values.insert(mean ? Rational(sum, weight) : Rational(sum * all, weight));
    }
    return {values.begin(), values.end()};
}

}  // namespace

TEST_CASE("proof: a sum, a mean and what is prorated attain what every form gives") {
    CHECK(all_of("sum: q1..q3") == by_hand({1, 1, 1}, 0, false));
    CHECK(all_of("sum: q1..q3, weights: {q2: 3}") == by_hand({1, 3, 1}, 0, false));
    CHECK(all_of("sum: q1..q3, missing: {allow: 1}") == by_hand({1, 1, 1}, 1, false));
    CHECK(all_of("sum: q1..q3, weights: {q2: 3}, missing: {allow: 2}") == by_hand({1, 3, 1}, 2, false));
    CHECK(all_of("mean: q1..q3, weights: {q3: 2}, missing: {allow: \"40%\"}") == by_hand({1, 1, 2}, 1, true));
}

TEST_CASE("proof: a value attains what its cases give") {
    CHECK(all_of("value: \"count(q1..q3 >= 2)\"") == std::vector<Rational>{0, 1, 2, 3});
    CHECK(all_of("value: \"if(q1 >= 1, 10, q2)\"") == std::vector<Rational>{0, 1, 2, 10});
}

TEST_CASE("proof: a table that lacks a value, or has one too many, is seen") {
    const attune::score::Plan plan = plan_of("sum: q1..q2, table: {0: 10, 1: 20, 2: 30, 4: 40, 5: 50}");
    const attune::proof::Attainables known(plan);
    CHECK(known.of(0).no_row == std::set<Rational>{3});
    CHECK_FALSE(known.of(0).met.contains(5));
    CHECK(known.of(0).met.contains(4));
}
