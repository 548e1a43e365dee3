#include "chart/prove_battery.hpp"

#include "proof/findings.hpp"

#include <algorithm>

namespace attune::chart {
namespace {

using Find = std::function<const score::Plan*(const std::string&)>;

/// The first alert of an instrument that rests on a risk item; nothing where there is none.
const instrument::Alert* risk_alert(const Find& find, const std::string& id) {
    const score::Plan* plan = id.empty() ? nullptr : find(id);
    if (!plan) return nullptr;
    const auto found = std::find_if(plan->alerts.begin(), plan->alerts.end(), [](const score::AlertPlan& alert) { return alert.risk; });
    return found == plan->alerts.end() ? nullptr : found->alert;
}

bool may_be_passed_over(const Step& step) { return step.optional || static_cast<bool>(step.when); }

/// Whether another step asks the same of the same person whatever happens.
bool asked_anyway(const Battery& battery, const Step& step) {
    return std::any_of(battery.steps.begin(), battery.steps.end(), [&](const Step& other) {
        return other.instrument == step.instrument && other.rater == step.rater && !may_be_passed_over(other);
    });
}

}  // namespace

std::vector<proof::Finding> prove_battery(const Battery& battery, const Find& find) {
    proof::Findings findings(battery.file);
    for (const Step& step : battery.steps) {
        const instrument::Alert* alert = risk_alert(find, step.instrument);
        if (alert && may_be_passed_over(step) && !asked_anyway(battery, step))
            findings.remark(
                "lost-alert", step.when ? step.when.at : step.position,
                fmt::format("\"{}\" may be passed over, and then its alert \"{}\" is silent; expected a step without \"when\" and "
                            "\"optional\" that asks it",
                            step.instrument, alert->id));
        const instrument::Alert* replaced = risk_alert(find, step.replaces);
        if (replaced && !alert)
            findings.fault("lost-alert", step.position,
                           fmt::format("\"{}\" stands for \"{}\" and has no risk alert, so that \"{}\" is silent; expected both asked",
                                       step.instrument, step.replaces, replaced->id));
    }
    return findings.take();
}

}  // namespace attune::chart
