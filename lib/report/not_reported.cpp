#include "report/not_reported.hpp"

#include "proof/names.hpp"
#include "report/cells.hpp"
#include "score/answers.hpp"

#include <algorithm>

namespace attune::report {
namespace {

/// Whether an alert is raised by an answer where the other items that it reads are blank.
bool raises_alone(const Administration& administration, std::size_t item, const score::AlertPlan& alert) {
    const score::Plan& plan = *administration.known.plan;
    const proof::Names read = proof::names_in(alert.program);
    if (!read.items.contains(item)) return false;
    score::Answers row(plan);
    Cells cells(administration);
    cells.put_facts(row);
    cells.put_items(row);
    for (const std::size_t other : read.items)
        if (other != item) row.set(other, "");
    return row.frame().condition(alert.program)[0] == expression::yes;
}

}  // namespace

bool is_not_reported(const Administration& administration, std::size_t item) {
    const score::Plan& plan = *administration.known.plan;
    const instrument::Instrument& instrument = *plan.instrument;
    if (!instrument.items[item].risk || !instrument.is_apart(item) || plan.items[item].type != instrument::Type::choice) return false;
    score::Answers row(plan);
    Cells cells(administration);
    const std::string* written = cells.put_items(row)[item];
    const instrument::ResponseSet& set = instrument.response_of(item);
    const expression::Column& column = row.frame().item(item);
    if (!written || !expression::cell::is_answered(column.told[0])) return false;
    if (set.options[plan.items[item].code_option[column.told[0]]].code != Rational(0)) return false;
    return std::none_of(plan.alerts.begin(), plan.alerts.end(),
                        [&](const auto& alert) { return raises_alone(administration, item, alert); });
}

}  // namespace attune::report
