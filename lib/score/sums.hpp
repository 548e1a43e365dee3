#pragma once

#include "score/outcomes.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace attune::score {

/// One row of a sum or mean, exact, before it is divided or prorated.
struct Sums {
    Rational sum;     ///< points x weight of the answered
    Rational weight;  ///< of the answered, and of blanks that count 0
    Rational shown_weight;
    std::size_t answered = 0;
    std::size_t settled = 0;  ///< answered, or a blank that counts 0
    std::size_t shown = 0;
    bool invalid = false;

    /// Takes one item in; `zero`: it is a blank that counts 0. The points of an answer, where it has some.
    std::optional<Rational> add(const KeyPlan& key, expression::Cell cell, const Rational& answer, bool zero);
};

/// Why a sum or mean is insufficient.
enum class Lack : std::uint8_t { nothing, too_many_blanks, too_few_answers, no_weight };

/// A sum or mean before `multiply`; `raw` where its status is complete or prorated.
struct Settled {
    Status status = Status::complete;
    Rational raw;
    Lack lack = Lack::nothing;
};
Settled settle(const instrument::Score& score, const Sums& sums);

/// How many blanks a score bears among `shown` items.
std::size_t allowed_blanks(const instrument::MissingRule& rule, std::size_t shown);

/// What each of the last steps gave, where the score has it.
struct Finish {
    std::optional<Rational> multiplied;
    std::optional<Rational> looked_up;
    std::optional<Rational> rounded;
};

/// A raw sum, mean or value through `multiply`, `table` and `round`; nothing where the table has no such value, or where the
/// value cannot be held exactly. `steps`, where it is asked for, is told what each of them gave.
std::optional<Rational> finish(const instrument::Score& score, const Rational& raw, Finish* steps = nullptr);

/// What such a row comes to: its status, and its value where that is complete or prorated.
Outcomes::Outcome come_to(const instrument::Score& score, const Sums& sums);

}  // namespace attune::score
