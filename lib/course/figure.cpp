#include "course/figure.hpp"

#include "expression/evaluation.hpp"

#include <algorithm>

namespace attune::course {
namespace {

using expression::Mode;
using expression::Truth;
using Values = std::vector<std::optional<Bound>>;

/// What a call reads in each row; nothing where that is not known.
Values values_of(const Call& call, Rows& rows) {
    Values values(rows.rows());
    switch (traits_of(call.function).takes) {
        case Takes::nothing:
            for (std::size_t r = 0; r < values.size(); ++r)
                if (rows.day(r)) values[r] = Bound::of(*rows.day(r));
            break;
        case Takes::date: {
            const expression::Result dates = expression::Evaluation(call.of, rows, Mode::values).run();
            for (std::size_t r = 0; r < values.size(); ++r)
                if (dates.state[r] == expression::yes) values[r] = Bound::of(dates.whole[r]);
            break;
        }
        case Takes::condition: {
            const std::vector<Truth> truths = expression::truths(call.of, rows, Mode::values);
            for (std::size_t r = 0; r < values.size(); ++r)
                if (truths[r] != expression::unknown) values[r] = Bound::of(truths[r] == expression::yes ? 1 : 0);
            break;
        }
        case Takes::number: {
            const std::vector<expression::Number> numbers = expression::numbers(call.of, rows, Mode::values);
            for (std::size_t r = 0; r < values.size(); ++r)
                if (numbers[r].known && !numbers[r].low.overflown()) values[r] = Bound::of(numbers[r].low);
        }
    }
    if (call.open.empty()) return values;
    // where it is not known whether that is all, it is at least that as well
    const std::vector<Truth> open = expression::truths(call.open, rows, Mode::values);
    for (std::size_t r = 0; r < values.size(); ++r)
        if (values[r] && open[r] != expression::no) values[r] = Bound::at_least(*values[r]->low);
    return values;
}

/// Makes the figures of one plan.
class Making {
public:
    Making(const FigurePlan& plan, Rows& rows, std::int32_t today) : plan_(plan), rows_(rows), today_(today) {
        for (const Call& call : plan.formula.calls) values_.push_back(values_of(call, rows));
        if (!plan.where.empty()) where_ = expression::truths(plan.where, rows, Mode::values);
        if (plan.window) window_ = {text::day_after(today, {-plan.window->count, plan.window->unit}), today};
    }

    /// Over some of the rows, which can be read.
    Figure over(const std::vector<std::size_t>& rows) {
        Figure figure;
        figure.plan = &plan_;
        figure.window = window_;
        figure.all = rows.size();
        const std::vector<std::size_t> picked = pick(rows, figure);
        figure.rows = picked.size();
        for (const std::size_t row : picked) widen(figure.days, rows_.day(row));
        for (std::size_t k = 0; k < values_.size(); ++k) figure.found.push_back(found(k, picked));
        reckon_value(figure, picked);
        return figure;
    }

private:
    std::vector<std::size_t> pick(const std::vector<std::size_t>& rows, Figure& figure) const {
        std::vector<std::size_t> picked;
        const bool ordered = std::any_of(plan_.formula.calls.begin(), plan_.formula.calls.end(),
                                         [](const Call& call) { return traits_of(call.function).in_order; });
        for (const std::size_t row : rows) {
            const Truth holds = where_.empty() ? expression::yes : where_[row];
            if (holds == expression::unknown) ++figure.doubtful;
            if (holds != expression::yes) continue;
            const auto day = rows_.day(row);
            if (!day && (window_ || ordered)) ++figure.undated;
            if (!day && window_) continue;
            if (window_ && (*day < window_->first || window_->second < *day)) {
                ++figure.outside;
                continue;
            }
            picked.push_back(row);
        }
        return picked;
    }

    static void widen(std::optional<std::pair<std::int32_t, std::int32_t>>& days, const std::optional<std::int32_t>& day) {
        if (!day) return;
        if (!days) days = {*day, *day};
        days->first = std::min(days->first, *day);
        days->second = std::max(days->second, *day);
    }

    Found found(std::size_t call, const std::vector<std::size_t>& picked) const {
        const Traits& traits = traits_of(plan_.formula.calls[call].function);
        Found found{&plan_.formula.calls[call], {}, std::max(plan_.course->least, traits.needed)};
        for (const std::size_t row : picked)
            if (values_[call][row] && (!traits.in_order || rows_.day(row))) found.values.push_back(*values_[call][row]);
        return found;
    }

    /// `since` counts from the newest row, and from none before it.
    bool newest_is_silent(std::size_t call, const std::vector<std::size_t>& picked) const {
        if (plan_.formula.calls[call].function != Function::since) return false;
        const auto newest = std::find_if(picked.rbegin(), picked.rend(), [&](std::size_t row) { return rows_.day(row).has_value(); });
        return newest != picked.rend() && !values_[call][*newest];
    }

    void reckon_value(Figure& figure, const std::vector<std::size_t>& picked) const {
        for (std::size_t k = 0; k < figure.found.size(); ++k)
            if (figure.found[k].values.size() < figure.found[k].needed || newest_is_silent(k, picked))
                figure.state = Figure::State::too_few;
        if (figure.state == Figure::State::too_few) return;
        figure.value = joined(figure.found);
        if (figure.value.nothing()) figure.state = Figure::State::unreckoned;
    }

    Bound joined(const std::vector<Found>& found) const {
        std::vector<Bound> values;
        for (const Formula::Step& step : plan_.formula.steps) {
            using Kind = Formula::Step::Kind;
            switch (step.kind) {
                case Kind::number: values.push_back(Bound::of(step.number)); break;
                case Kind::call: values.push_back(reckon(found[step.a].call->function, found[step.a].values, today_)); break;
                case Kind::add: values.push_back(add(values[step.a], values[step.b])); break;
                case Kind::subtract: values.push_back(subtract(values[step.a], values[step.b])); break;
                case Kind::multiply: values.push_back(multiply(values[step.a], values[step.b])); break;
                case Kind::divide: values.push_back(divide(values[step.a], values[step.b])); break;
            }
        }
        return values.back();
    }

    const FigurePlan& plan_;
    Rows& rows_;
    std::int32_t today_;
    std::vector<Values> values_;  ///< of each call
    std::vector<Truth> where_;    ///< empty: holds everywhere
    std::optional<std::pair<std::int32_t, std::int32_t>> window_;
};

}  // namespace

std::size_t Figure::known() const {
    std::size_t fewest = found.empty() ? 0 : found.front().values.size();
    for (const Found& one : found) fewest = std::min(fewest, one.values.size());
    return fewest;
}

std::vector<Figure> figures(const FigurePlan& plan, Rows& rows, std::int32_t today) {
    Making making(plan, rows, today);
    std::vector<std::pair<std::string, std::vector<std::size_t>>> groups;
    if (!plan.key) groups.push_back({"", {}});
    for (std::size_t r = 0; r < rows.rows(); ++r) {
        if (!rows.readable(r)) continue;
        const std::string key = plan.key ? rows.text_of(*plan.key, r) : "";
        if (plan.key && key.empty()) continue;
        auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& one) { return one.first == key; });
        if (group == groups.end()) group = groups.insert(groups.end(), {key, {}});
        group->second.push_back(r);
    }
    if (groups.empty()) groups.push_back({"", {}});
    std::vector<Figure> made;
    for (const auto& [key, members] : groups) {
        made.push_back(making.over(members));
        made.back().key = key;
    }
    return made;
}

}  // namespace attune::course
