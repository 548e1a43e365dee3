#include "score/opening.hpp"

#include "expression/arithmetic.hpp"
#include "score/plan.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace attune::score {
namespace {

using expression::Op;
using expression::Program;
using expression::Step;

constexpr std::size_t most_answers = 4096;

/// A comparison with a constant.
struct Test {
    Op relation = Op::equal;
    Step constant;
};

/// What is known of the use of one item or attribute: the comparisons that look at it, or that it is used in another way.
struct Use {
    bool whole = false;
    std::vector<Test> tests;
};

/// The answers that an item could hold; nothing where they cannot be listed.
using Answers = std::optional<std::vector<Filling>>;

bool is_relation(Op op) { return op >= Op::equal && op <= Op::at_least; }

/// Walks the programs that a result rests on and gathers the items and attributes that a filling would change.
class Walk {
public:
    explicit Walk(const Plan& plan, bool shallow = false) : plan_(plan), shallow_(shallow) {}

    void score(std::size_t index) {
        if (!scores_.insert(index).second) return;
        const ScorePlan& score = plan_.scores[index];
        for (const KeyPlan& key : score.keys) {
            item(key.item, nullptr);
            if (!key.zero_when.empty()) program(key.zero_when);
        }
        if (!score.program.empty()) program(score.program);
    }

    void gates(std::size_t index) {
        for (const KeyPlan& key : plan_.scores[index].keys) {
            for (const Program& when : plan_.items[key.item].when) program(when);
            if (!key.zero_when.empty()) program(key.zero_when);
        }
        // what decides and is summed as well must be tried code by code
        for (const KeyPlan& key : plan_.scores[index].keys)
            if (uses_.contains({false, key.item})) item(key.item, nullptr);
    }

    void program(const Program& program) { step(program, program.steps.size() - 1); }

    Opening opening() const {
        Opening leaves;
        for (const auto& [name, use] : uses_) leaves.push_back(leaf(name.first, name.second, use));
        return leaves;
    }

private:
    void step(const Program& program, std::size_t at) {
        const Step& s = program.steps[at];
        switch (s.op) {
            case Op::on_row:
                if (shallow_) uses_[{false, s.index}];
                return;
            case Op::count_known:
            case Op::mean_known:
                if (!shallow_) return;
                break;
            case Op::item: return item(s.index, nullptr);
            case Op::attribute: return attribute(s.index, nullptr);
            case Op::score:
                if (!shallow_) score(s.index);
                return;
            case Op::test: {
                Test test{s.relation, s};
                return item(s.index, &test);
            }
            default: break;
        }
        if (s.op == Op::count_test && s.known && !shallow_) return;
        if (is_relation(s.op) && (tested(program, s, 0) || tested(program, s, 1))) return;
        for (const std::uint32_t argument : s.arguments) step(program, argument);
    }

    /// Whether argument `of` of a comparison is a lone item or attribute and the other a constant; then that test is noted.
    bool tested(const Program& program, const Step& s, std::size_t of) {
        const Step& name = program.steps[s.arguments[of]];
        const Step& constant = program.steps[s.arguments[1 - of]];
        if (constant.op != Op::constant || (name.op != Op::item && name.op != Op::attribute)) return false;
        const Op relation = of == 1 ? expression::mirrored(s.op) : s.op;
        const Test test{relation, constant};
        if (name.op == Op::item) item(name.index, &test);
        else attribute(name.index, &test);
        return true;
    }

    void touch(bool attribute, std::size_t index, const Test* test) {
        Use& use = uses_[{attribute, index}];
        if (test) use.tests.push_back(*test);
        else use.whole = true;
    }

    void attribute(std::size_t index, const Test* test) { touch(true, index, test); }

    void item(std::size_t index, const Test* test) {
        touch(false, index, test);
        if (shallow_ || !conditions_.insert(index).second) return;
        for (const Program& when : plan_.items[index].when) program(when);
    }

    Leaf leaf(bool attribute, std::size_t index, const Use& use) const {
        Leaf leaf{attribute, index, false, {}};
        Answers all = attribute ? attribute_answers(index, use) : item_answers(index, use);
        if (!all) return leaf;
        leaf.listed = true;
        leaf.fillings = use.whole ? *all : classes(*all, attribute, index, use);
        return leaf;
    }

    Answers item_answers(std::size_t index, const Use& use) const {
        const ItemPlan& item = plan_.items[index];
        const instrument::ResponseSet& set = plan_.instrument->response_of(index);
        switch (item.type) {
            case instrument::Type::choice: {
                std::vector<Filling> all;
                for (std::size_t c = 0; c < item.domain.codes.size(); ++c)
                    all.push_back({static_cast<expression::Cell>(c), item.domain.codes[c], 0, {}});
                return all;
            }
            case instrument::Type::multiple: return chosen_sets(set);
            case instrument::Type::text: return use.whole ? Answers() : some_texts(use);
            case instrument::Type::date: return use.whole ? Answers() : some_dates(use);
            case instrument::Type::number: return use.whole ? Answers() : some_numbers(use, set.min, set.max, false);
            default: return whole_numbers(use, set.min, set.max, set.step);
        }
    }

