#include "proof/names.hpp"
#include "proof/proofs.hpp"

namespace attune::proof {
namespace {

/// What scores, conditions, alerts and figures name.
Names used(const score::Plan& plan) {
    const instrument::Instrument& instrument = *plan.instrument;
    Names names;
    for (std::size_t s = 0; s < plan.scores.size(); ++s) names.scores.insert(s);
    names = rests_on(plan, names);
    for (const score::ItemPlan& item : plan.items)
        for (const expression::Program& when : item.when) names.merge(names_in(when));
    for (const score::ScorePlan& score : plan.scores) {
        for (const score::ReferencePlan& reference : score.references) names.merge(names_in(reference.when));
        for (const score::CutoffPlan& cutoff : score.cutoffs) names.merge(names_in(cutoff.when));
    }
    for (const score::AlertPlan& alert : plan.alerts) names.merge(names_in(alert.program));
    for (const instrument::Course& course : instrument.course) names.merge(names_of(course, instrument));
    for (const instrument::Watch& watch : instrument.watches) names.merge(names_of(watch, instrument));
    names.merge(names_in(plan.shared_if));
    return names;
}

}  // namespace

/// Of choices alone: what is counted, dated or written in words is there to be read. An instrument without scores is there to be read too.
void prove_use(const score::Plan& plan, Findings& findings) {
    const instrument::Instrument& instrument = *plan.instrument;
    if (instrument.scores.empty()) return;
    const Names names = used(plan);
    for (std::size_t i = 0; i < instrument.items.size(); ++i) {
        const instrument::Item& item = instrument.items[i];
        if (instrument.response_of(i).type != instrument::Type::choice || item.unscored || item.id == instrument.key ||
            names.items.contains(i))
            continue;
        findings.remark("unused-item", item.at,
                        fmt::format("no score uses {}; expected it in one, or \"unscored: true\"", item_named(instrument, i)));
    }
}

}  // namespace attune::proof
