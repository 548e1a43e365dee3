#include "score/values.hpp"

#include "score/outcomes.hpp"

#include <algorithm>
#include <cstdint>

namespace attune::score {
namespace {

using expression::Cell;
using expression::Column;
using expression::Number;
using expression::Truth;
namespace cell = expression::cell;

/// A sum or mean while its items are added up, a row each. `scale` times the sums where they are whole numbers.
struct Tally {
    std::vector<std::int64_t> sum;     ///< points x weight of the answered
    std::vector<std::int64_t> weight;  ///< of the answered
    std::vector<std::int64_t> shown_weight;
    std::vector<std::uint16_t> answered;
    std::vector<std::uint16_t> settled;  ///< answered, or a blank that counts 0
    std::vector<std::uint16_t> shown;
    std::vector<std::uint8_t> invalid;

    explicit Tally(std::size_t rows)
        : sum(rows, 0), weight(rows, 0), shown_weight(rows, 0), answered(rows, 0), settled(rows, 0), shown(rows, 0), invalid(rows, 0) {}
};

/// Adds one choice to the tally; tables by cell, so that no row is looked at twice.
void add(Tally& t, const Column& column, const KeyPlan& key, const std::array<std::int32_t, 256>& points, std::int32_t weight) {
    std::array<std::uint8_t, 256> answered{};
    std::array<std::uint8_t, 256> shown{};
    std::array<std::uint8_t, 256> invalid{};
    for (std::size_t c = 0; c < 256; ++c) {
        answered[c] = cell::is_answered(static_cast<Cell>(c));
        shown[c] = c != cell::hidden;
        invalid[c] = c == cell::invalid || (c < key.points.size() && !key.points[c]);
    }
    const std::size_t rows = t.sum.size();
    const Cell* cells = column.cells.data();
    for (std::size_t r = 0; r < rows; ++r) {
        const Cell c = cells[r];
        t.sum[r] += points[c];
        t.answered[r] = static_cast<std::uint16_t>(t.answered[r] + answered[c]);
        t.shown[r] = static_cast<std::uint16_t>(t.shown[r] + shown[c]);
        t.invalid[r] = static_cast<std::uint8_t>(t.invalid[r] | invalid[c]);
        t.weight[r] += answered[c] ? weight : 0;
        t.shown_weight[r] += shown[c] ? weight : 0;
    }
}

/// Sums of even keys. In narrow columns and without a branch, so that the compiler adds many rows at a time.
class EvenTally {
public:
    explicit EvenTally(std::size_t rows) : sum_(rows, 0), answered_(rows, 0), hidden_(rows, 0), invalid_(rows, 0) {}

    void add(const std::vector<Cell>& cells, EvenKeys::Step key) {
        const std::size_t rows = sum_.size();
        const Cell* __restrict from = cells.data();
        std::uint8_t* __restrict answered = answered_.data();
        std::uint8_t* __restrict hidden = hidden_.data();
        std::uint8_t* __restrict invalid = invalid_.data();
        for (std::size_t r = 0; r < rows; ++r) {
            const auto mask = static_cast<std::int16_t>(from[r] < cell::blank ? -1 : 0);
            sum_[r] = static_cast<std::int16_t>(sum_[r] + ((key.start + key.step * from[r]) & mask));
        }
        for (std::size_t r = 0; r < rows; ++r) {
            answered[r] = static_cast<std::uint8_t>(answered[r] + (from[r] < cell::blank ? 1 : 0));
            hidden[r] = static_cast<std::uint8_t>(hidden[r] + (from[r] == cell::hidden ? 1 : 0));
            invalid[r] = static_cast<std::uint8_t>(invalid[r] | (from[r] == cell::invalid ? 1 : 0));
        }
    }

    std::int32_t sum(std::size_t row) const { return sum_[row]; }
    std::size_t answered(std::size_t row) const { return answered_[row]; }
    /// Whether all items are shown, and none is invalid.
    bool regular(std::size_t row) const { return (hidden_[row] | invalid_[row]) == 0; }

