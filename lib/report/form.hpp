#pragma once

#include "instrument/instrument.hpp"
#include "report/document.hpp"
#include "score/plan.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace attune::report {

/// Which form of an instrument.
struct FormOf {
    std::string rater;                  ///< who fills it in
    std::vector<std::size_t> left_out;  ///< items that do not stand on it; they leave no gap in the numbers
    bool in_room = false;               ///< with who may read which answer, for the clinician
};

/// The blank form of an instrument, to be filled in by hand, under its neutral title where it has one: who and when, what it asks, each item
/// with its answers to be marked, and in words when it is to be answered. Items that share a response set stand in one table; what this
/// rater is never asked is left out. Where the instrument has no wording, topic labels stand for the items and the page says so.
Document form_of(const instrument::Instrument& instrument, const FormOf& of);

/// The items that nobody takes home: what is asked apart, what is for the clinician alone, and what is asked only after such an answer.
std::vector<std::size_t> private_items(const score::Plan& plan);

}  // namespace attune::report
