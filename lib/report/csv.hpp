#pragma once

#include "report/administrations.hpp"
#include "report/courses.hpp"
#include "report/omitted.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace attune::report {

/// A CSV cell. Text that a spreadsheet would run as a formula gets a leading `'`; numbers stay, and with `raw` all stays.
std::string guarded(std::string_view cell, bool raw);

/// The columns of a report as CSV: `section`, the columns of scores that are always there, then those that the files have besides.
struct CsvColumns {
    std::vector<std::size_t> known;   ///< see column_name
    std::vector<std::string> others;  ///< carried along by --keep
    bool course = false;              ///< `to`, `method` and `key` of course figures

    /// Adds what the header of a file has; `responses`: of a response file the attributes and items are left out.
    void take(const std::vector<std::string>& header, bool responses);
};

std::string csv_header(const CsvColumns& columns, bool raw);
/// Appends the rows of one subject: section `alerts` (those that are raised first, the urgent ones before), then `scores`, then `course`,
/// then with `answers` a row for each item (`score` its id, `value` the answer, `band` its label, `status` its state, `kind` `answer`).
/// A course figure has its value in `to`, `course` in `method`, and the key of `each` in `key`.
/// `omitted`: answers that are left out.
void append_csv(std::string& out, const Subject& subject, const std::vector<Courses>& courses, const CsvColumns& columns, bool answers,
                const Omitted& omitted, bool raw);

}  // namespace attune::report
