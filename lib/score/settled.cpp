#include "score/settled.hpp"

#include "expression/arithmetic.hpp"
#include "score/plan.hpp"

#include <set>

namespace attune::score {
namespace {

using expression::Op;
using expression::Step;

/// Whether a comparison holds of some codes of its item and not of others.
bool turns_both_ways(const ItemPlan& item, const Step& test) {
    bool holds_of_some = false;
    bool fails_of_some = false;
    for (const Rational& code : item.domain.codes) {
        const bool held = expression::holds(test.relation, code, test.number);
        holds_of_some = holds_of_some || held;
        fails_of_some = fails_of_some || !held;
    }
    return holds_of_some && fails_of_some;
}

}  // namespace

bool settled(const Plan& plan, const expression::Program& program) {
    std::set<std::size_t> seen;
    for (const Step& step : program.steps) {
        switch (step.op) {
            case Op::test: {
                const ItemPlan& item = plan.items[step.index];
                if (!item.when.empty() || !seen.insert(step.index).second || !turns_both_ways(item, step)) return false;
                break;
            }
            case Op::both:
            case Op::either:
            case Op::negation:
            case Op::any:
            case Op::all:
            case Op::on_row:
            case Op::count_test: break;
            default: return false;
        }
    }
    return true;
}

}  // namespace attune::score
