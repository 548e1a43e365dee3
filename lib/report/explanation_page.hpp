#pragma once

#include "report/document.hpp"
#include "score/stream.hpp"

namespace attune::report {

/// How each score of one administration came about, as a person would reckon it on paper, with the instrument's citations and all sources.
Document explanation_page(const score::ExplainedRow& row);

}  // namespace attune::report
