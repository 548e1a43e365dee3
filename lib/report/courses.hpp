#pragma once

#include "course/figure.hpp"
#include "report/administrations.hpp"
#include "report/document.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace attune::report {

/// The course figures of one series.
struct Courses {
    Administration newest;  ///< of the series, in order of date
    std::vector<course::Figure> figures;
    std::vector<const course::FigurePlan*> not_made;  ///< need responses, where some of the rows come from a scores file
    std::vector<std::string> remarks;                 ///< what became of rows that are in no figure, in words
};

/// The figures of all series whose instrument has any: subjects as they come, each with its series together. `today`: the report's day, in
/// days since 1970-01-01.
std::vector<Courses> courses_of(const std::vector<Administration>& all, std::int32_t today);

/// Adds to each administration a row of kind `watch` for every watch that is raised in it, or could be; its `note` says from where to where.
void add_watches(const std::vector<Administration*>& all);

/// Adds a section for each series of a subject, under a heading of `level`. `when` stands in it: `course`.
void add_courses(Document& page, const std::vector<Courses>& courses, const std::string& subject, const std::string& when, int level = 2);

/// A figure as a row: `score` its name, `value` the number, `band` its words, `status` (`complete`, `at least`, `at most`,
/// `insufficient`, `not applicable`), `answered` known values of `items` rows, `low` and `high` as far as there are such, `kind`
/// `course`, `date` that of the last row that it looks at, and in `note` what it rests on.
ScoreRow row_of(const Courses& courses, const course::Figure& figure);
/// The same of one that needs responses: no value, and that for its status.
ScoreRow row_of(const Courses& courses, const course::FigurePlan& not_made);

}  // namespace attune::report
