#pragma once

#include "change/effects.hpp"
#include "report/comparisons.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace attune::report {

/// What became of one score over many subjects.
struct Group {
    static constexpr std::size_t verdicts = 9;

    std::string instrument;  ///< its id
    std::string score;
    std::string rater;
    std::string target;
    std::string instrument_title;
    std::string score_title;
    std::optional<instrument::Direction> direction;
    std::array<std::size_t, verdicts> counts{};  ///< by change::Verdict
    change::GroupSums sums;                      ///< of the subjects whose two values can be set against each other
};

/// Sums up comparisons over subjects, one after the other, in a few numbers a score, however many subjects there are.
class Groups {
public:
    /// Takes what is compared of one subject: of each score the last administration against what that is set against. Of several respondents
    /// who are the same kind of rater the first one counts.
    void add(const Comparisons& comparisons);

    /// In the order in which they came.
    const std::vector<Group>& groups() const { return groups_; }
    std::size_t subjects() const { return subjects_; }  ///< of whom something is compared
    std::size_t single() const { return single_; }      ///< series with one administration alone
    std::size_t more_respondents() const { return more_; }
    /// In words, the first twenty; and how many there are.
    const std::vector<std::string>& left_out() const { return left_out_; }
    std::size_t more_left_out() const { return more_left_out_; }
    bool any_reliable() const;

private:
    using Key = std::tuple<std::string, std::string, std::string, std::string>;  ///< instrument, score, rater, target

    Group& group_of(const Pair& pair, const Comparison& one);
    void take(const Pair& pair);

    std::vector<Group> groups_;
    std::map<Key, std::size_t> places_;
    std::size_t subjects_ = 0;
    std::size_t single_ = 0;
    std::size_t more_ = 0;
    std::vector<std::string> left_out_;
    std::size_t more_left_out_ = 0;
};

}  // namespace attune::report
