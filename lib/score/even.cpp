#include "score/even.hpp"

#include "score/frame.hpp"
#include "score/sums.hpp"
#include "text/clones.hpp"

namespace attune::score {
namespace {

using expression::Cell;
namespace cell = expression::cell;

/// Sums of even keys over all rows. In narrow columns and without a branch, so that the compiler adds many rows at a time.
template <class Sum>
struct Tally {
    std::vector<Sum> sum;
    std::vector<std::uint8_t> answered;
    std::vector<std::uint8_t> irregular;  ///< something is hidden or invalid; empty where nothing is, in any row

    explicit Tally(std::size_t rows) : sum(rows, 0), answered(rows, 0) {}
};

// What follows looks at many rows at a time; the compiler sees that only of a function by itself.

/// Adds `start + step * cell` where a cell is answered, and counts those.
ATTUNE_CLONES void add_points(std::size_t rows, const Cell* __restrict cells, EvenKeys::Step key, std::int16_t* __restrict sum,
                              std::uint8_t* __restrict answered) {
    for (std::size_t r = 0; r < rows; ++r) {
        const bool there = cells[r] < cell::blank;
        const auto points =
            static_cast<std::int16_t>(key.start + static_cast<std::int16_t>(key.step * static_cast<std::int16_t>(cells[r])));
        sum[r] = static_cast<std::int16_t>(sum[r] + (there ? points : 0));
        answered[r] = static_cast<std::uint8_t>(answered[r] + (there ? 1 : 0));
    }
}

ATTUNE_CLONES void add_up(std::size_t rows, const Cell* __restrict cells, std::uint8_t start, std::uint8_t* __restrict sum,
                          std::uint8_t* __restrict answered) {
    for (std::size_t r = 0; r < rows; ++r) {
        const bool there = cells[r] < cell::blank;
        const auto points = static_cast<std::uint8_t>(start + cells[r]);
        sum[r] = static_cast<std::uint8_t>(sum[r] + (there ? points : 0));
        answered[r] = static_cast<std::uint8_t>(answered[r] + (there ? 1 : 0));
    }
}

ATTUNE_CLONES void add_down(std::size_t rows, const Cell* __restrict cells, std::uint8_t start, std::uint8_t* __restrict sum,
                            std::uint8_t* __restrict answered) {
    for (std::size_t r = 0; r < rows; ++r) {
        const bool there = cells[r] < cell::blank;
        const auto points = static_cast<std::uint8_t>(start - cells[r]);
        sum[r] = static_cast<std::uint8_t>(sum[r] + (there ? points : 0));
        answered[r] = static_cast<std::uint8_t>(answered[r] + (there ? 1 : 0));
    }
}

ATTUNE_CLONES void mark_irregular(std::size_t rows, const Cell* __restrict cells, std::uint8_t* __restrict irregular) {
    for (std::size_t r = 0; r < rows; ++r) irregular[r] = static_cast<std::uint8_t>(irregular[r] | (cells[r] >= cell::invalid ? 1 : 0));
}

void add(Tally<std::uint8_t>& tally, const std::vector<Cell>& cells, EvenKeys::Step key) {
    const auto start = static_cast<std::uint8_t>(key.start);
    (key.step > 0 ? add_up : add_down)(cells.size(), cells.data(), start, tally.sum.data(), tally.answered.data());
}

void add(Tally<std::int16_t>& tally, const std::vector<Cell>& cells, EvenKeys::Step key) {
    add_points(cells.size(), cells.data(), key, tally.sum.data(), tally.answered.data());
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
    const std::uint16_t code = outcomes.code(place);
    return code != Outcomes::none ? code : outcomes.add(place, come_to(*plan.score, sums_of(plan, sum, answered)));
}

/// The places of all rows among the outcomes: a table that has codes has no more places than these can say.
template <class Sum>
[[gnu::always_inline]] inline void find_places(std::size_t rows, const Sum* __restrict sum, const std::uint8_t* __restrict answered,
                                               std::uint16_t first, std::uint16_t width, std::uint16_t* __restrict places) {
    for (std::size_t r = 0; r < rows; ++r)
        places[r] = static_cast<std::uint16_t>(first + static_cast<std::uint16_t>(sum[r]) * width + answered[r]);
}

ATTUNE_CLONES void find_places(const Tally<std::uint8_t>& tally, std::uint16_t first, std::uint16_t width, std::uint16_t* places) {
    find_places(tally.sum.size(), tally.sum.data(), tally.answered.data(), first, width, places);
}

ATTUNE_CLONES void find_places(const Tally<std::int16_t>& tally, std::uint16_t first, std::uint16_t width, std::uint16_t* places) {
    find_places(tally.sum.size(), tally.sum.data(), tally.answered.data(), first, width, places);
}

template <class Sum>
Values by_tally(Frame& frame, const ScorePlan& plan, Outcomes& outcomes) {
    const std::size_t rows = frame.rows();
    Tally<Sum> tally(rows);
    for (std::size_t k = 0; k < plan.keys.size(); ++k) {
        const expression::Column& column = frame.item(plan.keys[k].item);
        add(tally, column.cells, plan.whole->even->keys[k]);
        if (column.highest < cell::invalid) continue;
        tally.irregular.resize(rows);
        mark_irregular(rows, column.cells.data(), tally.irregular.data());
    }
    std::vector<std::uint16_t> codes(rows);
    const std::size_t first = outcomes.place(0, 0);
    find_places(tally, static_cast<std::uint16_t>(first), static_cast<std::uint16_t>(outcomes.place(1, 0) - first), codes.data());
    std::vector<std::uint32_t> others;
    if (!outcomes.look_up(codes) || !tally.irregular.empty()) {
        for (std::size_t r = 0; r < rows; ++r) {
            const bool irregular = !tally.irregular.empty() && tally.irregular[r] != 0;
            if (irregular) others.push_back(static_cast<std::uint32_t>(r));
            if (irregular) codes[r] = Outcomes::none;
            else if (codes[r] == Outcomes::none) codes[r] = code_of(outcomes, plan, tally.sum[r], tally.answered[r]);
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
