#include "proof/names.hpp"
#include "proof/proofs.hpp"

#include <algorithm>
#include <set>

namespace attune::proof {
namespace {

/// Tells of a risk item that an alert rests on and that some people are never asked. Where other risk items decide that, it is the
/// branching of an interview about risk; where an alert asks whether the item was shown, the reader knows; and a section apart opens with
/// the question whether one is alone.
class AlertProof {
public:
    AlertProof(const score::Plan& plan, const score::AlertPlan& alert, Findings& findings)
        : plan_(plan), alert_(alert), findings_(findings) {}

    void run() {
        for (const std::size_t item : alert_.items) {
            if (!instrument().items[item].risk || asks_whether_shown(item)) continue;
            for (const expression::Program& when : plan_.items[item].when)
                if (!decided_by_risk(when, item)) lost(when.at, item, "is hidden where this condition does not hold");
            if (plan_.items[item].may_not_apply) lost(instrument().items[item].at, item, "may be left out as not applicable");
        }
    }

private:
    const instrument::Instrument& instrument() const { return *plan_.instrument; }

    /// In this alert or in another, which then speaks in its place.
    bool asks_whether_shown(std::size_t item) const {
        const auto asks = [&](const expression::Step& step) {
            return step.op == expression::Op::on_row && step.state == expression::RowState::shown && step.index == item;
        };
        return std::any_of(plan_.alerts.begin(), plan_.alerts.end(), [&](const score::AlertPlan& alert) {
            return std::any_of(alert.program.steps.begin(), alert.program.steps.end(), asks);
        });
    }

    /// Whether answers to other risk items decide it, or the first question of the section apart, "are you on your own?": that the rest was
    /// not asked then is told of the form.
    bool decided_by_risk(const expression::Program& when, std::size_t item) const {
        const Names names = rests_on(plan_, names_in(when));
        const bool by_items = std::none_of(when.steps.begin(), when.steps.end(),
                                           [](const expression::Step& step) { return step.op == expression::Op::attribute; });
        return by_items && !names.items.empty() && std::all_of(names.items.begin(), names.items.end(), [&](std::size_t i) {
                   return instrument().items[i].risk || instrument().opener_of(item) == i;
               });
    }

    void lost(Position at, std::size_t item, std::string_view how) {
        findings_.fault(
            "lost-alert", at,
            fmt::format("{} {}, and then alert \"{}\" is silent; expected it asked of everybody, or an alert when not shown({})",
                        item_named(instrument(), item), how, alert_.alert->id, instrument().items[item].id));
    }

    const score::Plan& plan_;
    const score::AlertPlan& alert_;
    Findings& findings_;
};

}  // namespace

void prove_alerts(const score::Plan& plan, Findings& findings) {
    for (const score::AlertPlan& alert : plan.alerts)
        if (alert.risk) AlertProof(plan, alert, findings).run();
}

}  // namespace attune::proof
