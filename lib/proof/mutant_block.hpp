#pragma once

#include "proof/mutant.hpp"
#include "proof/outcome.hpp"
#include "score/answers.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace attune::proof {

/// Scores and alerts, by their places in the plan.
struct Parts {
    std::vector<std::size_t> scores;
    std::vector<std::size_t> alerts;
};

/// Something that comes out otherwise in a row: a field of a score, or an alert.
struct Difference {
    std::size_t row = 0;
    bool alert = false;
    std::size_t index = 0;  ///< of the score or alert
    Field field = Field::value;
};

/// A block of rows as the definition scores it, to be scored anew by changed ones. Its plan is changed and put back from outside.
class Block {
public:
    /// `linked`: conditions of items rest on scores, so that a changed score may show other items.
    Block(score::Answers answers, bool linked);

    std::size_t rows() { return scored_.rows(); }
    score::Frame& frame() { return scored_; }
    /// Works out all that any field or alert gives.
    void settle();

    /// The rows as the changed plan scores them; where the change is one of reading alone, the values stand.
    score::Frame& changed(const Mutant& mutant);
    /// What a change makes come out otherwise among these parts, and an example can say: all of it, or the first thing.
    std::vector<Difference> differences(const Mutant& mutant, const Parts& parts, bool all);

private:
    score::Answers answers_;
    score::Frame shown_;   ///< which items are shown
    score::Frame scored_;  ///< what was asked for
    std::optional<score::Frame> changed_;
    bool linked_;
    std::vector<std::vector<std::vector<Outcome>>> outcomes_;  ///< by score, field, row
    std::vector<std::vector<expression::Truth>> alerts_;
};

}  // namespace attune::proof
