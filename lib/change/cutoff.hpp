#pragma once

#include "instrument/score.hpp"
#include "text/rational.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace attune::change {

/// Where the well part from the ill.
struct Cutoff {
    Rational at;
    std::string_view kind;  ///< `published`, `a`, `b` or `c`
    const instrument::Change* change = nullptr;
};

/// Cutoffs a, b and c of Jacobson and Truax (1991): 2 sd from the mean of the clinical group towards the others, 2 sd from the mean of the
/// general group towards the clinical one, and between both, each mean weighted by the sd of the other group.
Rational cutoff_a(const instrument::Group& clinical, bool higher_is_worse);
Rational cutoff_b(const instrument::Group& general, bool higher_is_worse);
Rational cutoff_c(const instrument::Group& clinical, const instrument::Group& general);

/// The cutoff of a score: the first that is published; else c of the first change that has both groups, b or a of the first that has one.
/// Nothing of a score without a direction, or where the clinical group is on the well side of the other.
std::optional<Cutoff> cutoff_of(const instrument::Score& score);

/// Whether a value lies on the well side; what lies on the cutoff is on its upper side.
bool is_well(const Rational& value, const Rational& cutoff, instrument::Direction direction);

/// Whether a value reaches a cutoff, its condition aside.
bool reaches(const Rational& value, const instrument::Cutoff& cutoff);

/// The cutoffs that a score has for everybody, and that lie between two values: one meets them, the other does not.
std::vector<Rational> cutoffs_between(const instrument::Score& score, const Rational& from, const Rational& to);

}  // namespace attune::change
