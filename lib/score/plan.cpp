#include "score/plan.hpp"

#include "expression/arithmetic.hpp"
#include "score/settled.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <numeric>
#include <set>

namespace attune::score {
namespace {

using expression::Op;
using expression::Program;
using expression::Step;
using expression::Type;
using instrument::Instrument;

/// Types the expressions of an instrument and resolves its keys, gathering all faults.
class Compiler {
public:
    explicit Compiler(std::shared_ptr<const Instrument> instrument) { plan_.instrument = std::move(instrument); }

    Plan run() {
        items();
        for (const instrument::Attribute& attribute : instrument().attributes) plan_.facts.push_back(fact_plan(attribute));
        for (const instrument::Score& score : instrument().scores) plan_.scores.push_back(score_plan(score));
        for (const instrument::Alert& alert : instrument().alerts) {
            AlertPlan plan;
            plan.alert = &alert;
            plan.program = condition(alert.when);
            plan_.alerts.push_back(std::move(plan));
        }
        plan_.shared_if = condition(instrument().shared_if);
        if (!faults_.empty()) throw Refused(std::move(faults_));
        refuse_circles();
        what_it_rests_on();
        return std::move(plan_);
    }

private:
    const Instrument& instrument() const { return *plan_.instrument; }

    Program condition(const instrument::Formula& formula) {
        if (!formula) return {};
        return expression::compile(formula, Type::boolean, instrument(), faults_);
    }

    void items() {
        std::vector<Program> sections;
        for (const instrument::Section& section : instrument().sections) sections.push_back(condition(section.when));
        for (std::size_t i = 0; i < instrument().items.size(); ++i) {
            const instrument::Item& item = instrument().items[i];
            ItemPlan plan = item_plan(instrument().response_of(i));
            plan.may_not_apply = item.may_not_apply;
            if (item.when) plan.when.push_back(condition(item.when));
            if (item.section && !sections[*item.section].empty()) plan.when.push_back(sections[*item.section]);
            plan_.items.push_back(std::move(plan));
        }
    }

    static ItemPlan item_plan(const instrument::ResponseSet& set) {
        ItemPlan plan;
        plan.type = set.type;
        plan.domain.min = set.min;
        plan.domain.max = set.max;
        plan.domain.options = set.options.size();
        if (set.type != instrument::Type::choice) return plan;
        plan.code_option.resize(set.options.size());
        std::iota(plan.code_option.begin(), plan.code_option.end(), std::size_t{0});
        std::sort(plan.code_option.begin(), plan.code_option.end(),
                  [&](std::size_t a, std::size_t b) { return set.options[a].code < set.options[b].code; });
        for (const std::size_t option : plan.code_option) plan.domain.codes.push_back(set.options[option].code);
        return plan;
    }

    static FactPlan fact_plan(const instrument::Attribute& attribute) {
        FactPlan plan;
        plan.set.name = attribute.name;
        plan.set.type = attribute.type;
        plan.set.min = attribute.min;
        plan.set.max = attribute.max;
        return plan;
    }

    ScorePlan score_plan(const instrument::Score& score) {
        ScorePlan plan;
        plan.score = &score;
        for (const instrument::Key& key : score.keys) plan.keys.push_back(key_plan(key));
        for (const auto& [item, when] : score.missing.zero_when)
            for (KeyPlan& key : plan.keys)
                if (key.item == item) key.zero_when = condition(when);
        for (const KeyPlan& key : plan.keys) plan.plain = plan.plain && plan_.items[key.item].when.empty() && key.zero_when.empty();
        if (score.formula)
            plan.program = expression::compile(
                score.formula, score.kind == instrument::Score::Kind::criterion ? Type::boolean : Type::number, instrument(), faults_);
        for (const instrument::Reference& reference : score.references) plan.references.push_back({&reference, condition(reference.when)});
        for (const instrument::Cutoff& cutoff : score.cutoffs) plan.cutoffs.push_back({&cutoff, condition(cutoff.when)});
        plan.whole = whole_keys(plan);
        return plan;
    }

