#include "score/links.hpp"

#include "score/settled.hpp"

#include <algorithm>
#include <set>

namespace attune::score {
namespace {

using expression::Op;
using expression::Program;
using expression::Step;

class Linker {
public:
    explicit Linker(Plan& plan) : plan_(plan) {}

    void run() {
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
            alert.risk = std::any_of(items.begin(), items.end(), [&](std::size_t i) { return plan_.instrument->items[i].risk; });
            alert.scores.assign(scores.begin(), scores.end());
            alert.opening = opening_of_alert(plan_, a);
            alert.settled = settled(plan_, alert.program);
        }
    }

private:
    bool rests_on_hidden(const Program& when) const {
        return std::any_of(when.steps.begin(), when.steps.end(), [&](const Step& step) {
            return step.op == Op::score || ((step.op == Op::item || step.op == Op::test) && !plan_.items[step.index].when.empty());
        });
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

    Plan& plan_;
};

}  // namespace

void link(Plan& plan) { Linker(plan).run(); }

}  // namespace attune::score
