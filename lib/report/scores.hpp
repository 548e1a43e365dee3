#pragma once

#include "text/csv.hpp"

#include <string>
#include <vector>

namespace attune::report {

/// One line of a scores file. Numbers stay as they were written; empty where there is none.
struct ScoreRow {
    std::string subject, date, rater, instrument, version, score, value, band, status, answered, items, low, high, z, t, percentile, kind,
        respondent, target;
};

/// What a CSV file is, by its header.
enum class FileKind { scores, wide_scores, responses };
FileKind kind_of(const std::vector<std::string>& header);

/// Reads all rows of a scores file; throws Refused where it lacks a column or a row cannot be read.
std::vector<ScoreRow> read_scores(text::CsvReader& file);

/// The same from bytes that `score` has just written.
std::vector<ScoreRow> parse_scores(std::string_view bytes);

}  // namespace attune::report
