#pragma once

#include "change/reliable.hpp"
#include "instrument/score.hpp"
#include "text/rational.hpp"

#include <optional>
#include <string>
#include <string_view>

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
    std::string status;
};

/// What became of a score between two administrations.
struct Comparison {
    Verdict verdict = Verdict::not_comparable;
    std::string why;                 ///< why it is not comparable, in words
    std::optional<Rational> change;  ///< to - from, in points
    std::optional<double> rci;       ///< the change over its standard error, where that is known
    std::optional<Threshold> threshold;
};

/// Compares two readings of a score. `score` may be nullptr where the library does not know it: then there is no threshold. A change
/// that is reliable is named by the score's direction. It is `recovered` where it is for the better and crosses the published cutoff of
/// change from the clinical side, `harmed` where it is for the worse and crosses it back; what lies on the cutoff is on its upper side
/// (Jacobson and Truax 1991). Not comparable: other editions, a reading without a value.
Comparison compare(const instrument::Score* score, const Reading& from, const Reading& to);

}  // namespace attune::change
