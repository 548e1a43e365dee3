#pragma once

#include "change/cutoff.hpp"
#include "change/reliable.hpp"
#include "instrument/score.hpp"
#include "text/rational.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::change {

enum class Verdict { improved, worse, no_reliable_change, recovered, harmed, higher, lower, no_threshold, not_comparable };

/// The word of the contract.
std::string_view verdict_word(Verdict verdict);
/// Whether a change is more than what the measure itself wavers by.
bool is_reliable(Verdict verdict);

/// One score of one administration, as it stands in a scores file.
struct Reading {
    std::string date;
    std::string version;
    std::string value;  ///< empty where there is none
    std::string band;
    std::string status;           ///< empty where the administration has no such score
    std::string_view language{};  ///< of this and the next: empty where nothing is known
    std::string_view wording{};
    std::string_view rater{};
    std::string_view respondent{};
    std::string_view target{};
};

/// What became of a score between two administrations.
struct Comparison {
    Verdict verdict = Verdict::not_comparable;
    std::string why;                 ///< why it is not comparable, was forced, or has no threshold by the method asked for, in words
    std::optional<Rational> change;  ///< to - from, in points
    std::optional<double> rci;       ///< the change as the method sees it over its standard error, where that is known
    std::optional<Estimate> estimate;
    std::optional<std::pair<double, double>> interval;  ///< of the change as the method sees it, at the confidence of the rules
    std::optional<Threshold> threshold;
    std::optional<Cutoff> cutoff;   ///< that a verdict goes by
    std::optional<bool> important;  ///< whether it reaches the published points of an important change
    std::optional<bool> response;   ///< whether half or more of the first value is gone
    std::optional<bool> remission;  ///< whether one that was on the ill side of the cutoff is now on the other
    std::vector<Rational> crossed;  ///< cutoffs of the score that lie between the two values
};

/// Compares two readings of a score. `score` may be nullptr where the library does not know it: then there is no threshold. A change
/// that is reliable is named by the score's direction. It is `recovered` where it is for the better and crosses the cutoff of change
/// from the ill side, `harmed` where it is for the worse and crosses it back; what lies on the cutoff is on its upper side (Jacobson and
/// Truax 1991). Not comparable: a reading without a value, and, unless forced, another edition, language, wording, rater, respondent or
/// target, or a status that allows no value. A gap between two raters has no verdict even where it is forced. A response is told
/// where a higher value is worse, the range begins at 0 and the first value is above that.
Comparison compare(const instrument::Score* score, const Reading& from, const Reading& to, const Rules& rules = {},
                   const std::vector<Point>& points = {});

}  // namespace attune::change
