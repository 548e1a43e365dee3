#include "proof/names.hpp"

#include "expression/syntax.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace attune::proof {
namespace {

using expression::Op;
using expression::Syntax;
using instrument::Instrument;

void add(const std::string& name, const Instrument& instrument, Names& to) {
    if (const auto item = instrument.find_item(name)) to.items.insert(*item);
    if (const auto score = instrument.find_score(name)) to.scores.insert(*score);
}

void walk(const Syntax& syntax, const Instrument& instrument, Names& to) {
    if (syntax.kind == Syntax::Kind::name) add(syntax.word, instrument, to);
    const auto first = instrument.find_item(syntax.word);
    const auto last = instrument.find_item(syntax.last);
    if (syntax.kind == Syntax::Kind::range && first && last)
        for (std::size_t i = *first; i <= *last; ++i) to.items.insert(i);
    if (syntax.kind == Syntax::Kind::wild)
        for (std::size_t i = 0; i < instrument.items.size(); ++i)
            if (instrument.items[i].id.starts_with(syntax.word)) to.items.insert(i);
    for (const Syntax& child : syntax.children) walk(child, instrument, to);
}

}  // namespace

void Names::merge(const Names& other) {
    items.insert(other.items.begin(), other.items.end());
    scores.insert(other.scores.begin(), other.scores.end());
}

Names names_in(const expression::Program& program) {
    Names names;
    for (const expression::Step& step : program.steps) {
        if (step.op == Op::item || step.op == Op::test || step.op == Op::on_row) names.items.insert(step.index);
        if (step.op == Op::score) names.scores.insert(step.index);
    }
    return names;
}

Names names_in(const instrument::Formula& formula, const Instrument& instrument) {
    Names names;
    if (!formula) return names;
    try {
        walk(expression::parse(formula.text), instrument, names);
    } catch (const expression::SyntaxFault&) {  // told where it is typed
    }
    return names;
}

Names rests_on(const score::Plan& plan, const Names& names) {
    Names all;
    std::vector<Names> open{names};
    while (!open.empty()) {
        const Names next = std::move(open.back());
        open.pop_back();
        for (const std::size_t item : next.items)
            if (all.items.insert(item).second)
                for (const expression::Program& when : plan.items[item].when) open.push_back(names_in(when));
        for (const std::size_t score : next.scores) {
            if (!all.scores.insert(score).second) continue;
            Names keyed;
            for (const score::KeyPlan& key : plan.scores[score].keys) {
                keyed.items.insert(key.item);
                keyed.merge(names_in(key.zero_when));
            }
            keyed.merge(names_in(plan.scores[score].program));
            open.push_back(std::move(keyed));
        }
    }
    return all;
}

std::string_view visibility_word(instrument::Visibility visibility) {
    static constexpr std::array<std::string_view, 3> words{"clinician", "self", "shared"};
    return words[static_cast<std::size_t>(visibility)];
}

instrument::Visibility visibility_of(const score::Plan& plan, const Names& names) {
    const Names all = rests_on(plan, names);
    if (all.items.empty()) return plan.instrument->visibility;
    auto strictest = instrument::Visibility::shared;
    for (const std::size_t item : all.items) strictest = std::min(strictest, plan.instrument->visibility_of(item));
    return strictest;
}

Names names_of(const instrument::Course& course, const Instrument& instrument) {
    Names names = names_in(course.value, instrument);
    names.merge(names_in(course.where, instrument));
    add(course.each, instrument, names);
    return names;
}

Names names_of(const instrument::Watch& watch, const Instrument& instrument) {
    Names names;
    add(watch.of, instrument, names);
    return names;
}

}  // namespace attune::proof
