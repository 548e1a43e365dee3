#pragma once

#include "score/plan.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace attune::score {

/// What is known of a score in one row; see the contract for each. `undetermined` is of criteria and alerts.
enum class Status : std::uint8_t { complete, prorated, insufficient, invalid, not_applicable, undetermined };
constexpr std::size_t status_count = 6;

/// What a score comes to by few small numbers: over even keys by the sum and the number of its answers, of a count by the count. Each
/// outcome is settled once, by the rule of every row, and looked up from then on. A thread has its own.
class Outcomes {
public:
    /// A code stands for a place and its outcome; `none` for what is not among them.
    static constexpr std::uint16_t none = 0;

    struct Outcome {
        Status status = Status::insufficient;
        Rational value;
    };

    explicit Outcomes(const ScorePlan& plan);

    /// Whether the score is such a one.
    bool any() const { return !codes_.empty(); }
    /// The place of an outcome among `codes`.
    std::size_t place(std::int32_t sum, std::size_t answered) const { return static_cast<std::size_t>(sum - least_) * answers_ + answered; }
    /// The code of a place met so far; `none` of the others.
    std::uint16_t code(std::size_t place) const { return codes_[place]; }
    /// Puts codes in the place of places; false where one has none yet.
    bool look_up(std::vector<std::uint16_t>& places) const;
    /// The code of a place that is met for the first time.
    std::uint16_t add(std::size_t place, const Outcome& outcome);
    const Outcome& of(std::uint16_t code) const { return all_[code]; }
    /// The highest code so far.
    std::uint16_t last_code() const { return static_cast<std::uint16_t>(all_.size() - 1); }

private:
    void take_even(const ScorePlan& plan);
    void take_count(const ScorePlan& plan);

    std::int32_t least_ = 0;
    std::size_t answers_ = 0;           ///< numbers of answers there may be
    std::vector<std::uint16_t> codes_;  ///< by sum, then by number of answers
    std::vector<Outcome> all_{1};
};

/// The outcomes of all scores of a plan.
struct Memo {
    std::vector<Outcomes> scores;

    explicit Memo(const Plan& plan) : scores(plan.scores.begin(), plan.scores.end()) {}
};

}  // namespace attune::score
