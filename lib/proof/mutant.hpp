#pragma once

#include "score/plan.hpp"
#include "text/position.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace attune::proof {

/// One change of a definition, such as a typing error would make, that some worked example should notice.
struct Mutant {
    /// How much of a plan it bears on: how the value of a score is read (bands, norms), the score and what rests on it, an alert, or
    /// which items are shown and so everything.
    enum class Reach : std::uint8_t { reading, score, alert, everything };

    Reach reach = Reach::score;
    std::size_t index = 0;  ///< of the score or alert
    Position at;            ///< of what is changed
    std::string change;     ///< after "no example notices when": `q7 is reversed in total`
    bool relink = false;    ///< what rests on what changes with it
    /// Makes the change in a copy of the plan. Of a score, its `score` is a copy as well, given again to be changed.
    std::function<void(score::Plan&, instrument::Score&)> apply;
};

/// Values that each score can take, complete; as far as the rows that are tried show them.
using Attained = std::vector<std::set<Rational>>;

/// All changes of an instrument: keys, weights, recodes and tables, limits of blanks, rounding, edges of bands, norms, and in every
/// expression its constants, comparisons, connectives and lists.
std::vector<Mutant> mutants_of(const score::Plan& plan, const Attained& attained);

/// The changes of one sum, mean or value but for its expression, and those of its bands and norms.
void add_score_mutants(const score::Plan& plan, std::size_t score, const std::set<Rational>& attained, std::vector<Mutant>& mutants);
/// The changes of all expressions.
void add_formula_mutants(const score::Plan& plan, std::vector<Mutant>& mutants);

/// The number as a definition writes it.
std::string shown(const Rational& value);
/// The last digit that a number is written with: 1 of `20`, 0.01 of `2.97`.
Rational last_digit(const Rational& value);

}  // namespace attune::proof
