#include "score/even.hpp"

#include "score/frame.hpp"
#include "score/sums.hpp"

namespace attune::score {
namespace {

using expression::Cell;
namespace cell = expression::cell;

/// Sums of even keys over all rows. In narrow columns and without a branch, so that the compiler adds many rows at a time.
template <class Sum>
struct Tally {
    std::vector<Sum> sum;
    std::vector<std::uint8_t> answered;
    std::vector<std::uint8_t> irregular;  ///< something is hidden or invalid

    explicit Tally(std::size_t rows) : sum(rows, 0), answered(rows, 0), irregular(rows, 0) {}

    void add(const std::vector<Cell>& cells, EvenKeys::Step key) {
        if (key.step == 1) add(cells, [start = key.start](Cell c) { return static_cast<Sum>(start + c); });
        else if (key.step == -1) add(cells, [start = key.start](Cell c) { return static_cast<Sum>(start - c); });
        else add(cells, [key](Cell c) { return static_cast<Sum>(key.start + key.step * c); });
    }

private:
    template <class Points>
    void add(const std::vector<Cell>& cells, Points points) {
        const std::size_t rows = sum.size();
        const Cell* __restrict from = cells.data();
        Sum* __restrict sums = sum.data();
        std::uint8_t* __restrict count = answered.data();
        std::uint8_t* __restrict odd = irregular.data();
        for (std::size_t r = 0; r < rows; ++r) {
            const auto mask = static_cast<Sum>(from[r] < cell::blank ? -1 : 0);
            sums[r] = static_cast<Sum>(sums[r] + (points(from[r]) & mask));
        }
        for (std::size_t r = 0; r < rows; ++r) {
            count[r] = static_cast<std::uint8_t>(count[r] + (from[r] < cell::blank ? 1 : 0));
            odd[r] = static_cast<std::uint8_t>(odd[r] | (from[r] >= cell::invalid ? 1 : 0));
        }
    }
};

/// One row of even keys by itself.
Sums sums_of(Frame& frame, const ScorePlan& plan, std::size_t row) {
    const std::int64_t scale = plan.whole->scale;
    std::int64_t sum = 0;
    Sums sums;
    for (std::size_t k = 0; k < plan.keys.size(); ++k) {
        const Cell c = frame.item(plan.keys[k].item).cells[row];
        if (c == cell::hidden) continue;
        ++sums.shown;
        sums.invalid = sums.invalid || c == cell::invalid;
        if (!cell::is_answered(c)) continue;
        ++sums.answered;
        sum += plan.whole->points[k][c];
    }
    const auto weighed = [&](std::size_t keys) { return Rational(plan.whole->even->weight * static_cast<std::int64_t>(keys), scale); };
    sums.settled = sums.answered;
    sums.sum = Rational(sum, scale);
    sums.weight = weighed(sums.answered);
    sums.shown_weight = weighed(sums.shown);
    return sums;
}

/// Where nothing is hidden or invalid.
Sums sums_of(const ScorePlan& plan, std::int64_t sum, std::size_t answered) {
    const std::int64_t scale = plan.whole->scale;
    const std::size_t keys = plan.keys.size();
    const auto weighed = [&](std::size_t n) { return Rational(plan.whole->even->weight * static_cast<std::int64_t>(n), scale); };
    return {Rational(sum, scale), weighed(answered), weighed(keys), answered, answered, keys, false};
}

template <class Sum>
Values by_tally(Frame& frame, const ScorePlan& plan, Outcomes& outcomes) {
    const std::size_t rows = frame.rows();
    Tally<Sum> tally(rows);
    for (std::size_t k = 0; k < plan.keys.size(); ++k) tally.add(frame.item(plan.keys[k].item).cells, plan.whole->even->keys[k]);
    std::vector<std::uint16_t> codes(rows, Outcomes::none);
    std::vector<std::uint32_t> others;
    for (std::size_t r = 0; r < rows; ++r) {
        if (tally.irregular[r] != 0) {
            others.push_back(static_cast<std::uint32_t>(r));
            continue;
        }
        const std::size_t answered = tally.answered[r];
        codes[r] = outcomes.code(tally.sum[r], answered, [&] { return come_to(*plan.score, sums_of(plan, tally.sum[r], answered)); });
    }
    Values values(std::move(codes), outcomes);
    for (const std::uint32_t r : others) values.set(r, come_to(*plan.score, sums_of(frame, plan, r)));
    return values;
}

}  // namespace

Values even_values(Frame& frame, const ScorePlan& plan, Outcomes& outcomes) {
    return plan.whole->even->narrow ? by_tally<std::uint8_t>(frame, plan, outcomes) : by_tally<std::int16_t>(frame, plan, outcomes);
}

}  // namespace attune::score
