#pragma once

#include "change/methods.hpp"
#include "change/rules.hpp"
#include "instrument/score.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::change {

/// How much a score must move for the change to count as reliable, in points of that score.
struct Threshold {
    double points = 0;
    bool reached_at = false;           ///< published points count from there on (|change| >= points); a formula's must be passed
    std::string_view method;           ///< `published`, or the formula's name
    std::optional<double> confidence;  ///< of published points nothing, where they were published without
    double asked = 0;                  ///< the confidence of the rules
    const instrument::Change* published = nullptr;
    const instrument::Reliability* study = nullptr;  ///< whose figures the formula takes
};

/// What is known of how far one change is beyond the measure's own wavering.
struct Judgement {
    std::optional<Threshold> threshold;
    std::optional<Estimate> estimate;  ///< of the formula that was asked for, else of jt, where its figures are there
    std::string why_not;               ///< why the formula that was asked for has no threshold, in words
};

/// Judges the change between two values. Without a method that is asked for: published points where there are any (the first that the
/// definition lists), else jt. Each formula takes the first reliability with all that it needs: sd and coefficient (retest before alpha)
/// of the same people; en and gln also their mean, practice their mean change on retest, ha that and both coefficients. A coefficient
/// of 1 leaves no error, and no threshold; ha has none where the reliability of a difference is below 0.40, as its authors say.
/// `points`: of speer, all from the one value to the other.
Judgement judge(const instrument::Score& score, Values values, const std::vector<Point>& points, const Rules& rules);

/// The standard error of the difference of two scores, sd * sqrt(2 * (1 - r)) (Jacobson and Truax 1991), in points; nothing where no
/// coefficient below 1 stands beside an sd of the same people.
std::optional<double> standard_error(const instrument::Score& score);

/// Where a threshold comes from, in words: level, coefficient, population, source.
std::string origin_words(const Threshold& threshold);

}  // namespace attune::change
