#pragma once

#include "score/plan.hpp"

#include <cstddef>
#include <optional>
#include <set>
#include <vector>

namespace attune::proof {

/// The values that a score can have: all of them where they can be listed, and between which ends they lie.
struct Values {
    bool bounded = false;  ///< `low` and `high` are known: no value lies outside
    bool exact = false;    ///< both ends, and all values listed, are attained; else there may be fewer
    Rational low;
    Rational high;
    std::optional<std::vector<Rational>> listed;  ///< every value, ascending; nothing where they are too many, or without steps

    /// Whether a value lies in [from, to); surely not where this says no.
    bool any_within(const Rational& from, const std::optional<Rational>& to) const;
};

/// What a score can attain.
struct Attainable {
    Values complete;             ///< where every item that is shown is answered
    Values all;                  ///< also with the blanks that its rule allows, prorated or filled
    std::set<Rational> no_row;   ///< what complete answers give and its table lacks
    std::set<Rational> met;      ///< the rows of its table that some answers meet
    bool rows_are_known = true;  ///< `met` holds all that are met
};

/// The values of the scores of an instrument, each reckoned once, when it is asked for.
class Attainables {
public:
    explicit Attainables(const score::Plan& plan) : plan_(plan), scores_(plan.scores.size()) {}

    const score::Plan& plan() const { return plan_; }
    /// Of a sum, mean or value.
    const Attainable& of(std::size_t score) const;

private:
    const score::Plan& plan_;
    mutable std::vector<std::optional<Attainable>> scores_;
};

/// Whether an item may be hidden: by a condition, or since it may not apply.
bool may_be_hidden(const score::Plan& plan, std::size_t item);

/// Of a sum or mean: every sum of points, for each number of blanks and hidden items, counted in whole steps. Items are taken to be
/// hidden independently of one another; where a condition hides them there may be fewer values.
Attainable attainable_of_keys(const score::Plan& plan, std::size_t score);
/// The ends that the engine gives of a score where nothing is answered yet; none where it rests on how a row is answered.
Values ends_of(const score::Plan& plan, std::size_t score);
/// Of a value: by the cases of what it names, or else from the ends of all that it names.
Attainable attainable_of_value(const Attainables& known, std::size_t score);

/// Takes raw values through `multiply`, `table` and `round`.
class Finish {
public:
    explicit Finish(const instrument::Score& score, Attainable& to) : score_(score), to_(to) {}
    void add(const Rational& raw, bool complete);
    /// Gives what was added to the score; `exact`: all of it is attained, `listed`: and there is nothing beside it.
    void settle(bool exact, bool listed);

private:
    const instrument::Score& score_;
    Attainable& to_;
    std::set<Rational> complete_;
    std::set<Rational> all_;
};

}  // namespace attune::proof