    KeyPlan key_plan(const instrument::Key& key) const {
        const ItemPlan& item = plan_.items[key.item];
        KeyPlan plan;
        plan.item = key.item;
        plan.weight = key.weight;
        plan.reverse = key.reverse;
        if (key.reverse) plan.turn = *item.domain.min + *item.domain.max;
        for (const Rational& code : item.domain.codes) {
            std::optional<Rational> points = key.reverse ? plan.turn - code : code;
            if (!key.recode.empty()) {
                const auto found = std::find_if(key.recode.begin(), key.recode.end(), [&](const auto& pair) { return pair.first == code; });
                points = found == key.recode.end() ? std::nullopt : std::optional(found->second);
            }
            plan.points.push_back(points);
        }
        return plan;
    }

    /// The keys as whole numbers, where all items are choices and no sum can outgrow its column.
    std::optional<WholeKeys> whole_keys(const ScorePlan& plan) const {
        if (plan.keys.empty()) return std::nullopt;
        WholeKeys keys;
        for (const KeyPlan& key : plan.keys) {
            if (plan_.items[key.item].type != instrument::Type::choice || !widen(keys.scale, key.weight)) return std::nullopt;
            for (const auto& points : key.points)
                if (points && !widen(keys.scale, *points * key.weight)) return std::nullopt;
        }
        for (const KeyPlan& key : plan.keys) {
            std::array<std::int32_t, 256> table{};
            for (std::size_t c = 0; c < key.points.size(); ++c) {
                const auto scaled = whole(key.points[c].value_or(Rational(0)) * key.weight * Rational(keys.scale));
                if (!scaled) return std::nullopt;
                table[c] = *scaled;
            }
            const auto weight = whole(key.weight * Rational(keys.scale));
            if (!weight) return std::nullopt;
            keys.points.push_back(table);
            keys.weights.push_back(*weight);
        }
        keys.even = even_keys(plan, keys);
        return keys;
    }

    /// The keys as even steps, where they are that and 255 at most, none leaves a code out and none counts 0 under a condition.
    static std::optional<EvenKeys> even_keys(const ScorePlan& plan, const WholeKeys& whole) {
        constexpr std::size_t most_keys = 255;
        constexpr std::int64_t most_points = 32767;
        if (plan.keys.size() > most_keys) return std::nullopt;
        EvenKeys even{{}, whole.weights.front()};
        std::int64_t reach = 0;
        for (std::size_t k = 0; k < plan.keys.size(); ++k) {
            const KeyPlan& key = plan.keys[k];
            const auto& points = whole.points[k];
            const bool partial = std::any_of(key.points.begin(), key.points.end(), [](const auto& one) { return !one; });
            if (partial || !key.zero_when.empty() || whole.weights[k] != even.weight || key.points.empty()) return std::nullopt;
            const std::int64_t step = key.points.size() > 1 ? points[1] - points[0] : 0;
            std::int64_t furthest = 0;
            for (std::size_t c = 0; c < key.points.size(); ++c) {
                if (points[c] != points[0] + step * static_cast<std::int64_t>(c)) return std::nullopt;
                furthest = std::max<std::int64_t>(furthest, std::abs(points[c]));
            }
            reach += furthest;
            if (reach > most_points || std::abs(step) > most_points) return std::nullopt;
            even.keys.push_back({static_cast<std::int16_t>(points[0]), static_cast<std::int16_t>(step)});
        }
        return even;
    }

    /// Makes the scale one in which `value` is whole too; false where that grows too large.
    static bool widen(std::int64_t& scale, const Rational& value) {
        constexpr std::int64_t largest = 1000000;
        if (value.overflown() || value.denominator() > largest) return false;
        scale = std::lcm(scale, static_cast<std::int64_t>(value.denominator()));
        return scale <= largest;
    }

    static std::optional<std::int32_t> whole(const Rational& value) {
        const Rational limit(1 << 20);  // some thousand such items stay far from the ends of 32 bits
        if (!value.whole() || value > limit || value < -limit) return std::nullopt;
        return static_cast<std::int32_t>(value.numerator());
    }

    /// Scores and items' conditions may rest on one another in any order but never in a circle.
    void refuse_circles() {
        enum class Mark { fresh, open, done };
        std::vector<Mark> scores(plan_.scores.size(), Mark::fresh);
        std::vector<Mark> conditions(plan_.items.size(), Mark::fresh);
        for (std::size_t i = 0; i < plan_.items.size(); ++i) enter_item(i, scores, conditions);
        for (std::size_t s = 0; s < plan_.scores.size(); ++s) enter_score(s, scores, conditions);
        if (!faults_.empty()) throw Refused(std::move(faults_));
    }

