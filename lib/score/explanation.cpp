#include "score/explanation.hpp"

#include "score/decide.hpp"
#include "score/values.hpp"

#include <algorithm>
#include <cstdint>
#include <set>

namespace attune::score {
namespace {

using expression::Column;
using expression::Mode;
using expression::Program;
using expression::Trace;
namespace cell = expression::cell;

class Explainer {
public:
    Explainer(Frame& frame, std::size_t row) : frame_(frame), plan_(frame.plan()), row_(row) {}

    Explanation run(const std::vector<std::string>& only) {
        for (std::size_t i = 0; i < plan_.items.size(); ++i) {
            Told& told = explanation_.items.emplace_back(told_of(frame_.item(i)));
            for (const Program& when : plan_.items[i].when) told.conditions.push_back(traced(when));
        }
        for (std::size_t a = 0; a <= plan_.facts.size(); ++a) explanation_.facts.push_back(told_of(frame_.attribute(a)));
        for (const std::size_t s : wanted(only)) {
            const bool criterion = plan_.scores[s].score->kind == instrument::Score::Kind::criterion;
            criterion ? put(criterion_of(s)) : put(score_of(s));
        }
        for (std::size_t a = 0; a < plan_.alerts.size(); ++a) put(alert_of(a));
        return std::move(explanation_);
    }

private:
    std::set<std::size_t> wanted(const std::vector<std::string>& only) const {
        std::set<std::size_t> scores;
        for (std::size_t s = 0; s < plan_.scores.size(); ++s) {
            const std::string& name = plan_.scores[s].score->name;
            if (!only.empty() && std::find(only.begin(), only.end(), name) == only.end()) continue;
            scores.insert(s);
            for (const std::size_t other : plan_.scores[s].scores)
                if (plan_.scores[other].score->internal) scores.insert(other);
        }
        for (const AlertPlan& alert : plan_.alerts)
            for (const std::size_t other : alert.scores)
                if (plan_.scores[other].score->internal) scores.insert(other);
        return scores;
    }

    void put(ScoreStep step) {
        explanation_.order.emplace_back(false, explanation_.scores.size());
        explanation_.scores.push_back(std::move(step));
    }

    void put(VerdictStep step) {
        explanation_.order.emplace_back(true, explanation_.verdicts.size());
        explanation_.verdicts.push_back(std::move(step));
    }

    Told told_of(const Column& column) const {
        Told told{column.told[row_], column.cells[row_], expression::number_of(column, row_), 0, {}, {}, {}};
        if (!column.whole.empty()) told.whole = column.whole[row_];
        if (!column.text.empty()) told.text = column.text[row_];
        return told;
    }

    /// A condition as scoring asks it: a blank leaves it open.
    Trace traced(const Program& program) { return expression::trace(program, frame_, Mode::values, row_); }

    std::optional<Trace> condition(const Program& program) { return program.empty() ? std::nullopt : std::optional(traced(program)); }

    template <class Step>
    void count_items(Step& step, const std::vector<std::size_t>& items) {
        for (const std::size_t item : items) {
            const expression::Cell c = frame_.item(item).cells[row_];
            step.answered += cell::is_answered(c) ? 1 : 0;
            step.items += c != cell::hidden ? 1 : 0;
        }
    }

    ScoreStep score_of(std::size_t s) {
        const ScorePlan& plan = plan_.scores[s];
        const Values& values = frame_.values(s);
        const Bounds& bounds = frame_.bounds(s);
        ScoreStep step;
        step.index = s;
        step.status = values.status(row_);
        count_items(step, plan.items);
        if (plan.score->keyed()) add_keys(step, plan);
        else add_expression(step, plan);
        step.derived = way_of_bounds(frame_, s, static_cast<std::uint32_t>(row_));
        if (bounds.bounded[row_] != 0 && step.status != Status::invalid && step.status != Status::not_applicable)
            step.bounds.emplace(bounds.low[row_], bounds.high[row_]);
        if (!values.known(row_)) return step;
        step.value = values.value(row_);
        step.band = band_of(*plan.score, *step.value);
        step.norm = norm_of(plan, frame_, row_, *step.value);
        for (const ReferencePlan& reference : plan.references) {
            step.references.push_back({reference.reference, condition(reference.when)});
            if (reference.reference == step.norm.reference) break;
        }
        for (const CutoffPlan& cutoff : plan.cutoffs) step.cutoffs.push_back({cutoff.cutoff, condition(cutoff.when)});
        return step;
    }

    void add_keys(ScoreStep& step, const ScorePlan& plan) {
        for (std::size_t k = 0; k < plan.keys.size(); ++k) {
            const KeyPlan& key = plan.keys[k];
            const Column& column = frame_.item(key.item);
            const std::vector<std::uint8_t> zero = counts_zero(frame_, key);
            KeyStep line;
            line.key = &key;
            line.zero = !zero.empty() && zero[row_] != 0;
            line.zero_when = condition(key.zero_when);
            line.points = step.sums.add(key, column.cells[row_], expression::number_of(column, row_), line.zero);
            line.reach = reach_of(frame_, plan, k, row_);
            step.keys.push_back(std::move(line));
        }
        step.settled = settle(*plan.score, step.sums);
        if (step.settled.status == Status::complete || step.settled.status == Status::prorated)
            static_cast<void>(finish(*plan.score, step.settled.raw, &step.finish));
    }

    void add_expression(ScoreStep& step, const ScorePlan& plan) {
        step.trace = traced(plan.program);
        const expression::Number& number = step.trace->outcomes.back().number;
        if (!number.known) return;
        step.settled.raw = number.low;
        static_cast<void>(finish(*plan.score, number.low, &step.finish));
    }

    VerdictStep criterion_of(std::size_t s) {
        const ScorePlan& plan = plan_.scores[s];
        VerdictStep step = verdict_of(plan.program, plan.opening, plan.items);
        step.index = s;
        step.verdict = frame_.verdict(s)[row_];
        step.status = frame_.values(s).status(row_);
        return step;
    }

    VerdictStep alert_of(std::size_t a) {
        const AlertPlan& plan = plan_.alerts[a];
        VerdictStep step = verdict_of(plan.program, plan.opening, plan.items);
        step.index = a;
        step.alert = true;
        step.verdict = frame_.alert(a)[row_];
        step.status = step.verdict == expression::unknown ? Status::undetermined : Status::complete;
        return step;
    }

    VerdictStep verdict_of(const Program& program, const Opening& opening, const std::vector<std::size_t>& items) {
        VerdictStep step;
        count_items(step, items);
        step.trace = expression::trace(program, frame_, Mode::intervals, row_);
        step.cases = cases_of(frame_, opening, static_cast<std::uint32_t>(row_), most_cases);
        return step;
    }

    Frame& frame_;
    const Plan& plan_;
    std::size_t row_;
    Explanation explanation_;
};

}  // namespace

Explanation explain(Frame& frame, std::size_t row, const std::vector<std::string>& only) { return Explainer(frame, row).run(only); }

}  // namespace attune::score
