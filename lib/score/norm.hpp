#pragma once

#include "score/plan.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace attune::score {

class Frame;

/// z, T and percentile by the first reference whose condition holds; see Reference.
struct Norm {
    std::optional<double> z;
    std::optional<double> t;
    std::optional<double> percentile;
    const instrument::Reference* reference = nullptr;
};

/// Which of a score's references a row is set against: the first one whose condition holds.
std::optional<std::size_t> reference_of(const ScorePlan& plan, Frame& frame, std::size_t row);

/// The same of all rows, counted from 1; 0 where none holds.
std::vector<std::uint16_t> references_of(const ScorePlan& plan, Frame& frame);

Norm norm_of(const ScorePlan& plan, Frame& frame, std::size_t row, const Rational& value);

/// The same by one reference, whatever its condition says.
Norm norm_by(const instrument::Reference& reference, const Rational& value);

/// The band that a value lies in: the one with the highest `from` at or below it.
const instrument::Band* band_of(const instrument::Score& score, const Rational& value);

}  // namespace attune::score
