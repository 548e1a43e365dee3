#include "course/plan.hpp"

#include <algorithm>

namespace attune::course {
namespace {

using expression::Op;
using expression::Program;
using expression::Type;
using instrument::Instrument;

/// The instrument of which `date` is a name: the day of the row. No attribute of its own can be called so.
Instrument with_date(const Instrument& instrument) {
    Instrument dated = instrument;
    dated.attributes.emplace_back();
    dated.attributes.back().name = "date";
    dated.attributes.back().type = instrument::Type::date;
    return dated;
}

/// Whether a program reads no more than scores, the date of the row and who rated.
bool reads_scores_alone(const Program& program, const Instrument& dated) {
    return std::none_of(program.steps.begin(), program.steps.end(), [&](const expression::Step& step) {
        const bool item = step.op == Op::item || step.op == Op::test || step.op == Op::on_row;
        return item || (step.op == Op::attribute && step.index + 1 < dated.attributes.size());
    });
}

FigurePlan figure_plan(const instrument::Course& course, const Instrument& dated, std::vector<Fault>& faults) {
    FigurePlan plan;
    plan.course = &course;
    plan.formula = read_formula(course.value, dated, faults);
    if (course.where) plan.where = expression::compile(course.where, Type::boolean, dated, faults);
    plan.window = text::parse_duration(course.window);
    if (!course.each.empty()) plan.key = dated.find_item(course.each);
    plan.scores_alone = !plan.key && reads_scores_alone(plan.where, dated);
    for (const Call& call : plan.formula.calls)
        plan.scores_alone = plan.scores_alone && reads_scores_alone(call.of, dated) && reads_scores_alone(call.open, dated);
    return plan;
}

Program watched(const instrument::Watch& watch, const Instrument& dated, std::vector<Fault>& faults) {
    return expression::compile({watch.of, watch.at}, Type::number, dated, faults);
}

WatchPlan watch_plan(const instrument::Watch& watch, const score::Plan& rows, std::vector<Fault>& faults) {
    const Instrument& dated = *rows.instrument;
    WatchPlan plan;
    plan.watch = &watch;
    plan.of = watched(watch, dated, faults);
    plan.scores_alone = reads_scores_alone(plan.of, dated);
    const auto is_risk = [&](std::size_t item) { return dated.items[item].risk; };
    if (const auto item = dated.find_item(watch.of)) plan.risk = is_risk(*item);
    else if (const auto score = dated.find_score(watch.of))
        plan.risk = std::any_of(rows.scores[*score].items.begin(), rows.scores[*score].items.end(), is_risk);
    return plan;
}

std::vector<FigurePlan> figure_plans(const Instrument& dated, std::vector<Fault>& faults) {
    std::vector<FigurePlan> plans;
    for (const instrument::Course& course : dated.course) plans.push_back(figure_plan(course, dated, faults));
    return plans;
}

}  // namespace

std::vector<Fault> faults_of(const Instrument& instrument) {
    std::vector<Fault> faults;
    if (instrument.course.empty() && instrument.watches.empty()) return faults;
    const Instrument dated = with_date(instrument);
    static_cast<void>(figure_plans(dated, faults));
    for (const instrument::Watch& watch : dated.watches) static_cast<void>(watched(watch, dated, faults));
    return faults;
}

Plan compile(const Instrument& instrument) {
    Plan plan;
    plan.rows = score::compile(with_date(instrument));
    std::vector<Fault> faults;
    plan.figures = figure_plans(*plan.rows.instrument, faults);
    for (const instrument::Watch& watch : plan.rows.instrument->watches) plan.watches.push_back(watch_plan(watch, plan.rows, faults));
    if (!faults.empty()) throw Refused(std::move(faults));
    return plan;
}

}  // namespace attune::course
