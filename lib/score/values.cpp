#include "score/values.hpp"

#include "score/even.hpp"
#include "score/frame.hpp"
#include "score/sums.hpp"

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

Tally tally_whole(Frame& frame, const ScorePlan& plan) {
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
    Values values(frame.rows());
    for (std::size_t r = 0; r < frame.rows(); ++r) values.set(r, come_to(*plan.score, sums_of(t, r, plan.whole->scale)));
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
    Values values(frame.rows());
    for (std::size_t r = 0; r < frame.rows(); ++r) values.set(r, come_to(*plan.score, sums[r]));
    return values;
}

/// Rows in which a score that a value rests on has a status.
void spread(const Values& from, Status wanted, std::vector<std::uint8_t>& rows) {
    for (std::size_t r = 0; r < rows.size(); ++r) rows[r] |= static_cast<std::uint8_t>(from.status(r) == wanted ? 1 : 0);
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
    Values values(frame.rows());
    for (std::size_t r = 0; r < frame.rows(); ++r) {
        const std::optional<Rational> value = numbers[r].known ? finish(*plan.score, numbers[r].low) : std::nullopt;
        const Status status = value               ? (prorated[r] ? Status::prorated : Status::complete)
                              : invalid[r]        ? Status::invalid
                              : numbers[r].absent ? Status::not_applicable
                                                  : Status::insufficient;
        values.set(r, {status, value.value_or(Rational())});
    }
    return values;
}

/// A count of conditions, whose outcomes are remembered. What is open in a row, or has no value, is looked at as any value is; the codes of
/// the others do not change for it, for texts are remembered by them from block to block.
Values of_count(Frame& frame, const ScorePlan& plan, Outcomes& outcomes) {
    const expression::Counts counts = expression::count_up(plan.program, frame);
    std::vector<std::uint16_t> codes = counts.holding;  // which are the places of their outcomes
    const bool any_open = std::any_of(counts.open.begin(), counts.open.end(), [](std::uint16_t open) { return open != 0; });
    if (outcomes.look_up(codes) && !any_open) return {std::move(codes), outcomes};
    std::vector<std::size_t> others;
    for (std::size_t r = 0; r < codes.size(); ++r) {
        const std::uint16_t count = counts.holding[r];
        codes[r] = counts.open[r] == 0 ? outcomes.code(count) : Outcomes::none;
        if (codes[r] != Outcomes::none) continue;
        const std::optional<Rational> value = counts.open[r] == 0 ? finish(*plan.score, Rational(count)) : std::nullopt;
        if (value) codes[r] = outcomes.add(count, {Status::complete, *value});
        else others.push_back(r);
    }
    Values values(std::move(codes), outcomes);
    if (others.empty()) return values;
    const Values each = of_expression(frame, plan);
    for (const std::size_t r : others) values.set(r, {each.status(r), each.value(r)});
    return values;
}

Values of_criterion(Frame& frame, std::size_t score) {
    const std::vector<Truth>& verdict = frame.verdict(score);
    const std::vector<std::uint8_t> invalid = invalid_rows(frame, frame.plan().scores[score]);
    Values values(frame.rows());
    for (std::size_t r = 0; r < frame.rows(); ++r) {
        const Status status = verdict[r] != expression::unknown ? Status::complete : invalid[r] ? Status::invalid : Status::undetermined;
        values.set(r, {status, Rational(verdict[r] == expression::yes ? 1 : 0)});
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
    Outcomes* outcomes = frame.memo() && frame.memo()->scores[score].any() ? &frame.memo()->scores[score] : nullptr;
    switch (plan.score->kind) {
        case instrument::Score::Kind::value:
            return outcomes && !frame.base() ? of_count(frame, plan, *outcomes) : of_expression(frame, plan);
        case instrument::Score::Kind::criterion: return of_criterion(frame, score);
        default: break;
    }
    if (!plan.whole) return of_fractions(frame, plan);
    return outcomes ? even_values(frame, plan, *outcomes) : of_whole(frame, plan);
}

}  // namespace attune::score
