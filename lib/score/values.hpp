#pragma once

#include "score/frame.hpp"

namespace attune::score {

/// A score over the rows of a frame, from answer to value, with its status.
Values values(Frame& frame, std::size_t score);

/// A raw sum, mean or value through `multiply`, `table` and `round`; nothing where the table has no such value, or where the
/// value cannot be held exactly.
std::optional<Rational> finish(const instrument::Score& score, const Rational& raw);

/// Rows in which the blank of an item counts 0 (`zero_when`), also where a filling puts an answer in its place; empty where there is no such condition.
std::vector<std::uint8_t> counts_zero(Frame& frame, const KeyPlan& key);

/// How many blanks a score bears among `shown` items.
std::size_t allowed_blanks(const instrument::MissingRule& rule, std::size_t shown);

}  // namespace attune::score
