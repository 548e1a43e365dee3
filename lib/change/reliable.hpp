#pragma once

#include "instrument/score.hpp"

#include <optional>
#include <string>

namespace attune::change {

/// How much a score must move for the change to count as reliable, in points of that score.
struct Threshold {
    double points = 0;
    bool reached_at = false;  ///< published points count from there on (|change| >= points); a formula's must be passed
    std::string method;       ///< `published`, or the formula's name
    std::string words;        ///< where it comes from: population, source, coefficient, level
};

/// The threshold of a score: published points where there are any (the first that the definition lists), else Jacobson and Truax
/// (1991): 1.96 times the standard error of the difference, of the first coefficient that stands beside an sd of the same people
/// (retest before alpha). Nothing where neither is there, or where a coefficient of 1 or more leaves no error.
std::optional<Threshold> threshold_of(const instrument::Score& score);

/// The standard error of the difference of two scores, sd * sqrt(2 * (1 - r)) (Jacobson and Truax 1991), in points; nothing where no
/// coefficient below 1 stands beside an sd of the same people.
std::optional<double> standard_error(const instrument::Score& score);

}  // namespace attune::change
