#pragma once

#include "report/document.hpp"
#include "report/scores.hpp"

#include <string_view>
#include <vector>

namespace attune::report {

/// Scores for the eye, a table for each administration: score, value, band, status and, where answers are missing, what it could be.
Document score_table(const std::vector<ScoreRow>& rows);

/// The same of wide scores: the columns that `score --wide` writes, without those that are empty throughout.
Document wide_table(std::string_view csv);

}  // namespace attune::report
