#pragma once

#include "expression/trace.hpp"
#include "score/bounds.hpp"
#include "score/sums.hpp"
#include "score/table.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attune::score {

/// An item or attribute as one row has it.
struct Told {
    expression::Cell told = 0;
    expression::Cell counts = 0;  ///< hidden where its condition is known not to hold
    Rational number;
    std::int64_t whole = 0;
    std::string text;
    std::string written;                        ///< the cell of the file, where it is invalid and that is known
    std::vector<expression::Trace> conditions;  ///< of an item, its own and its section's
};

/// One item of a sum or mean, from answer to what it adds.
struct KeyStep {
    const KeyPlan* key = nullptr;
    std::optional<Rational> points;  ///< of an answer, before its weight
    bool zero = false;               ///< a blank that counts 0, for `zero_when` holds
    std::optional<expression::Trace> zero_when;
    std::vector<Rational> reach;  ///< all that it can add; empty where that has no bounds
};

/// A norm or a cutoff, and its condition in this row.
template <class Part>
struct Tried {
    const Part* part = nullptr;
    std::optional<expression::Trace> when;  ///< nothing: it has no condition

    expression::Truth holds() const { return when ? when->outcomes.back().truth : expression::yes; }
};

/// How a score of one row came about.
struct ScoreStep {
    std::size_t index = 0;  ///< in the plan
    Status status = Status::complete;
    std::optional<Rational> value;
    const instrument::Band* band = nullptr;
    std::optional<std::pair<Rational, Rational>> bounds;
    std::size_t answered = 0;
    std::size_t items = 0;
    std::vector<KeyStep> keys;  ///< of a sum or mean
    Sums sums;
    Settled settled;
    Finish finish;
    std::optional<expression::Trace> trace;                ///< of a value
    Derived derived;                                       ///< how the bounds come about
    std::vector<Tried<instrument::Reference>> references;  ///< up to the one that holds
    Norm norm;
    std::vector<Tried<instrument::Cutoff>> cutoffs;
};

/// How a criterion or an alert of one row was decided.
struct VerdictStep {
    std::size_t index = 0;
    bool alert = false;
    expression::Truth verdict = expression::unknown;
    Status status = Status::complete;
    std::size_t answered = 0;
    std::size_t items = 0;
    expression::Trace trace;  ///< by three-valued logic
    Cases cases;              ///< what was tried, where logic alone left it open
};

/// What happened in one row, from answers to scores: the plan read aloud. It holds what the steps of scoring gave, not a second reckoning.
struct Explanation {
    std::vector<Told> items;
    std::vector<Told> facts;  ///< the attributes, then the rater
    std::vector<ScoreStep> scores;
    std::vector<VerdictStep> verdicts;
    std::vector<std::pair<bool, std::size_t>> order;  ///< in file order: whether it is a verdict, and its place there; alerts last
};

/// Explains the scores named in `only` (all, where it is empty), the internal ones that they rest on, and every alert.
Explanation explain(Frame& frame, std::size_t row, const std::vector<std::string>& only);

}  // namespace attune::score
