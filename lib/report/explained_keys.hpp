#pragma once

#include "report/document.hpp"
#include "report/explained_words.hpp"
#include "report/sources.hpp"

namespace attune::report {

/// Adds the items of a sum or mean with what each adds, then the sum, the blanks and the rule for them, the division and the prorating.
void add_keys(Document& page, const Explained& explained, const score::ScoreStep& step, Sources& sources);

/// Adds how the least and the most of a sum or mean come about, blank by blank.
void add_reach(Document& page, const Explained& explained, const score::ScoreStep& step);

}  // namespace attune::report
