#pragma once

#include "comparing.hpp"
#include "report/groups.hpp"
#include "subject_rows.hpp"

#include <string>
#include <vector>

namespace attune::command {

/// What many subjects come to, and the alerts among what was read: `attune diff --summary`.
struct SummedUp {
    report::Groups groups;
    report::AlertTally alerts;
};

/// Of one file or chart, in one pass; nothing of a subject is held once it is summed up. `subject`: this one alone, where it is not empty; one
/// that is not there is a usage fault. Throws Refused.
SummedUp sum_up(SubjectRows& rows, const std::vector<Input>& inputs, const std::string& subject, const report::Baseline& baseline,
                const change::Rules& rules, const report::Lookup& texts, score::Outcome& outcome);
/// Of two files.
SummedUp sum_up(const Comparing& comparing, const std::string& subject);

}  // namespace attune::command
