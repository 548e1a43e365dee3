#pragma once

#include "instrument/instrument.hpp"
#include "score/plan.hpp"

#include <cstddef>
#include <set>
#include <string_view>

namespace attune::proof {

/// What an expression names.
struct Names {
    std::set<std::size_t> items;
    std::set<std::size_t> scores;

    void merge(const Names& other);
};

/// Of a typed expression; scores are not followed.
Names names_in(const expression::Program& program);
/// Of one over many rows (a course figure), which is typed elsewhere; one that cannot be parsed names nothing.
Names names_in(const instrument::Formula& formula, const instrument::Instrument& instrument);
/// Of an item that is asked under a condition, or of a score: everything that it rests on, conditions and scores followed.
Names rests_on(const score::Plan& plan, const Names& names);

/// `clinician`, `self` or `shared`.
std::string_view visibility_word(instrument::Visibility visibility);
/// The strictest of all that these rest on; that of the instrument where they rest on no item.
instrument::Visibility visibility_of(const score::Plan& plan, const Names& names);

/// What a course figure names itself, its `where` and `each` included.
Names names_of(const instrument::Course& course, const instrument::Instrument& instrument);
Names names_of(const instrument::Watch& watch, const instrument::Instrument& instrument);

}  // namespace attune::proof
