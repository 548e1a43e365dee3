#include "groups.hpp"

#include <algorithm>
#include <cstddef>

namespace attune::command {

SummedUp sum_up(SubjectRows& rows, const std::vector<Input>& inputs, const std::string& subject, const report::Baseline& baseline,
                const report::Lookup& texts, score::Outcome& outcome) {
    report::Groups groups;
    report::AlertTally alerts;
    rows.read(outcome, [&] {
        groups = {};
        alerts = {};
        return [&](std::size_t, report::HeldRows::Part& part) {
            if (!subject.empty() && part.rows.front().subject != subject) return;
            std::vector<report::Administration> all = report::administrations(part.rows, texts);
            report::leave_out_replaced(all);
            report::add_watches(pointers_to(all));
            for (const report::Administration& one : all) alerts.add(one, part.place_of(one.first()));
            groups.add(report::over_time(all, baseline));
        };
    });
    const std::vector<std::string>& names = rows.names();
    if (!subject.empty() && std::find(names.begin(), names.end(), subject) == names.end()) throw unknown_subject(subject, names, inputs);
    return {std::move(groups), alerts.alerts()};
}

SummedUp sum_up(const Comparing& comparing, const Side& before, const Side& after, const std::string& subject) {
    SummedUp summed;
    const auto add = [&](const std::string& name) {
        if (subject.empty() || name == subject) summed.groups.add(comparing.of(name).comparisons);
    };
    for (const std::string& name : after.rows.subject_names()) add(name);
    for (const std::string& name : before.rows.subject_names())
        if (!after.rows.find_subject(name)) add(name);
    summed.alerts = comparing.alerts(subject);
    return summed;
}

}  // namespace attune::command