    Answers attribute_answers(std::size_t index, const Use& use) const {
        if (index == plan_.instrument->attributes.size()) return use.whole ? Answers() : some_texts(use);  // the rater
        const instrument::Attribute& attribute = plan_.instrument->attributes[index];
        if (!attribute.values.empty()) {
            std::vector<Filling> all;
            for (const std::string& value : attribute.values) all.push_back({0, {}, 0, value});
            return all;
        }
        switch (attribute.type) {
            case instrument::Type::integer: return whole_numbers(use, attribute.min, attribute.max, Rational(1));
            case instrument::Type::number: return use.whole ? Answers() : some_numbers(use, attribute.min, attribute.max, false);
            case instrument::Type::date: return use.whole ? Answers() : some_dates(use);
            default: return use.whole ? Answers() : some_texts(use);
        }
    }

    static Answers chosen_sets(const instrument::ResponseSet& set) {
        if (set.options.size() > 8) return std::nullopt;
        std::vector<Filling> all;
        std::int64_t alone = 0;
        for (std::size_t k = 0; k < set.options.size(); ++k)
            if (std::find(set.exclusive.begin(), set.exclusive.end(), set.options[k].code) != set.exclusive.end())
                alone |= std::int64_t{1} << k;
        for (std::int64_t bits = 1; bits < std::int64_t{1} << set.options.size(); ++bits)
            if ((bits & alone) == 0 || (bits & (bits - 1)) == 0) all.push_back({0, {}, bits, {}});
        return all;
    }

    /// Every answer from least to most, or where there are too many, some that stand for all.
    static Answers whole_numbers(const Use& use, const std::optional<Rational>& min, const std::optional<Rational>& max,
                                 const Rational& step) {
        if (min && max && (*max - *min) / step < Rational(static_cast<std::int64_t>(most_answers))) {
            std::vector<Filling> all;
            for (Rational x = *min; x <= *max; x = x + step) all.push_back({0, x, 0, {}});
            return all;
        }
        if (use.whole) return std::nullopt;
        return some_numbers(use, min, max, true);
    }

    /// The constants compared with, what lies between them and what lies beyond, within the bounds.
    static Answers some_numbers(const Use& use, const std::optional<Rational>& min, const std::optional<Rational>& max, bool whole) {
        std::set<Rational> at;
        for (const Test& test : use.tests) at.insert(test.constant.number);
        if (min) at.insert(*min);
        if (max) at.insert(*max);
        std::set<Rational> all;
        const Rational one(1);
        for (auto x = at.begin(); x != at.end(); ++x) {
            if (whole) {
                const Rational below(x->floor(), 1);
                all.insert({below - one, below, below + one, below + one + one});
                continue;
            }
            all.insert({*x - one, *x, *x + one});
            if (std::next(x) != at.end()) all.insert((*x + *std::next(x)) / Rational(2));
        }
        std::vector<Filling> fillings;
        for (const Rational& x : all)
            if ((!min || *min <= x) && (!max || x <= *max)) fillings.push_back({0, x, 0, {}});
        return fillings;
    }

    static Answers some_dates(const Use& use) {
        std::set<std::int64_t> all;
        for (const Test& test : use.tests) all.insert({test.constant.whole - 1, test.constant.whole, test.constant.whole + 1});
        std::vector<Filling> fillings;
        fillings.reserve(all.size());
        for (const std::int64_t day : all) fillings.push_back({0, {}, day, {}});
        return fillings;
    }

    /// The texts compared with, and one other (no cell holds a NUL).
    static Answers some_texts(const Use& use) {
        std::set<std::string> all{std::string("\0", 1)};
        for (const Test& test : use.tests) all.insert(test.constant.text);
        std::vector<Filling> fillings;
        fillings.reserve(all.size());
        for (const std::string& text : all) fillings.push_back({0, {}, 0, text});
        return fillings;
    }

    /// One answer for each way in which the comparisons can turn out.
    std::vector<Filling> classes(const std::vector<Filling>& all, bool attribute, std::size_t index, const Use& use) const {
        if (!attribute && plan_.items[index].type == instrument::Type::multiple) return all;
        std::set<std::vector<bool>> seen;
        std::vector<Filling> kept;
        for (const Filling& filling : all) {
            std::vector<bool> outcome;
            for (const Test& test : use.tests) outcome.push_back(passes(filling, test));
            if (seen.insert(outcome).second) kept.push_back(filling);
        }
        return kept;
    }

    static bool passes(const Filling& filling, const Test& test) {
        if (test.constant.type == expression::Type::text) return (filling.text == test.constant.text) == (test.relation == Op::equal);
        if (test.constant.type == expression::Type::date)
            return holds(test.relation, Rational(filling.whole), Rational(test.constant.whole));
        return holds(test.relation, filling.number, test.constant.number);
    }

    const Plan& plan_;
    bool shallow_;
    std::map<std::pair<bool, std::size_t>, Use> uses_;
    std::set<std::size_t> scores_;
    std::set<std::size_t> conditions_;
};

}  // namespace

Opening opening_of_score(const Plan& plan, std::size_t score) {
    Walk walk(plan);
    walk.score(score);
    return walk.opening();
}

Opening opening_of_alert(const Plan& plan, std::size_t alert) {
    Walk walk(plan);
    walk.program(plan.alerts[alert].program);
    return walk.opening();
}

Opening opening_of_gates(const Plan& plan, std::size_t score) {
    Walk walk(plan);
    walk.gates(score);
    return walk.opening();
}

Opening opening_of_programs(const Plan& plan, const std::vector<const Program*>& programs) {
    Walk walk(plan, true);
    for (const Program* program : programs)
        if (!program->empty()) walk.program(*program);
    return walk.opening();
}

}  // namespace attune::score
