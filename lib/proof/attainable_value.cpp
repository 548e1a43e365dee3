#include "proof/cases.hpp"

#include <algorithm>
#include <set>

namespace attune::proof {
namespace {

using expression::Number;
using expression::Op;
using expression::Program;
using expression::Step;

constexpr std::size_t most_cases = 20000;

/// Whether the ends of what an expression names lead to its own ends: each name stands in it once, and nothing in it can turn.
bool ends_are_attained(const score::Plan& plan, const Program& program) {
    std::set<std::size_t> seen;
    const auto once = [&](std::size_t item) {
        return plan.items[item].when.empty() && !plan.items[item].may_not_apply && seen.insert(item).second;
    };
    return std::all_of(program.steps.begin(), program.steps.end(), [&](const Step& step) {
        switch (step.op) {
            case Op::item:
            case Op::test: return once(step.index);
            case Op::score: {
                const auto& items = plan.scores[step.index].items;
                return plan.scores[step.index].score->keyed() && std::all_of(items.begin(), items.end(), once);
            }
            case Op::constant:
            case Op::add:
            case Op::subtract:
            case Op::sum:
            case Op::mean:
            case Op::least:
            case Op::most:
            case Op::count: return true;
            default: return false;
        }
    });
}

void by_ends(const Attainables& known, std::size_t score, Given given, Values& to) {
    const score::ScorePlan& plan = known.plan().scores[score];
    if (asks_row(plan.program) || plan.score->has_table) return;
    Ends ends(known, given);
    const Number number = expression::numbers(plan.program, ends, expression::Mode::intervals).front();
    if (number.absent || !number.bounded) return;
    Attainable both;
    Finish finish(*plan.score, both);
    finish.add(number.low, true);
    finish.add(number.high, true);
    finish.settle(ends_are_attained(known.plan(), plan.program), false);
    to = both.complete;
}

}  // namespace

Attainable attainable_of_value(const Attainables& known, std::size_t score) {
    const score::ScorePlan& plan = known.plan().scores[score];
    Attainable attainable;
    for (const Given given : {Given::complete, Given::all}) {
        Values& values = given == Given::complete ? attainable.complete : attainable.all;
        auto cases = Cases::of(known, {&plan.program}, most_cases, given);
        if (!cases) {
            attainable.rows_are_known = false;
            by_ends(known, score, given, values);
            continue;
        }
        Attainable listed;
        Finish finish(*plan.score, listed);
        for (const Number& number : expression::numbers(plan.program, *cases, expression::Mode::values))
            if (number.known) finish.add(number.low, given == Given::complete && cases->independent());
        finish.settle(cases->independent(), true);
        values = listed.all;
        attainable.met.merge(listed.met);
        if (given == Given::complete) attainable.no_row = listed.no_row;
    }
    return attainable;
}

}  // namespace attune::proof
