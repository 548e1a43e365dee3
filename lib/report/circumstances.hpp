#pragma once

#include "report/administrations.hpp"
#include "report/cells.hpp"
#include "score/answers.hpp"

#include <string>
#include <vector>

namespace attune::report {

/// What is known of one administration beside its scores: the subject's attributes, the rater, and the answers where the rows were
/// scored from responses.
class Circumstances {
public:
    /// Of an administration whose instrument is known.
    explicit Circumstances(const Administration& administration);

    /// Whether a condition of a norm or cutoff holds; one that nothing is known of is unknown.
    expression::Truth holds(const expression::Program& condition);
    /// Whether all is known that scoring knew, so that what is unknown here was unknown there.
    bool complete() const { return administration_.first().others->of_responses; }
    /// The answers, as a frame of one row; the cell that an item was read from, or nullptr where it has no column.
    score::Frame& frame() { return answers_.frame(); }
    const std::string* cell(std::size_t item) const { return cells_[item]; }

private:
    const Administration& administration_;
    Cells read_;
    score::Answers answers_;
    std::vector<const std::string*> cells_;
};

/// The attributes that nothing is said of, and on which it depends whether a norm or cutoff applies to a value of an administration; none
/// where the edition at hand is not the one that was scored.
std::vector<std::string> unknown_facts(const Administration& administration);

/// The published norm that a score's z, T and percentile come from. `candidates`: those that give these figures and may have been
/// meant; one where it is certain.
struct NormFound {
    std::vector<const instrument::Reference*> candidates;
};
NormFound norm_found(const ScoreRow& row, const score::ScorePlan& plan, Circumstances& circumstances);

}  // namespace attune::report
