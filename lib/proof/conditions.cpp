#include "expression/part.hpp"
#include "proof/cases.hpp"
#include "proof/proofs.hpp"
#include "score/answers.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>

namespace attune::proof {
namespace {

using expression::Op;
using expression::Program;
using expression::Step;
using instrument::Instrument;

bool is_comparison(Op op) { return op == Op::test || op == Op::count_test || (op >= Op::equal && op <= Op::at_least); }

Position place_of(const Program& program, const Step& step) { return {program.at.line, program.at.column + std::max(step.at, 0)}; }

/// Proves the conditions of an instrument, each place once.
class ConditionProof {
public:
    ConditionProof(const Attainables& known, Findings& findings) : known_(known), findings_(findings) {}

    void run() {
        for (std::size_t i = 0; i < plan().items.size(); ++i) item(i);
        for (const score::ScorePlan& score : plan().scores) {
            for (const score::KeyPlan& key : score.keys) comparisons(key.zero_when);
            if (score.score->kind == instrument::Score::Kind::criterion) criterion(score);
            else comparisons(score.program);
            for (const score::CutoffPlan& cutoff : score.cutoffs) comparisons(cutoff.when);
            for (const score::ReferencePlan& reference : score.references)
                if (!reference.when.empty() && !outcomes_of(known_, reference.when).never()) comparisons(reference.when);
        }
        for (std::size_t a = 0; a < plan().alerts.size(); ++a) alert(a);
        comparisons(plan().shared_if);
    }

private:
    const score::Plan& plan() const { return known_.plan(); }
    const Instrument& instrument() const { return *plan().instrument; }

    void item(std::size_t index) {
        for (const Program& when : plan().items[index].when) {
            if (!seen_.insert({when.at.line, when.at.column}).second) continue;
            asks_early(index, when);
            const bool never = outcomes_of(known_, when).never();
            if (never)
                findings_.fault("hidden-for-ever", when.at,
                                fmt::format("this condition never holds, and {} is never asked; expected one that some answers meet",
                                            item_named(instrument(), index)));
            if (!never || !is_comparison(when.steps.back().op)) comparisons(when, Given::all, true);
        }
    }

    /// Sections apart are asked last.
    auto turn(std::size_t item) const { return std::tuple(instrument().is_apart(item), item); }

    void asks_early(std::size_t index, const Program& when) {
        for (const Step& step : when.steps) {
            std::set<std::size_t> asked;
            if (step.op == Op::item || step.op == Op::test || step.op == Op::on_row) asked.insert(step.index);
            if (step.op == Op::score) asked.insert(plan().scores[step.index].items.begin(), plan().scores[step.index].items.end());
            for (const std::size_t other : asked) {
                if (turn(other) < turn(index)) continue;
                return findings_.fault(
                    "later-item", place_of(when, step),
                    fmt::format("the condition of {} rests on {}, which is asked after it; expected items before it alone",
                                item_named(instrument(), index), item_named(instrument(), other)));
            }
        }
    }

    /// Criteria and alerts go by what complete answers give.
    Outcomes verdict(const Program& program, const std::vector<std::size_t>& items, const std::vector<std::size_t>& scores,
                     const std::function<expression::Truth(score::Frame&)>& by_engine) const {
        Outcomes outcomes = outcomes_of(known_, program, Given::complete);
        if (outcomes.no != outcomes.yes || rests_on_row(program, items, scores)) return outcomes;
        score::Answers nothing(plan());
        const expression::Truth truth = by_engine(nothing.frame());
        if (truth == expression::yes) return {false, true};
        if (truth == expression::no) return {true, false};
        return outcomes;
    }

