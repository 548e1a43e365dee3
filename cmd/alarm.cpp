#include "alarm.hpp"

#include "administer/record.hpp"
#include "output.hpp"
#include "proof/names.hpp"
#include "score/answers.hpp"

#include <algorithm>

namespace attune::command {
namespace {

/// Whether an alert is told to the clinician alone: by its mark, or by the strictest of all that it rests on; or it rests on answers given
/// apart.
bool is_withheld(const score::Plan& plan, const score::AlertPlan& alert) {
    constexpr auto clinician = instrument::Visibility::clinician;
    const proof::Names names = proof::names_in(alert.program);
    if (alert.alert->visibility == clinician || proof::visibility_of(plan, names) == clinician) return true;
    const auto items = proof::rests_on(plan, names).items;
    return std::any_of(items.begin(), items.end(), [&](std::size_t item) { return plan.instrument->is_apart(item); });
}

}  // namespace

Alarm tell_alerts(const score::Plan& plan, const administer::Occasion& occasion, const administer::Answers& answers, bool partial,
                  Onlooker onlooker) {
    score::Answers row(plan);
    administer::fill(row, plan, occasion, answers);
    Alarm alarm;
    for (std::size_t a = 0; a < plan.alerts.size(); ++a) {
        const score::AlertPlan& alert = plan.alerts[a];
        const auto truth = row.frame().alert(a)[0];
        if (truth == expression::no || (partial && truth != expression::yes)) continue;
        alarm.raised = alarm.raised || truth == expression::yes || alert.risk;
        if (onlooker == Onlooker::silence || (onlooker != Onlooker::nobody && is_withheld(plan, alert))) {
            alarm.withheld = true;
            continue;
        }
        tell("attune: alert " + alert.alert->id +
             (truth == expression::yes ? " is raised: " + alert.alert->say : " is undetermined: its answer is missing"));
    }
    return alarm;
}

}  // namespace attune::command
