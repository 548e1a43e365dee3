#pragma once

#include "report/document.hpp"
#include "report/omitted.hpp"
#include "report/series.hpp"

namespace attune::report {

/// Adds the answers that moved most from the first to the last administration of a series that has its answers and a date: up to five, by
/// distance in codes. Only items that a sum or mean scores, whose codes therefore have an order, and of these only those with the response
/// set that most of them have, since steps of different sets are not of a size. Whether there was anything to say.
bool add_moved_answers(Document& page, const Series& series, const Omitted& omitted);

}  // namespace attune::report
