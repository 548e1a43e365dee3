#include "proof/mutant_levels.hpp"

#include "text/date.hpp"
#include "text/decimal.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace attune::proof {
namespace {

using expression::Op;
using expression::Program;
using Cells = std::vector<std::string>;

/// The constants of all expressions of an instrument.
struct Constants {
    std::set<Rational> numbers;
    std::set<std::string> texts;
    std::set<std::int64_t> days;

    void take(const Program& program) {
        for (const expression::Step& step : program.steps) {
            const bool number = step.op == Op::test || step.op == Op::count_test;
            if (step.op != Op::constant && !number) continue;
            if (number || step.type == expression::Type::number) numbers.insert(step.number);
            else if (step.type == expression::Type::date) days.insert(step.whole);
            else texts.insert(step.text);
        }
    }

    explicit Constants(const score::Plan& plan) {
        for (const score::ItemPlan& item : plan.items)
            for (const Program& when : item.when) take(when);
        for (const score::ScorePlan& score : plan.scores) {
            take(score.program);
            for (const score::KeyPlan& key : score.keys) take(key.zero_when);
            for (const score::ReferencePlan& reference : score.references) take(reference.when);
        }
        for (const score::AlertPlan& alert : plan.alerts) take(alert.program);
    }
};

std::string written(const Rational& value) { return text::format_number(value.to_double()); }

/// What an item or attribute may hold, from least to most: all of a few answers, else the ends and what lies beside a constant.
Cells levels_of(instrument::Type type, const std::optional<Rational>& min, const std::optional<Rational>& max, const Rational& step,
                const Constants& constants) {
    Cells levels;
    if (type == instrument::Type::text) {
        levels.emplace_back("x");
        levels.insert(levels.end(), constants.texts.begin(), constants.texts.end());
        return levels;
    }
    if (type == instrument::Type::date) {
        std::set<std::int64_t> days{20000};  // some day
        for (const std::int64_t day : constants.days) days.insert({day - 1, day, day + 1});
        for (const std::int64_t day : days) levels.push_back(text::format_date(static_cast<std::int32_t>(day)));
        return levels;
    }
    std::set<Rational> values;
    const bool whole = type != instrument::Type::number;
    const auto in = [&](const Rational& x) { return (!min || *min <= x) && (!max || x <= *max) && (!whole || x.whole()); };
    if (min) values.insert(*min);
    if (max) values.insert(*max);
    constexpr std::int64_t few = 12;
    if (min && max && whole && (*max - *min) / step <= Rational(few))
        for (Rational x = *min; x <= *max; x = x + step) values.insert(x);
    for (const Rational& constant : constants.numbers)
        for (const Rational& x : {constant - Rational(1), constant, constant + Rational(1)})
            if (in(x)) values.insert(x);
    if (min && max) {
        const Rational middle = *min + Rational(((*max - *min) / step / Rational(2)).floor(), 1) * step;
        values.insert(middle);
        values.insert(middle + step);
    } else {
        for (const Rational& x : {Rational(0), Rational(1), Rational(2), Rational(10)})
            if (in(x)) values.insert(x);
    }
    for (const Rational& x : values) levels.push_back(written(x));
    return levels;
}

Cells levels_of_item(const score::Plan& plan, std::size_t item, const Constants& constants) {
    const instrument::ResponseSet& set = plan.instrument->response_of(item);
    if (set.type == instrument::Type::choice) {
        Cells levels;
        for (const std::size_t option : plan.items[item].code_option) levels.push_back(set.options[option].spelling);
        return levels;
    }
    if (set.type != instrument::Type::multiple) return levels_of(set.type, set.min, set.max, set.step, constants);
    Cells levels;
    std::string all;
    for (const instrument::Option& option : set.options) {
        levels.push_back(option.spelling);
        const bool alone = std::find(set.exclusive.begin(), set.exclusive.end(), option.code) != set.exclusive.end();
        if (!alone) all += (all.empty() ? "" : ";") + option.spelling;
    }
    if (!all.empty() && std::find(levels.begin(), levels.end(), all) == levels.end()) levels.push_back(all);
    return levels;
}

}  // namespace

std::vector<Cells> item_levels(const score::Plan& plan) {
    const Constants constants(plan);
    std::vector<Cells> levels;
    for (std::size_t i = 0; i < plan.items.size(); ++i) levels.push_back(levels_of_item(plan, i, constants));
    return levels;
}

std::vector<Cells> fact_levels(const score::Plan& plan) {
    const Constants constants(plan);
    std::vector<Cells> levels;
    for (const instrument::Attribute& attribute : plan.instrument->attributes)
        levels.push_back(attribute.values.empty() ? levels_of(attribute.type, attribute.min, attribute.max, Rational(1), constants)
                                                  : attribute.values);
    return levels;
}

}  // namespace attune::proof
