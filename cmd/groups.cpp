#include "groups.hpp"

#include <algorithm>
#include <cstddef>

namespace attune::command {

SummedUp sum_up(SubjectRows& rows, const std::vector<Input>& inputs, const std::string& subject, const report::Baseline& baseline,
                const change::Rules& rules, const report::Lookup& texts, score::Outcome& outcome) {
    SummedUp summed;
    report::Remembered remembered;
    rows.read(outcome, [&] {
        summed = {};
        return [&](std::size_t, report::HeldRows::Part& part) {
            if (!subject.empty() && part.rows.front().subject != subject) return;
            std::vector<report::Administration> all = report::administrations(part.rows, texts);
            report::leave_out_replaced(all);
            report::add_watches(pointers_to(all));
            for (const report::Administration& one : all) summed.alerts.add(one, part.place_of(one.first()));
            summed.groups.add(report::over_time(all, baseline, rules, &remembered));
        };
    });
    const std::vector<std::string>& names = rows.names();
    if (!subject.empty() && std::find(names.begin(), names.end(), subject) == names.end()) throw unknown_subject(subject, names, inputs);
    return summed;
}

SummedUp sum_up(const Comparing& comparing, const std::string& subject) {
    SummedUp summed;
    report::Remembered remembered;
    for (const std::string& name : comparing.subjects(subject)) {
        const Compared one = comparing.of(name, &remembered);
        comparing.tally(one, summed.alerts);
        summed.groups.add(one.comparisons);
    }
    return summed;
}

}  // namespace attune::command