    bool rests_on_row(const Program& program, const std::vector<std::size_t>& items, const std::vector<std::size_t>& scores) const {
        const auto when_asks = [&](std::size_t i) {
            const auto& when = plan().items[i].when;
            return std::any_of(when.begin(), when.end(), asks_row);
        };
        const auto score_asks = [&](std::size_t s) { return asks_row(plan().scores[s].program); };
        return asks_row(program) || std::any_of(items.begin(), items.end(), when_asks) ||
               std::any_of(scores.begin(), scores.end(), score_asks);
    }

    void criterion(const score::ScorePlan& score) {
        const auto index = static_cast<std::size_t>(&score - plan().scores.data());
        const Outcomes outcomes =
            verdict(score.program, score.items, score.scores, [&](score::Frame& frame) { return frame.verdict(index)[0]; });
        whole(fmt::format("criterion \"{}\"", score.score->name), "criterion", score.program, outcomes);
    }

    void alert(std::size_t index) {
        const score::AlertPlan& alert = plan().alerts[index];
        const Outcomes outcomes =
            verdict(alert.program, alert.items, alert.scores, [&](score::Frame& frame) { return frame.alert(index)[0]; });
        whole(fmt::format("alert \"{}\"", alert.alert->id), "alert", alert.program, outcomes);
    }

    void whole(const std::string& what, std::string_view kind, const Program& program, const Outcomes& outcomes) {
        if (outcomes.never())
            findings_.fault(fmt::format("{}-never", kind), program.at,
                            fmt::format("no answers lead to {}; expected a condition that some meet", what));
        if (outcomes.always())
            findings_.fault(fmt::format("{}-always", kind), program.at,
                            fmt::format("all answers lead to {}; expected a condition that some do not meet", what));
        const bool told = outcomes.never() || outcomes.always();
        if (!told || !is_comparison(program.steps.back().op)) comparisons(program, Given::complete);
    }

    /// Tells of each comparison that can turn out one way only; of those over a list, where that is so of an element.
    void comparisons(const Program& program, Given given = Given::all, bool fresh = false) {
        if (program.empty() || (!fresh && !seen_.insert({program.at.line, program.at.column}).second)) return;
        std::set<std::pair<int, bool>> told;
        for (std::size_t k = 0; k < program.steps.size(); ++k) {
            const Step& step = program.steps[k];
            if (!is_comparison(step.op)) continue;
            const Outcomes outcomes = outcomes_of(known_, expression::part_of(program, k), given);
            if (outcomes.no == outcomes.yes || !told.insert({step.at, outcomes.yes}).second) continue;
            const std::string_view word = outcomes.yes ? "always" : "never";
            findings_.fault(word, place_of(program, step),
                            fmt::format("this comparison {} holds{}; expected one that can turn out either way", word, why(program, step)));
        }
    }

    /// What is compared, where it is one item or a count.
    std::string why(const Program& program, const Step& step) const {
        if (step.op == Op::count_test)
            return fmt::format(", as the count goes from {}", written(Rational(0), static_cast<std::int64_t>(step.arguments.size())));
        if (step.op == Op::test) return domain_of(step.index);
        for (const std::uint32_t argument : step.arguments) {
            const Step& side = program.steps[argument];
            if (side.op == Op::item) return domain_of(side.index);
            if (side.op != Op::score) continue;
            const Values& values = known_.of(side.index).all;
            if (values.bounded)
                return fmt::format(", as score \"{}\" goes from {}", instrument().scores[side.index].name,
                                   written(values.low, values.high));
        }
        return "";
    }

    std::string domain_of(std::size_t item) const {
        const expression::Domain& domain = plan().items[item].domain;
        if (!domain.min || !domain.max) return "";
        return fmt::format(", as {} goes from {}", item_named(instrument(), item), written(*domain.min, *domain.max));
    }

    const Attainables& known_;
    Findings& findings_;
    std::set<std::pair<int, int>> seen_;  ///< places that were looked at: the condition of a section is one of each of its items
};

}  // namespace

void prove_conditions(const Attainables& known, Findings& findings) { ConditionProof(known, findings).run(); }

}  // namespace attune::proof
