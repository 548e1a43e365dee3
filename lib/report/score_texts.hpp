#pragma once

#include "report/administrations.hpp"

#include <optional>
#include <string>
#include <utility>

namespace attune::report {

/// The plan of a score by its name, or nullptr where the instrument is not known or has none of that name.
const score::ScorePlan* plan_of(const Administration& administration, const std::string& name);

/// The same score in the words of the page.
const instrument::Score& worded(const Administration& administration, const score::ScorePlan& plan);

/// The ends of a score's scale, where it has such.
std::optional<std::pair<Rational, Rational>> range_of(const Administration& administration, const score::ScorePlan& plan);

/// `a higher value is worse`, `a higher value is better`; empty where it is neither.
std::string direction_words(const instrument::Score& score);

}  // namespace attune::report
