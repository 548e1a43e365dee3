#include "proof/mutants.hpp"

#include "proof/examples.hpp"
#include "proof/mutant_block.hpp"
#include "proof/mutant_lines.hpp"
#include "proof/mutant_rows.hpp"
#include "score/links.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <type_traits>

namespace attune::proof {
namespace {

using expression::Op;

bool contains(const std::vector<std::size_t>& list, std::size_t wanted) {
    return std::find(list.begin(), list.end(), wanted) != list.end();
}

std::vector<std::size_t> places(std::size_t count) {
    std::vector<std::size_t> all(count);
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

/// Whether the condition of some item rests on a score.
bool linked(const score::Plan& plan) {
    const auto rests = [](const expression::Program& when) {
        return std::any_of(when.steps.begin(), when.steps.end(), [](const auto& step) { return step.op == Op::score; });
    };
    return std::any_of(plan.items.begin(), plan.items.end(),
                       [&](const score::ItemPlan& item) { return std::any_of(item.when.begin(), item.when.end(), rests); });
}

/// What the examples expect of one score, or of one alert, and holds of the definition as it is.
struct Expected {
    std::size_t row = 0;
    Field field = Field::value;
    Outcome outcome;
};
struct ExpectedAlert {
    std::size_t row = 0;
    bool raised = false;
    bool open = false;  ///< it is listed as undetermined
};

/// Changes a plan in one place after another.
class Trial {
public:
    Trial(const score::Plan& plan, bool with_lines)
        : plan_(plan),
          with_lines_(with_lines),
          work_(plan),
          linked_(linked(plan)),
          examples_(answers_of_examples(work_), linked_),
          expected_(plan.scores.size()),
          expected_alerts_(plan.alerts.size()) {
        note_expectations();
    }

    Mutants run() {
        TriedRows tried = rows_to_try(work_);
        const std::vector<Mutant> mutants = mutants_of(plan_, tried.attained);
        result_.made = mutants.size();
        std::optional<Block> rows;
        std::vector<Survivor> survivors;
        for (const Mutant& mutant : mutants) {
            const Parts parts = parts_of(mutant);
            if (tell_apart(mutant, [&] { return noticed(mutant, parts); })) {
                ++result_.killed;
                continue;
            }
            if (!rows) {
                rows.emplace(block_of(work_, tried.rows), linked_);
                rows->settle();
            }
            std::vector<Difference> differences = tell_apart(mutant, [&] { return rows->differences(mutant, parts, with_lines_); });
            if (differences.empty()) {
                ++result_.equivalent;
                continue;
            }
            result_.survivors.push_back(
                {{plan_.instrument->file, mutant.at, "no example notices when " + mutant.change}, "mutant", Grade::remark});
            if (with_lines_) survivors.push_back({mutant.change, std::move(differences)});
        }
        if (!survivors.empty()) result_.lines = lines_for(survivors, tried.rows, rows->frame());
        return std::move(result_);
    }

private:
    void note_expectations() {
        const auto& examples = plan_.instrument->examples;
        score::Frame& frame = examples_.frame();
        for (std::size_t row = 0; row < examples.size(); ++row) {
            for (const auto& expectation : examples[row].expect) {
                const std::size_t score = *plan_.instrument->find_score(expectation.name);
                const Field field = field_of(expectation.field);
                const Outcome outcome = outcome_of(frame, row, score, field);
                if (holds(expectation, outcome)) expected_[score].push_back({row, field, outcome});
            }
            if (examples[row].alerts) note_alerts(row, *examples[row].alerts);
        }
    }

    /// The alerts of a row, where what is expected of them holds.
    void note_alerts(std::size_t row, const std::vector<std::string>& listed) {
        std::vector<ExpectedAlert> alerts;
        for (std::size_t a = 0; a < plan_.alerts.size(); ++a) {
            const std::string& id = plan_.alerts[a].alert->id;
            const auto truth = examples_.frame().alert(a)[row];
            const auto names = [&](const std::string& name) { return std::find(listed.begin(), listed.end(), name) != listed.end(); };
            const ExpectedAlert alert{row, names(id), names(id + "?")};
            if (alert.raised != (truth == expression::yes) || (alert.open && truth != expression::unknown)) return;
            alerts.push_back(alert);
        }
        for (std::size_t a = 0; a < alerts.size(); ++a) expected_alerts_[a].push_back(alerts[a]);
    }

    /// What a change can bear on.
    Parts parts_of(const Mutant& mutant) const {
        const bool everything = mutant.reach == Mutant::Reach::everything || (linked_ && mutant.reach == Mutant::Reach::score);
        if (everything) return {places(plan_.scores.size()), places(plan_.alerts.size())};
        if (mutant.reach == Mutant::Reach::alert) return {{}, {mutant.index}};
        Parts parts{{mutant.index}, {}};
        if (mutant.reach == Mutant::Reach::reading) return parts;
        for (std::size_t s = 0; s < plan_.scores.size(); ++s)
            if (contains(plan_.scores[s].scores, mutant.index)) parts.scores.push_back(s);
        for (std::size_t a = 0; a < plan_.alerts.size(); ++a)
            if (contains(plan_.alerts[a].scores, mutant.index)) parts.alerts.push_back(a);
        return parts;
    }

    /// What `look` gives while the change is made.
    template <class Look>
    std::invoke_result_t<Look> tell_apart(const Mutant& mutant, Look look) {
        const bool of_score = mutant.reach == Mutant::Reach::reading || mutant.reach == Mutant::Reach::score;
        if (of_score) point_at_copy(mutant.index);
        mutant.apply(work_, changed_);
        if (mutant.relink) score::link(work_);
        std::invoke_result_t<Look> seen = look();
        if (mutant.relink) work_ = plan_;
        else if (of_score) work_.scores[mutant.index] = plan_.scores[mutant.index];
        return seen;
    }

    void point_at_copy(std::size_t index) {
        score::ScorePlan& made = work_.scores[index];
        changed_ = *made.score;
        made.score = &changed_;
        for (std::size_t r = 0; r < made.references.size(); ++r) made.references[r].reference = &changed_.references[r];
    }

    bool noticed(const Mutant& mutant, const Parts& parts) {
        score::Frame& frame = examples_.changed(mutant);
        for (const bool ends : {false, true})
            for (const std::size_t s : parts.scores)
                for (const Expected& one : expected_[s])
                    if (is_end(one.field) == ends && !same(one.outcome, outcome_of(frame, one.row, s, one.field))) return true;
        for (const std::size_t a : parts.alerts)
            for (const ExpectedAlert& one : expected_alerts_[a]) {
                const auto truth = frame.alert(a)[one.row];
                if (one.raised != (truth == expression::yes) || (one.open && truth != expression::unknown)) return true;
            }
        return false;
    }

    const score::Plan& plan_;
    bool with_lines_;
    score::Plan work_;
    instrument::Score changed_;
    bool linked_;
    Block examples_;
    std::vector<std::vector<Expected>> expected_;
    std::vector<std::vector<ExpectedAlert>> expected_alerts_;
    Mutants result_;
};

}  // namespace

Mutants& Mutants::operator+=(const Mutants& other) {
    made += other.made;
    killed += other.killed;
    equivalent += other.equivalent;
    survivors.insert(survivors.end(), other.survivors.begin(), other.survivors.end());
    lines.insert(lines.end(), other.lines.begin(), other.lines.end());
    return *this;
}

Mutants try_mutants(const score::Plan& plan, bool with_lines) { return Trial(plan, with_lines).run(); }

std::vector<Finding> in_one_remark(const Mutants& mutants) {
    if (mutants.survivors.empty()) return {};
    Finding remark = mutants.survivors.front();
    const std::size_t others = mutants.survivors.size() - 1;
    if (others > 0) remark.fault.message += fmt::format(", nor when {} other {}", others, others == 1 ? "thing changes" : "things change");
    remark.fault.message += "; --mutants gives examples that would";
    return {remark};
}

}  // namespace attune::proof
