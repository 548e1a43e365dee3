#pragma once

#include "report/administrations.hpp"
#include "report/beside.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attune::report {

/// Pairs that an intraclass correlation over time needs. A choice of this project.
constexpr std::size_t least_pairs_for_icc = 5;

/// One score as the subject and as somebody else sees it.
struct ScoreBeside {
    const ScoreRow* self = nullptr;
    const ScoreRow* other = nullptr;
    std::string why;                     ///< why the two cannot be set beside each other, in words
    std::optional<Rational> difference;  ///< the other's less self's, in points
    std::optional<double> error;         ///< standard error of that difference, in points; see between_raters
    std::optional<SameItems> same;       ///< the score over the items that both answered
};

/// Two administrations of one instrument on one subject, by the subject and by another.
struct RaterPair {
    Administration self;
    Administration other;
    std::vector<ScoreBeside> scores;
    std::optional<AnswersBeside> answers;  ///< where the answers of both are at hand
};

/// All that one other person answered on a subject beside what the subject answered.
struct RaterSeries {
    Administration newest;  ///< of the other's, paired or not
    std::vector<RaterPair> pairs;
    std::size_t self_alone = 0;   ///< administrations of the subject within the other's span of time that found no counterpart
    std::size_t other_alone = 0;  ///< administrations of the other that found none

    /// The values of a score as self and the other have them, pair by pair, where both have one.
    std::vector<double> values_of(const std::string& score) const;
    /// ICC(A,1) of a score over the pairs (see change::icc_agreement); nothing over fewer than least_pairs_for_icc.
    std::optional<double> icc_of(const std::string& score) const;
    std::vector<std::string> score_names() const;
};

/// What of some administrations can be set beside each other.
struct RatersBeside {
    std::vector<RaterSeries> series;    ///< as they come
    std::vector<std::string> left_out;  ///< in words

    std::size_t alone() const;  ///< administrations without a counterpart
};

/// Sets what each subject answered of themself (rater `self`) beside what every other rater answered of them: the same instrument and target,
/// at most `within` days apart, the nearest first, each used once for each other rater. Logs and instruments about the past are left out.
/// The standard error of a difference between two raters is sd * sqrt(2 * (1 - r)), as that of two dates: both are taken to err as the people
/// did of whom sd and r are known, and each on their own (Var(X - Y) = 2 sd^2 (1 - r) where both see the same). Nothing where such figures are
/// not known, or where the two were asked a different number of items.
RatersBeside between_raters(const std::vector<Administration>& all, std::int32_t within);

/// The columns of change, where `from` and `from_date` are self's, `to` and `to_date` the other's, `rater` is `self/partner`, and threshold
/// and verdict are empty; then `respondent` (the other) to `why`, and `same_items,same_from,same_to` (the score over the items that both
/// answered), `both,alike,kappa` (items answered by both and alike; weighted kappa over those of the response set with most items).
std::string raters_header();
/// The rows of all pairs, and for each score with enough pairs one with its ICC in `to` and `icc(a,1)` in `method`.
void append_raters(std::string& out, const RatersBeside& beside, bool raw);

}  // namespace attune::report
