#pragma once

#include "change/compare.hpp"
#include "report/administrations.hpp"
#include "report/courses.hpp"
#include "report/remembered.hpp"
#include "report/series.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace attune::report {

/// Which earlier administration each later one is set against.
struct Baseline {
    enum class Kind { first, previous, day };
    Kind kind = Kind::first;
    std::int32_t day = 0;  ///< of Kind::day: the last administration on or before it
};

/// One score or criterion, then and now.
struct Comparison {
    const ScoreRow* from = nullptr;
    const ScoreRow* to = nullptr;
    change::Comparison result;
};

/// Two administrations (of those that were compared, never nullptr) of one instrument by one person about one target, and what became of each
/// score and criterion.
struct Pair {
    const Administration* from = nullptr;
    const Administration* to = nullptr;
    std::vector<Comparison> scores;
    std::vector<std::shared_ptr<const ScoreRow>> made;  ///< in the place of rows that one of the two has not; `scores` names them too
};

/// The pairs of one series, in order of date.
using PairRun = std::span<const Pair>;
/// The runs of some pairs, of which those of a series stand together.
std::vector<PairRun> pair_runs(const std::vector<Pair>& pairs);

/// What is set against what, and what is not.
struct Comparisons {
    std::vector<Pair> pairs;            ///< by subject as they come, then by instrument, rater and target, then by date
    std::vector<Series> series;         ///< that all of this is of
    std::vector<std::string> left_out;  ///< in words: logs, histories, rows without a date
    std::vector<std::string> single;    ///< series with one administration alone, in words
};

/// Each administration against an earlier one of its series: the same subject, respondent, rater, target and instrument, in order of
/// date, then of the file. Those without a date that can be read are left out. `rules`: what a comparison goes by. `remembered`: what came
/// of earlier calls with these rules, which makes many of them faster.
Comparisons over_time(const std::vector<const Administration*>& all, const Baseline& baseline, const change::Rules& rules = {},
                      Remembered* remembered = nullptr);
Comparisons over_time(const std::vector<Administration>& all, const Baseline& baseline, const change::Rules& rules = {},
                      Remembered* remembered = nullptr);

/// The last administration of each series before against the last one after. One that is alone in its file needs no date. Where a subject
/// has but one series of an instrument left on either side, those are set against each other, which is not comparable unless forced.
Comparisons before_and_after(const std::vector<Administration>& before, const std::vector<Administration>& after,
                             const change::Rules& rules = {}, Remembered* remembered = nullptr);

/// The course figures that stand beside the comparisons. Of two files each has its own: `before` and `now`; else there is `now` alone.
struct CoursePair {
    std::vector<Courses> before;
    std::vector<Courses> now;
};

/// Those of administrations, but for instruments about the past.
std::vector<Courses> courses_to_compare(const std::vector<Administration>& all, std::int32_t today);

/// The line of the columns of change as CSV, and the lines of some pairs:
/// `subject,rater,instrument,score,from_date,to_date,from,to,change,rci,threshold,method,verdict,from_band,to_band`, then
/// `respondent,target,from_status,to_status,why,key,estimate,error,confidence,cutoff,important,response,remission`. `raw`: without the guard
/// against formulas. `remembered`: what was written before, of comparisons by the same rules and with the same `raw`.
std::string change_header();
/// A line of other figures under these columns: `cells` are those of the first ones, and the columns after them say nothing.
void append_change_line(std::string& out, const std::vector<std::string>& cells, bool raw);
void append_changes(std::string& out, const std::vector<Pair>& pairs, bool raw, Remembered* remembered = nullptr);
/// The lines of course figures: `score` its name, `from_date` and `to_date` the first and the last row that it looks at, `to` its value (and
/// `from` that of the same figure before), `to_band` its words, `method` `course`, `why` what it rests on, and its `key`.
void append_courses(std::string& out, const CoursePair& courses, bool raw);

}  // namespace attune::report
