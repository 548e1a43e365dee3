#pragma once

#include "change/history.hpp"
#include "report/comparisons.hpp"
#include "report/document.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace attune::report {

/// What one score comes to over the administrations of a series.
struct ScoreHistory {
    const Administration* newest = nullptr;  ///< that has a row of it; never nullptr
    const ScoreRow* row = nullptr;           ///< that row
    std::vector<change::Point> points;       ///< the values, in order
    std::size_t without_value = 0;           ///< administrations that have none: blank, too few answers, invalid, not applicable
    change::History figures;
};

/// A person's own history in one instrument. Only administrations of the newest edition count, and only those with a date that can be read.
struct SeriesHistory {
    const Series* series = nullptr;          ///< never nullptr
    const Administration* newest = nullptr;  ///< of those that count; never nullptr
    std::size_t other_editions = 0;          ///< administrations of another one
    std::size_t same_day = 0;                ///< administrations of the same day as the one before
    std::vector<ScoreHistory> scores;
};

/// The histories of the series that have as many administrations as a trend needs. They point into `series`.
std::vector<SeriesHistory> histories_of(const std::vector<Series>& series);

/// Adds a section for each history of a subject. Whether there was one.
bool add_histories(Document& page, const std::vector<SeriesHistory>& histories, const std::string& subject);

/// What histories cannot say, in sentences: how many flags chance alone would raise, and that some series are too short for one.
std::vector<std::string> history_limits(const std::vector<SeriesHistory>& histories, const std::vector<Series>& series);

/// The figures as lines of change, as far as the values are enough: `method` `xmr`, `theil-sen`, `lag1`, `nap` or `tau-u`, no `verdict`.
/// `xmr`: `from` and `to` the limits, `threshold` their distance from the mean. `theil-sen`: `change` in points per week, `from` and `to` the
/// ends of its interval. Else `to` is the figure, of `lag1` with its bound in `threshold`, of `tau-u` with its kind in `key`. `why` says what
/// it rests on, `to_status` that it is `provisional`.
void append_histories(std::string& out, const std::vector<Series>& series, bool raw);

}  // namespace attune::report
