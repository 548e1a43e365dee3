#include "report/omitted.hpp"

#include <algorithm>

namespace attune::report {
namespace {

/// The items that an expression over a row reads, through its scores too.
std::vector<std::size_t> items_of(const expression::Program& program, const score::Plan& plan) {
    std::vector<std::size_t> items;
    for (const expression::Step& step : program.steps) {
        using expression::Op;
        if (step.op == Op::item || step.op == Op::test || step.op == Op::on_row) items.push_back(step.index);
        if (step.op == Op::score) items.insert(items.end(), plan.scores[step.index].items.begin(), plan.scores[step.index].items.end());
    }
    return items;
}

}  // namespace

bool Omitted::has(std::string_view instrument, std::string_view item) const {
    return std::any_of(items_.begin(), items_.end(), [&](const chart::Reference& one) {
        return one.name == item && (one.instrument.empty() || one.instrument == instrument);
    });
}

bool Omitted::has_name(std::string_view item) const {
    return std::any_of(items_.begin(), items_.end(), [&](const chart::Reference& one) { return one.name == item; });
}

bool Omitted::reads(const course::FigurePlan& figure, const Courses& courses) const {
    const score::Plan& plan = courses.newest.known.course->rows;
    std::vector<std::size_t> items;
    const auto take = [&](const expression::Program& program) {
        const std::vector<std::size_t> more = items_of(program, plan);
        items.insert(items.end(), more.begin(), more.end());
    };
    take(figure.where);
    for (const course::Call& call : figure.formula.calls) {
        take(call.of);
        take(call.open);
    }
    if (figure.key) items.push_back(*figure.key);
    return std::any_of(items.begin(), items.end(),
                       [&](std::size_t item) { return has(plan.instrument->id, plan.instrument->items[item].id); });
}

void Omitted::leave_out(std::vector<Courses>& courses) const {
    if (empty()) return;
    for (Courses& one : courses) {
        std::erase_if(one.figures, [&](const course::Figure& figure) { return reads(*figure.plan, one); });
        std::erase_if(one.not_made, [&](const course::FigurePlan* plan) { return reads(*plan, one); });
    }
}

}  // namespace attune::report
