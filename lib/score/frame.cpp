#include "score/frame.hpp"

#include "expression/arithmetic.hpp"
#include "score/bounds.hpp"
#include "score/decide.hpp"
#include "score/values.hpp"

#include <algorithm>

namespace attune::score {

using expression::Cell;
using expression::Column;
using expression::Mode;
using expression::Number;
using expression::Truth;
namespace cell = expression::cell;

void Bounds::widen(std::size_t row, const Rational& least, const Rational& most) {
    if (bounded[row] == 0 || least < low[row]) low[row] = least;
    if (bounded[row] == 0 || high[row] < most) high[row] = most;
    bounded[row] = 1;
}

namespace {

/// A column of `rows` blanks that can hold answers of a type.
Column blank_column(instrument::Type type, std::size_t rows) {
    Column column;
    column.told.assign(rows, cell::blank);
    switch (type) {
        case instrument::Type::choice: break;
        case instrument::Type::text: column.text.resize(rows); break;
        case instrument::Type::date:
        case instrument::Type::multiple: column.whole.resize(rows); break;
        default: column.numbers.resize(rows);
    }
    return column;
}

instrument::Type attribute_type(const instrument::Instrument& instrument, std::size_t index) {
    return index < instrument.attributes.size() ? instrument.attributes[index].type : instrument::Type::text;
}

template <class T>
void gather_rows(std::vector<T>& to, const std::vector<T>& from, const std::vector<std::uint32_t>& rows) {
    if (from.empty()) return;
    to.reserve(rows.size());
    for (const std::uint32_t row : rows) to.push_back(from[row]);
}

/// Some rows of a column, as they are told.
void take_over(Column& to, const Column& from, const std::vector<std::uint32_t>& rows) {
    gather_rows(to.told, from.told, rows);
    gather_rows(to.numbers, from.numbers, rows);
    gather_rows(to.whole, from.whole, rows);
    gather_rows(to.text, from.text, rows);
}

}  // namespace

Frame::Frame(const Plan& plan, std::size_t rows, Memo* memo)
    : plan_(plan),
      rows_(rows),
      memo_(memo),
      items_(plan.items.size()),
      attributes_(plan.instrument->attributes.size() + 1),
      attribute_ready_(attributes_.size(), Ready::told),
      values_(plan.scores.size()),
      bounds_(plan.scores.size()),
      verdicts_(plan.scores.size()),
      alerts_(plan.alerts.size()) {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        items_[i].column = blank_column(plan.items[i].type, rows);
        items_[i].taken = true;
    }
    for (std::size_t a = 0; a < attributes_.size(); ++a) attributes_[a] = blank_column(attribute_type(*plan.instrument, a), rows);
}

Frame::Frame(Frame& base, std::vector<std::uint32_t> rows)
    : plan_(base.plan_),
      rows_(rows.size()),
      memo_(base.memo_),
      base_(&base),
      base_rows_(std::move(rows)),
      items_(plan_.items.size()),
      attributes_(base.attributes_.size()),
      attribute_ready_(base.attributes_.size(), Ready::nothing),
      values_(plan_.scores.size()),
      bounds_(plan_.scores.size()),
      verdicts_(plan_.scores.size()),
      alerts_(plan_.alerts.size()) {}

Column& Frame::filled(const Leaf& leaf) {
    if (leaf.attribute) {
        attribute_ready_[leaf.index] = Ready::told;
        return attributes_[leaf.index];
    }
    items_[leaf.index].taken = true;
    return items_[leaf.index].column;
}

const Column& Frame::item(std::size_t index) {
    ItemState& state = items_[index];
    if (!state.taken) take_over(state.column, base_->item(index), base_rows_);
    state.taken = true;
    if (!state.resolved) resolve(index);
    return state.column;
}

const Column& Frame::attribute(std::size_t index) {
    Column& column = attributes_[index];
    if (attribute_ready_[index] == Ready::nothing) {
        take_over(column, base_->attribute(index), base_rows_);
        attribute_ready_[index] = Ready::told;
    }
    if (attribute_ready_[index] == Ready::told) column.cells = column.told;
    attribute_ready_[index] = Ready::all;
    return column;
}

