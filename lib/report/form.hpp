#pragma once

#include "instrument/instrument.hpp"
#include "report/document.hpp"

#include <cstddef>
#include <vector>

namespace attune::report {

/// The blank form of an instrument, to be filled in by hand: who and when, what it asks, each item with its answers to be marked.
/// Items that share a response set stand in one table. `hidden`: items that this rater is not asked; they leave no gap in the numbers.
/// Where the instrument has no wording, topic labels stand for the items and the page says so.
Document form_of(const instrument::Instrument& instrument, const std::vector<std::size_t>& hidden);

}  // namespace attune::report