    template <class Marks>
    void enter_item(std::size_t i, Marks& scores, Marks& items) {
        using Mark = typename Marks::value_type;
        if (items[i] == Mark::done) return;
        const instrument::Item& item = instrument().items[i];
        if (items[i] == Mark::open)
            return circle(item.when ? item.when.at : item.at, "the condition of item \"" + item.id + "\" rests on itself");
        items[i] = Mark::open;
        for (const Program& when : plan_.items[i].when) enter(when, scores, items);
        items[i] = Mark::done;
    }

    template <class Marks>
    void enter_score(std::size_t s, Marks& scores, Marks& items) {
        using Mark = typename Marks::value_type;
        if (scores[s] == Mark::done) return;
        const ScorePlan& score = plan_.scores[s];
        if (scores[s] == Mark::open)
            return circle(score.score->formula ? score.score->formula.at : score.score->at,
                          "score \"" + score.score->name + "\" rests on itself");
        scores[s] = Mark::open;
        for (const KeyPlan& key : score.keys) {
            enter_item(key.item, scores, items);
            enter(key.zero_when, scores, items);
        }
        enter(score.program, scores, items);
        scores[s] = Mark::done;
    }

    template <class Marks>
    void enter(const Program& program, Marks& scores, Marks& items) {
        for (const Step& step : program.steps) {
            if (step.op == Op::score) enter_score(step.index, scores, items);
            if (step.op == Op::item || step.op == Op::test || step.op == Op::on_row) enter_item(step.index, scores, items);
        }
    }

    void circle(const Position& at, const std::string& message) {
        faults_.push_back({instrument().file, at, message, Blame::data, "circle"});
    }

    bool rests_on_hidden(const Program& when) const {
        return std::any_of(when.steps.begin(), when.steps.end(), [&](const Step& step) {
            return step.op == Op::score || ((step.op == Op::item || step.op == Op::test) && !plan_.items[step.index].when.empty());
        });
    }

    void what_it_rests_on() {
        for (ItemPlan& item : plan_.items)
            item.chained = std::any_of(item.when.begin(), item.when.end(), [&](const Program& when) { return rests_on_hidden(when); });
        for (std::size_t s = 0; s < plan_.scores.size(); ++s) {
            ScorePlan& score = plan_.scores[s];
            std::set<std::size_t> items;
            std::set<std::size_t> scores;
            rests_on_score(s, items, scores);
            scores.erase(s);
            score.items.assign(items.begin(), items.end());
            score.scores.assign(scores.begin(), scores.end());
            score.opening = opening_of_score(plan_, s);
            if (!score.keys.empty()) score.gates = opening_of_gates(plan_, s);
            if (!score.program.empty()) score.settled = settled(plan_, score.program);
        }
        for (std::size_t a = 0; a < plan_.alerts.size(); ++a) {
            AlertPlan& alert = plan_.alerts[a];
            std::set<std::size_t> items;
            std::set<std::size_t> scores;
            rests_on(alert.program, items, scores);
            alert.items.assign(items.begin(), items.end());
            alert.risk = std::any_of(items.begin(), items.end(), [&](std::size_t i) { return instrument().items[i].risk; });
            alert.scores.assign(scores.begin(), scores.end());
            alert.opening = opening_of_alert(plan_, a);
            alert.settled = settled(plan_, alert.program);
        }
    }

    void rests_on_score(std::size_t s, std::set<std::size_t>& items, std::set<std::size_t>& scores) const {
        if (!scores.insert(s).second) return;
        for (const KeyPlan& key : plan_.scores[s].keys) items.insert(key.item);
        rests_on(plan_.scores[s].program, items, scores);
    }

    void rests_on(const Program& program, std::set<std::size_t>& items, std::set<std::size_t>& scores) const {
        for (const Step& step : program.steps) {
            if (step.op == Op::score) rests_on_score(step.index, items, scores);
            if (step.op == Op::item || step.op == Op::test || step.op == Op::on_row) items.insert(step.index);
        }
    }

    Plan plan_;
    std::vector<Fault> faults_;
};

}  // namespace

std::optional<Rational> KeyPlan::of(const Rational& answer, expression::Cell cell) const {
    if (!points.empty()) return points[cell];
    return reverse ? turn - answer : answer;
}

Plan compile(Instrument instrument) { return Compiler(std::make_shared<const Instrument>(std::move(instrument))).run(); }

}  // namespace attune::score
