#pragma once

#include "report/document.hpp"
#include "report/explained_words.hpp"
#include "report/sources.hpp"

namespace attune::report {

/// Adds how a score came about: its items and what each adds, or its expression step by step; the sum or mean, blanks and the rule for them,
/// prorating, multiplying, table, rounding, the value, its band, norm and cutoffs, and what it could be where something is blank.
void add_score_step(Document& page, const Explained& explained, const score::ScoreStep& step, Sources& sources);

/// Adds how a criterion or alert was decided.
void add_verdict_step(Document& page, const Explained& explained, const score::VerdictStep& step, Sources& sources);

}  // namespace attune::report
