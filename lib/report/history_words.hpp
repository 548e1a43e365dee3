#pragma once

#include "report/document.hpp"
#include "report/history.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace attune::report {

/// What a history comes to, a fact each: the values, their usual range, the last one in it, those beyond, runs, trend, neighbours, phases.
std::vector<Field> history_fields(const Series& series, const ScoreHistory& history);

/// The values and their trend in a line, where nothing else is told.
std::string brief_history(const Series& series, const ScoreHistory& history);

/// What became of administrations that do not count, or share a day with another.
std::vector<std::string> history_remarks(const SeriesHistory& history);

/// How many flags chance alone would raise in so many histories.
std::string chance_words(std::size_t histories, double flags);

/// What the figures of a history rest on, for a cell: `27 values`, or `9 values up to 2025-03-01 and 18 after it`.
std::string values_words(const Series& series, const change::History& figures);

}  // namespace attune::report
