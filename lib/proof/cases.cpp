#include "proof/cases.hpp"

#include <algorithm>
#include <set>

namespace attune::proof {

using expression::Cell;
using expression::Column;
using expression::Mode;
using expression::Number;
using expression::Op;
using expression::Program;
using expression::Step;
using expression::Truth;
namespace cell = expression::cell;

namespace {

constexpr std::size_t most_cases = 8192;

Column column_of(const Cases::Axis& axis, std::size_t rows) {
    Column column;
    for (std::size_t r = 0; r < rows; ++r) {
        const score::Filling& filling = axis.leaf.fillings[r / axis.stride % axis.leaf.fillings.size()];
        column.told.push_back(filling.cell);
        column.numbers.push_back(filling.number);
        column.whole.push_back(filling.whole);
        column.text.emplace_back(filling.text);
    }
    column.cells = column.told;
    return column;
}

template <class T>
std::vector<T> spread(const std::vector<T>& values, std::size_t stride, std::size_t rows) {
    std::vector<T> all;
    all.reserve(rows);
    for (std::size_t r = 0; r < rows; ++r) all.push_back(values[r / stride % values.size()]);
    return all;
}

bool perhaps_absent(const score::Plan& plan, std::size_t score) {
    const auto& items = plan.scores[score].items;
    return !items.empty() && std::all_of(items.begin(), items.end(), [&](std::size_t i) { return may_be_hidden(plan, i); });
}

/// The blanks that some expressions tell apart from one another and from answers.
std::vector<Cell> blanks_asked_for(const std::vector<const Program*>& programs) {
    std::set<Cell> blanks;
    for (const Program* program : programs) {
        if (asks_row(*program)) blanks.insert(cell::blank);
        for (const Step& step : program->steps) {
            if (step.op != Op::on_row) continue;
            if (step.state == expression::RowState::skipped) blanks.insert(cell::skipped);
            if (step.state == expression::RowState::declined) blanks.insert(cell::declined);
        }
    }
    return {blanks.begin(), blanks.end()};
}

/// A column of one blank, whatever its type.
Column blank() {
    Column column;
    column.told = column.cells = {cell::blank};
    column.numbers.resize(1);
    column.whole.resize(1);
    column.text.resize(1);
    return column;
}

}  // namespace

/// Lists what can be, axis by axis, and then makes the columns.
class CaseMaker {
public:
    CaseMaker(const Attainables& known, std::size_t limit, Given given)
        : known_(known), limit_(limit), given_(given), cases_(known.plan()) {}

    std::optional<Cases> run(const std::vector<const Program*>& programs) {
        open_ = blanks_asked_for(programs);
        for (score::Leaf& leaf : score::opening_of_programs(known_.plan(), programs))
            if (!leaf.listed || !take(std::move(leaf))) return std::nullopt;
        std::set<std::size_t> scores;
        for (const Program* program : programs)
            for (const Step& step : program->steps)
                if (step.op == Op::score && scores.insert(step.index).second && !take_score(step.index)) return std::nullopt;
        for (const Cases::Axis& axis : cases_.axes_) {
            if (axis.leaf.fillings.empty()) continue;
            (axis.leaf.attribute ? cases_.attributes_ : cases_.items_)[axis.leaf.index] = column_of(axis, cases_.rows_);
        }
        return std::move(cases_);
    }

private:
    bool add(Cases::Axis axis) {
        const std::size_t size = axis.size();
        if (size == 0 || size > limit_ / cases_.rows_) return false;
        axis.stride = cases_.rows_;
        cases_.rows_ *= size;
        cases_.axes_.push_back(std::move(axis));
        return true;
    }

    /// An item with what it can be beside answered; the rater with those who may answer.
    bool take(score::Leaf leaf) {
        const score::Plan& plan = known_.plan();
        if (leaf.attribute && leaf.index == plan.instrument->attributes.size()) {
            leaf.fillings.clear();
            for (const std::string& rater : plan.instrument->raters) leaf.fillings.push_back({0, {}, 0, rater});
        }
        if (!leaf.attribute) {
            rests_on(leaf.index);
            if (may_be_hidden(plan, leaf.index)) leaf.fillings.push_back({cell::hidden, {}, 0, {}});
            for (const Cell open : open_) leaf.fillings.push_back({open, {}, 0, {}});
        }
        return add({std::move(leaf), {}, {}});
    }

