#pragma once

#include "comparing.hpp"
#include "output.hpp"
#include "subjects_done.hpp"

#include <functional>
#include <string>
#include <vector>

namespace attune::command {

/// What came of comparing subjects, beside what was written.
struct Told {
    bool reliable = false;  ///< a change is
    report::AlertTally alerts;
    SubjectsDone subjects{"compared"};

    /// Counts a subject; what is not compared is so for want of a date, or of another administration.
    void count(bool compared, const std::vector<report::Administration>& administrations);
    void add(const Comparing& comparing, const Compared& compared);
    /// What came of further subjects.
    void add(const Told& more);
};

/// How a table of changes is written.
struct ChangeTable {
    bool raw = false;      ///< without the guard against formulas
    bool history = false;  ///< with the lines of the person's own history
};

/// Writes the table of changes of some subjects in their order, however many they are; `progress` hears how many more are done. Throws what
/// the lookup of texts throws.
Told write_change_table(const Comparing& comparing, const std::vector<std::string>& subjects, const ChangeTable& table, Output& output,
                        const std::function<void(std::size_t)>& progress);

}  // namespace attune::command
