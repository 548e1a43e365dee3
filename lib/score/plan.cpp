#include "score/plan.hpp"

#include "score/keys.hpp"
#include "score/links.hpp"

#include <algorithm>
#include <numeric>

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
        link(plan_);
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
        plan.keys = key_plans(plan_, score);
        for (const auto& [item, when] : score.missing.zero_when)
            for (KeyPlan& key : plan.keys)
                if (key.item == item) key.zero_when = condition(when);
        for (const KeyPlan& key : plan.keys) plan.plain = plan.plain && plan_.items[key.item].when.empty() && key.zero_when.empty();
        if (score.formula)
            plan.program = expression::compile(
                score.formula, score.kind == instrument::Score::Kind::criterion ? Type::boolean : Type::number, instrument(), faults_);
        for (const instrument::Reference& reference : score.references) plan.references.push_back({&reference, condition(reference.when)});
        for (const instrument::Cutoff& cutoff : score.cutoffs) plan.cutoffs.push_back({&cutoff, condition(cutoff.when)});
        plan.whole = whole_keys(plan_, plan);
        return plan;
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

    Plan plan_;
    std::vector<Fault> faults_;
};

}  // namespace

Plan compile(Instrument instrument) { return Compiler(std::make_shared<const Instrument>(std::move(instrument))).run(); }

}  // namespace attune::score