    bool take_score(std::size_t score) {
        const score::ScorePlan& plan = known_.plan().scores[score];
        for (const std::size_t item : plan.items) rests_on(item);
        Cases::Axis axis;
        axis.score = score;
        if (plan.score->kind == instrument::Score::Kind::criterion) {
            const Outcomes outcomes = outcomes_of(known_, plan.program);
            if (outcomes.no) axis.truths.push_back(expression::no);
            if (outcomes.yes) axis.truths.push_back(expression::yes);
            if (!open_.empty()) axis.truths.push_back(expression::unknown);
            return add(std::move(axis));
        }
        const Values& values = given_ == Given::all ? known_.of(score).all : known_.of(score).complete;
        if (!values.listed) return false;
        cases_.independent_ = cases_.independent_ && values.exact;
        for (const Rational& value : *values.listed) axis.numbers.push_back(Number::of(value));
        if (perhaps_absent(known_.plan(), score)) axis.numbers.push_back(Number::not_applicable());
        return add(std::move(axis));
    }

    void rests_on(std::size_t item) {
        if (!items_.insert(item).second || !known_.plan().items[item].when.empty()) cases_.independent_ = false;
    }

    const Attainables& known_;
    std::size_t limit_;
    Given given_;
    Cases cases_;
    std::vector<Cell> open_;  ///< the blanks that these expressions tell apart
    std::set<std::size_t> items_;
};

std::optional<Cases> Cases::of(const Attainables& known, const std::vector<const Program*>& programs, std::size_t limit, Given given) {
    return CaseMaker(known, limit, given).run(programs);
}

const Cases::Axis& Cases::axis_of(std::size_t score) const {
    return *std::find_if(axes_.begin(), axes_.end(), [&](const Axis& axis) { return axis.leaf.fillings.empty() && axis.score == score; });
}

std::vector<Number> Cases::score_numbers(std::size_t index, Mode) {
    const Axis& axis = axis_of(index);
    return spread(axis.numbers, axis.stride, rows_);
}

std::vector<Truth> Cases::score_truths(std::size_t index) {
    const Axis& axis = axis_of(index);
    return spread(axis.truths, axis.stride, rows_);
}

const Column& Ends::item(std::size_t index) {
    const auto [at, fresh] = items_.try_emplace(index, blank());
    if (fresh && may_be_hidden(known_.plan(), index)) at->second.shown = {expression::unknown};
    return at->second;
}

const Column& Ends::attribute(std::size_t index) { return attributes_.try_emplace(index, blank()).first->second; }

std::vector<Number> Ends::score_numbers(std::size_t index, Mode) {
    const Values& values = given_ == Given::all ? known_.of(index).all : known_.of(index).complete;
    Number number = values.bounded ? Number::between(values.low, values.high) : Number::unbounded();
    number.maybe = perhaps_absent(known_.plan(), index);
    return {number};
}

bool asks_row(const Program& program) {
    return std::any_of(program.steps.begin(), program.steps.end(), [](const Step& step) {
        return step.op == Op::on_row || step.op == Op::count_known || step.op == Op::mean_known ||
               (step.op == Op::count_test && step.known);
    });
}

Outcomes outcomes_of(const Attainables& known, const Program& condition, Given given) {
    Outcomes outcomes;
    auto cases = Cases::of(known, {&condition}, most_cases, given);
    if (!cases && asks_row(condition)) return {true, true};
    Ends ends(known, given);
    const std::vector<Truth> truths =
        cases ? expression::truths(condition, *cases, Mode::values) : expression::truths(condition, ends, Mode::intervals);
    for (const Truth truth : truths) {
        outcomes.no = outcomes.no || truth == expression::no || (!cases && truth == expression::unknown);
        outcomes.yes = outcomes.yes || truth == expression::yes || (!cases && truth == expression::unknown);
    }
    if (!outcomes.no && !outcomes.yes) return {true, true};
    return outcomes;
}

}  // namespace attune::proof