/// Hides the item where a condition is known not to hold, and tells where that is sure: a condition may rest on what is itself
/// perhaps hidden, and then other fillings of the blanks could show what the row hides, or hide what it shows.
void Frame::apply_conditions(std::size_t item) {
    Column& column = items_[item].column;
    column.shown.assign(rows_, expression::yes);
    std::vector<std::uint8_t> sure(rows_, 1);
    for (const expression::Program& when : plan_.items[item].when) {
        const std::vector<Truth> holds = expression::truths(when, *this, Mode::values);
        for (std::size_t r = 0; r < rows_; ++r) {
            if (holds[r] == expression::no) column.cells[r] = cell::hidden;
            column.shown[r] = expression::both(column.shown[r], holds[r]);
        }
        if (!plan_.items[item].chained || base_) continue;
        const std::vector<Truth> whatever = expression::truths(when, *this, Mode::intervals);
        for (std::size_t r = 0; r < rows_; ++r) sure[r] = sure[r] && whatever[r] == holds[r];
    }
    for (std::size_t r = 0; r < rows_; ++r)
        if (!sure[r]) column.shown[r] = expression::unknown;
}

void Frame::resolve(std::size_t index) {
    ItemState& state = items_[index];
    state.column.cells = state.column.told;
    if (!plan_.items[index].when.empty() || plan_.items[index].may_not_apply) state.column.highest = cell::hidden;
    if (!plan_.items[index].when.empty()) apply_conditions(index);
    if (plan_.items[index].may_not_apply) {
        for (std::size_t r = 0; r < rows_; ++r) {
            if (state.column.told[r] != cell::inapplicable) continue;
            state.column.cells[r] = cell::hidden;
            if (!state.column.shown.empty()) state.column.shown[r] = expression::no;
        }
    }
    state.resolved = true;
}

bool Frame::open(const Leaf& leaf, std::size_t row) {
    return cell::is_open(leaf.attribute ? attribute(leaf.index).cells[row] : expression::possible_cell(item(leaf.index), row));
}

const Values& Frame::values(std::size_t score) {
    if (!values_[score]) values_[score] = score::values(*this, score);
    return *values_[score];
}

const Bounds& Frame::bounds(std::size_t score) {
    if (!bounds_[score]) bounds_[score] = score::bounds(*this, score);
    return *bounds_[score];
}

const std::vector<Truth>& Frame::verdict(std::size_t criterion) {
    if (!verdicts_[criterion]) {
        const ScorePlan& plan = plan_.scores[criterion];
        verdicts_[criterion] = decide(*this, plan.program, plan.opening, plan.settled);
    }
    return *verdicts_[criterion];
}

const std::vector<Truth>& Frame::alert(std::size_t alert) {
    if (!alerts_[alert]) {
        const AlertPlan& plan = plan_.alerts[alert];
        alerts_[alert] = decide(*this, plan.program, plan.opening, plan.settled);
    }
    return *alerts_[alert];
}

const std::vector<Truth>& Frame::condition(const expression::Program& program) {
    const auto [at, fresh] = conditions_.try_emplace(&program);
    if (fresh) at->second = expression::truths(program, *this, Mode::values);
    return at->second;
}

/// Among intervals a score is what it could be, prorating aside; in a value it is its value, or where that is missing what it
/// could be. A filling has no blanks left that a score could still depend on.
std::vector<Number> Frame::score_numbers(std::size_t index, Mode mode) {
    const Values& known = values(index);
    const bool interval = mode == Mode::intervals && !base_;
    bool all_known = true;
    for (std::size_t r = 0; r < rows_; ++r) all_known = all_known && known.known(r);
    const Bounds* limits = !base_ && (interval || !all_known) ? &bounds(index) : nullptr;
    std::vector<Number> numbers(rows_, Number::unbounded());
    for (std::size_t r = 0; r < rows_; ++r) {
        if (known.status(r) == Status::not_applicable) {
            numbers[r] = Number::not_applicable();
        } else if (known.known(r) && !interval) {
            numbers[r] = Number::of(known.value(r));
        } else if (limits && limits->bounded[r] != 0 && limits->partial[r] == 0) {
            numbers[r] = Number::between(limits->low[r], limits->high[r]);
            numbers[r].known = interval && limits->low[r] == limits->high[r];
        }
    }
    if (interval) mark_perhaps_absent(*this, index, numbers);
    return numbers;
}

}  // namespace attune::score
