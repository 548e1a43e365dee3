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
};

// What follows is not inlined: the compiler would forget there that nothing overlaps, and add row by row.

/// Adds `start + step * cell` where a cell is answered.
template <class Sum>
[[gnu::noinline]] void add_points(std::size_t rows, const Cell* __restrict cells, Sum start, Sum step, Sum* __restrict sum) {
    for (std::size_t r = 0; r < rows; ++r) {
        const auto points = static_cast<Sum>(start + static_cast<Sum>(step * static_cast<Sum>(cells[r])));
        sum[r] = static_cast<Sum>(sum[r] + (cells[r] < cell::blank ? points : Sum{0}));
    }
}

[[gnu::noinline]] void add_up(std::size_t rows, const Cell* __restrict cells, std::uint8_t start, std::uint8_t* __restrict sum) {
    for (std::size_t r = 0; r < rows; ++r) {
        const auto points = static_cast<std::uint8_t>(start + cells[r]);
        sum[r] = static_cast<std::uint8_t>(sum[r] + (cells[r] < cell::blank ? points : 0));
    }
}

[[gnu::noinline]] void add_down(std::size_t rows, const Cell* __restrict cells, std::uint8_t start, std::uint8_t* __restrict sum) {
    for (std::size_t r = 0; r < rows; ++r) {
        const auto points = static_cast<std::uint8_t>(start - cells[r]);
        sum[r] = static_cast<std::uint8_t>(sum[r] + (cells[r] < cell::blank ? points : 0));
    }
}

[[gnu::noinline]] void count_answered(std::size_t rows, const Cell* __restrict cells, std::uint8_t* __restrict answered) {
    for (std::size_t r = 0; r < rows; ++r) answered[r] = static_cast<std::uint8_t>(answered[r] + (cells[r] < cell::blank ? 1 : 0));
}

[[gnu::noinline]] void mark_irregular(std::size_t rows, const Cell* __restrict cells, std::uint8_t* __restrict irregular) {
    for (std::size_t r = 0; r < rows; ++r) irregular[r] = static_cast<std::uint8_t>(irregular[r] | (cells[r] >= cell::invalid ? 1 : 0));
}

template <class Sum>
void count(const std::vector<Cell>& cells, Tally<Sum>& tally) {
    count_answered(cells.size(), cells.data(), tally.answered.data());
    mark_irregular(cells.size(), cells.data(), tally.irregular.data());
}

void add(Tally<std::uint8_t>& tally, const std::vector<Cell>& cells, EvenKeys::Step key) {
    const auto start = static_cast<std::uint8_t>(key.start);
    if (key.step > 0) add_up(cells.size(), cells.data(), start, tally.sum.data());
    else add_down(cells.size(), cells.data(), start, tally.sum.data());
    count(cells, tally);
}

void add(Tally<std::int16_t>& tally, const std::vector<Cell>& cells, EvenKeys::Step key) {
    add_points(cells.size(), cells.data(), key.start, key.step, tally.sum.data());
    count(cells, tally);
}

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

/// Settled where this is the first row that comes to it.
std::uint16_t code_of(Outcomes& outcomes, const ScorePlan& plan, std::int32_t sum, std::size_t answered) {
    const std::size_t place = outcomes.place(sum, answered);
    const std::uint16_t code = outcomes.codes()[place];
    return code != Outcomes::none ? code : outcomes.add(place, come_to(*plan.score, sums_of(plan, sum, answered)));
}

/// Looks up the codes of all rows; false where one has none yet, or is irregular.
template <class Sum>
[[gnu::noinline]] bool find_codes(const Tally<Sum>& tally, const Outcomes& outcomes, std::uint16_t* __restrict codes) {
    const std::size_t rows = tally.sum.size();
    const Sum* __restrict sum = tally.sum.data();
    const std::uint8_t* __restrict answered = tally.answered.data();
    const std::uint8_t* __restrict irregular = tally.irregular.data();
    const std::uint16_t* __restrict known = outcomes.codes();
    const std::size_t first = outcomes.place(0, 0);
    const std::size_t width = outcomes.place(1, 0) - first;
    std::size_t lacking = 0;
    for (std::size_t r = 0; r < rows; ++r) {
        const std::uint16_t code = known[first + static_cast<std::size_t>(sum[r]) * width + answered[r]];
        codes[r] = irregular[r] != 0 ? Outcomes::none : code;
        lacking += codes[r] == Outcomes::none ? 1 : 0;
    }
    return lacking == 0;
}

template <class Sum>
Values by_tally(Frame& frame, const ScorePlan& plan, Outcomes& outcomes) {
    const std::size_t rows = frame.rows();
    Tally<Sum> tally(rows);
    for (std::size_t k = 0; k < plan.keys.size(); ++k) add(tally, frame.item(plan.keys[k].item).cells, plan.whole->even->keys[k]);
    std::vector<std::uint16_t> codes(rows);
    std::vector<std::uint32_t> others;
    if (!find_codes(tally, outcomes, codes.data())) {
        for (std::size_t r = 0; r < rows; ++r) {
            if (codes[r] != Outcomes::none) continue;
            if (tally.irregular[r] != 0) others.push_back(static_cast<std::uint32_t>(r));
            else codes[r] = code_of(outcomes, plan, tally.sum[r], tally.answered[r]);
        }
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
