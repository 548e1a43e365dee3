#include "chart/prove_battery.hpp"

#include "proof/findings.hpp"
#include "score/answers.hpp"

#include <algorithm>

namespace attune::chart {
namespace {

/// Whether a rater may be asked an item, as far as the wording and conditions on the rater decide that.
bool may_be_asked(const score::Plan& plan, const std::vector<std::size_t>& left_out, score::Frame& blank, std::size_t item) {
    if (std::find(left_out.begin(), left_out.end(), item) != left_out.end()) return false;
    return plan.instrument->items[item].risk && blank.item(item).cells[0] != expression::cell::hidden;
}

/// The first alert that rests on a risk item which this rater is asked; nothing where there is none.
const instrument::Alert* risk_alert(const Forms& forms, const std::string& id, const std::string& rater) {
    const score::Plan* plan = id.empty() ? nullptr : forms.find(id);
    if (!plan) return nullptr;
    const auto& raters = plan->instrument->raters;
    const bool known = std::find(raters.begin(), raters.end(), rater) != raters.end();
    const std::string who = known ? rater : plan->instrument->default_rater();
    const std::vector<std::size_t> left_out = forms.left_out(*plan, who);
    score::Answers blank(*plan);
    blank.set_rater(who);
    const auto found = std::find_if(plan->alerts.begin(), plan->alerts.end(), [&](const score::AlertPlan& alert) {
        return std::any_of(alert.items.begin(), alert.items.end(),
                           [&](std::size_t item) { return may_be_asked(*plan, left_out, blank.frame(), item); });
    });
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

std::vector<proof::Finding> prove_battery(const Battery& battery, const Forms& forms) {
    proof::Findings findings(battery.file);
    for (const Step& step : battery.steps) {
        const instrument::Alert* alert = risk_alert(forms, step.instrument, step.rater);
        if (alert && may_be_passed_over(step) && !asked_anyway(battery, step))
            findings.remark(
                "lost-alert", step.when ? step.when.at : step.position,
                fmt::format("\"{}\" may be passed over, and then its alert \"{}\" is silent; expected a step without \"when\" and "
                            "\"optional\" that asks it",
                            step.instrument, alert->id));
        const instrument::Alert* replaced = risk_alert(forms, step.replaces, step.rater);
        if (replaced && !alert)
            findings.fault("lost-alert", step.position,
                           fmt::format("\"{}\" stands for \"{}\" and has no risk alert, so that \"{}\" is silent; expected both asked",
                                       step.instrument, step.replaces, replaced->id));
    }
    return findings.take();
}

}  // namespace attune::chart
