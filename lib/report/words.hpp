#pragma once

#include "instrument/score.hpp"
#include "report/scores.hpp"

#include <string>
#include <utility>
#include <vector>

namespace attune::report {

/// Adds a sentence to a list that does not hold it yet.
void add_once(std::vector<std::string>& list, std::string text);

/// A number for the eye: at most two decimals, rounded half up in decimal, but never across the edge of a band or a cutoff (of `score`,
/// which may be nullptr). What is no number stays as it is.
std::string for_the_eye(const std::string& value, const instrument::Score* score);
/// A figure that is reckoned for a page: what two decimals round to 0 is 0.
std::string eye(double value);

/// Whether a value lies in a range, but for the last digits of a double; what is no number lies everywhere.
bool lies_within(const std::string& value, const std::pair<Rational, Rational>& range);

/// `A01, 2026-01-05, phq9, partner`: whose answers, with the rater unless it is oneself.
std::string whose_words(const std::string& subject, const std::string& date, const std::string& instrument, const std::string& target,
                        const std::string& rater);

/// `7 of 9 items answered`.
std::string answered_words(const ScoreRow& row);
/// `the blank holds` or `the blanks hold`, after how many there are.
std::string blanks_hold(const ScoreRow& row);
/// What a status means for this score, with its bounds and the bands they lie in; empty for a complete one.
std::string status_words(const ScoreRow& row, const instrument::Score* score);
/// How many blanks a score bears, and what stands for them.
std::string rule_words(const instrument::MissingRule& rule);
/// Why a criterion is undetermined; empty for one that is decided.
std::string undetermined_words(const ScoreRow& row);
/// `2.31 standard deviations above the mean of `, or `at the mean of `.
std::string distance_words(const std::string& z);
/// A percentile for the eye, which is never rounded to 0 or 100.
std::string percentile_words(const std::string& percentile);
/// `at or above ` and its kin.
std::string sense_words(instrument::Sense sense);

}  // namespace attune::report