    Tally whole(std::size_t keys, std::int64_t weight) const {
        Tally t(sum_.size());
        for (std::size_t r = 0; r < sum_.size(); ++r) {
            t.sum[r] = sum_[r];
            t.answered[r] = answered_[r];
            t.settled[r] = answered_[r];
            t.shown[r] = static_cast<std::uint16_t>(keys - hidden_[r]);
            t.invalid[r] = invalid_[r];
            t.weight[r] = weight * answered_[r];
            t.shown_weight[r] = weight * t.shown[r];
        }
        return t;
    }

private:
    std::vector<std::int16_t> sum_;
    std::vector<std::uint8_t> answered_;
    std::vector<std::uint8_t> hidden_;
    std::vector<std::uint8_t> invalid_;
};

EvenTally tally_even(Frame& frame, const ScorePlan& plan) {
    EvenTally tally(frame.rows());
    for (std::size_t k = 0; k < plan.keys.size(); ++k) tally.add(frame.item(plan.keys[k].item).cells, plan.whole->even->keys[k]);
    return tally;
}

Tally tally_whole(Frame& frame, const ScorePlan& plan) {
    if (plan.whole->even) return tally_even(frame, plan).whole(plan.keys.size(), plan.whole->even->weight);
    Tally t(frame.rows());
    for (std::size_t k = 0; k < plan.keys.size(); ++k) {
        const KeyPlan& key = plan.keys[k];
        const std::vector<std::uint8_t> zero = counts_zero(frame, key);
        if (zero.empty()) {
            add(t, frame.item(key.item), key, plan.whole->points[k], plan.whole->weights[k]);
            continue;
        }
        Column column;
        column.cells = frame.item(key.item).cells;
        for (std::size_t r = 0; r < zero.size(); ++r)
            if (zero[r]) column.cells[r] = cell::blank;
        add(t, column, key, plan.whole->points[k], plan.whole->weights[k]);
        for (std::size_t r = 0; r < zero.size(); ++r) {
            t.settled[r] = static_cast<std::uint16_t>(t.settled[r] + zero[r]);
            t.weight[r] += zero[r] ? plan.whole->weights[k] : 0;
        }
    }
    for (std::size_t r = 0; r < frame.rows(); ++r) t.settled[r] = static_cast<std::uint16_t>(t.settled[r] + t.answered[r]);
    return t;
}

Outcomes::Outcome come_to(const instrument::Score& score, const Sums& sums) {
    const Settled settled = settle(score, sums);
    if (settled.status != Status::complete && settled.status != Status::prorated) return {settled.status, {}};
    const std::optional<Rational> value = finish(score, settled.raw);
    return value ? Outcomes::Outcome{settled.status, *value} : Outcomes::Outcome{Status::insufficient, {}};
}

void put(Values& values, std::size_t row, const Outcomes::Outcome& outcome) {
    values.status[row] = outcome.status;
    values.value[row] = outcome.value;
}

Sums sums_of(const Tally& t, std::size_t row, std::int64_t scale) {
    return {Rational(t.sum[row], scale),
            Rational(t.weight[row], scale),
            Rational(t.shown_weight[row], scale),
            t.answered[row],
            t.settled[row],
            t.shown[row],
            t.invalid[row] != 0};
}

Values of_whole(Frame& frame, const ScorePlan& plan) {
    const Tally t = tally_whole(frame, plan);
    Values values{std::vector<Status>(frame.rows()), std::vector<Rational>(frame.rows()), {}};
    for (std::size_t r = 0; r < frame.rows(); ++r) put(values, r, come_to(*plan.score, sums_of(t, r, plan.whole->scale)));
    return values;
}

/// The same where outcomes are remembered.
Values of_even(Frame& frame, const ScorePlan& plan, Outcomes& outcomes) {
    const EvenTally tally = tally_even(frame, plan);
    const std::size_t keys = plan.keys.size();
    const std::int64_t weight = plan.whole->even->weight;
    const std::int64_t scale = plan.whole->scale;
    std::optional<Tally> whole;  // for rows with something hidden or invalid
    Values values{std::vector<Status>(frame.rows()), std::vector<Rational>(frame.rows()),
                  std::vector<std::uint16_t>(frame.rows(), Outcomes::none)};
    for (std::size_t r = 0; r < frame.rows(); ++r) {
        if (!tally.regular(r)) {
            if (!whole) whole = tally.whole(keys, weight);
            put(values, r, come_to(*plan.score, sums_of(*whole, r, scale)));
            continue;
        }
        const std::size_t answered = tally.answered(r);
        values.code[r] = outcomes.code(tally.sum(r), answered, [&] {
            const Rational weighed(weight * static_cast<std::int64_t>(answered), scale);
            const Rational all(weight * static_cast<std::int64_t>(keys), scale);
            return come_to(*plan.score, {Rational(tally.sum(r), scale), weighed, all, answered, answered, keys, false});
        });
        put(values, r, outcomes.of(values.code[r]));
    }
    return values;
}

/// Items that are numbers, or keys that are no small whole numbers: row by row in exact fractions.
Values of_fractions(Frame& frame, const ScorePlan& plan) {
    std::vector<Sums> sums(frame.rows());
    for (const KeyPlan& key : plan.keys) {
        const Column& column = frame.item(key.item);
        const std::vector<std::uint8_t> zero = counts_zero(frame, key);
        for (std::size_t r = 0; r < frame.rows(); ++r) {
            static_cast<void>(sums[r].add(key, column.cells[r], number_of(column, r), !zero.empty() && zero[r] != 0));
        }
    }
    Values values{std::vector<Status>(frame.rows()), std::vector<Rational>(frame.rows()), {}};
    for (std::size_t r = 0; r < frame.rows(); ++r) put(values, r, come_to(*plan.score, sums[r]));
    return values;
}

/// Rows in which a score that a value rests on has a status.
void spread(const Values& from, Status wanted, std::vector<std::uint8_t>& rows) {
    const Status* __restrict status = from.status.data();
    std::uint8_t* __restrict to = rows.data();
    const std::size_t count = rows.size();
    for (std::size_t r = 0; r < count; ++r) to[r] = static_cast<std::uint8_t>(to[r] | (status[r] == wanted ? 1 : 0));
}

/// Rows in which an answer that a value or criterion uses is invalid.
std::vector<std::uint8_t> invalid_rows(Frame& frame, const ScorePlan& plan) {
    std::vector<std::uint8_t> rows(frame.rows(), 0);
    const std::size_t count = rows.size();
    for (const std::size_t item : plan.items) {
        const Column& column = frame.item(item);
        const Cell* __restrict from = column.cells.data();
        std::uint8_t* __restrict to = rows.data();
        for (std::size_t r = 0; r < count; ++r) to[r] = static_cast<std::uint8_t>(to[r] | (from[r] == cell::invalid ? 1 : 0));
    }
    for (const std::size_t other : plan.scores) spread(frame.values(other), Status::invalid, rows);
    return rows;
}

Values of_expression(Frame& frame, const ScorePlan& plan) {
    const std::vector<Number> numbers = expression::numbers(plan.program, frame, expression::Mode::values);
    const std::vector<std::uint8_t> invalid = invalid_rows(frame, plan);
    std::vector<std::uint8_t> prorated(frame.rows(), 0);
    for (const std::size_t other : plan.scores) spread(frame.values(other), Status::prorated, prorated);
    Values values{std::vector<Status>(frame.rows()), std::vector<Rational>(frame.rows()), {}};
    for (std::size_t r = 0; r < frame.rows(); ++r) {
        const std::optional<Rational> value = numbers[r].known ? finish(*plan.score, numbers[r].low) : std::nullopt;
        if (value) values.value[r] = *value;
        values.status[r] = value               ? (prorated[r] ? Status::prorated : Status::complete)
                           : invalid[r]        ? Status::invalid
                           : numbers[r].absent ? Status::not_applicable
                                               : Status::insufficient;
    }
    return values;
}

Values of_criterion(Frame& frame, std::size_t score) {
    const std::vector<Truth>& verdict = frame.verdict(score);
    const std::vector<std::uint8_t> invalid = invalid_rows(frame, frame.plan().scores[score]);
    Values values{std::vector<Status>(frame.rows()), std::vector<Rational>(frame.rows()), {}};
    for (std::size_t r = 0; r < frame.rows(); ++r) {
        values.status[r] = verdict[r] != expression::unknown ? Status::complete : invalid[r] ? Status::invalid : Status::undetermined;
        values.value[r] = Rational(verdict[r] == expression::yes ? 1 : 0);
    }
    return values;
}

}  // namespace

std::vector<std::uint8_t> counts_zero(Frame& frame, const KeyPlan& key) {
    std::vector<std::uint8_t> zero;
    if (key.zero_when.empty()) return zero;
    const std::vector<Truth>& holds = frame.condition(key.zero_when);
    Frame& row = frame.base() ? *frame.base() : frame;
    const Column& column = row.item(key.item);
    zero.resize(frame.rows());
    const Column& here = frame.item(key.item);
    for (std::size_t r = 0; r < zero.size(); ++r)
        zero[r] = holds[r] == expression::yes && here.cells[r] != cell::hidden && cell::is_blank(column.told[frame.base_row(r)]);
    return zero;
}

Values values(Frame& frame, std::size_t score) {
    const ScorePlan& plan = frame.plan().scores[score];
    switch (plan.score->kind) {
        case instrument::Score::Kind::value: return of_expression(frame, plan);
        case instrument::Score::Kind::criterion: return of_criterion(frame, score);
        default: break;
    }
    if (!plan.whole) return of_fractions(frame, plan);
    Memo* memo = frame.memo();
    return memo && memo->scores[score].any() ? of_even(frame, plan, memo->scores[score]) : of_whole(frame, plan);
}

}  // namespace attune::score
