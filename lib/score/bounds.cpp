#include "score/bounds.hpp"

#include "expression/arithmetic.hpp"
#include "score/decide.hpp"
#include "score/sums.hpp"
#include "score/values.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

namespace attune::score {
namespace {

using expression::Column;
using expression::Number;
namespace cell = expression::cell;

constexpr std::size_t most_gates = 65536;

/// What an open item could add to a score: weight x points of each of its answers where `every`, else as far as the ends need
/// it. Nothing where that has no bounds.
std::vector<Rational> reach_of(const Plan& plan, const KeyPlan& key, bool every) {
    std::vector<Rational> reach;
    if (plan.items[key.item].type == instrument::Type::choice) {
        for (const auto& points : key.points)
            if (points) reach.push_back(*points * key.weight);
        return reach;
    }
    const instrument::ResponseSet& set = plan.instrument->response_of(key.item);
    if (!set.min || !set.max) return reach;
    const auto add = [&](const Rational& answer) { reach.push_back(*key.of(answer, 0) * key.weight); };
    if (!every) {
        add(*set.min);
        add(*set.max);
        return reach;
    }
    const Rational step = set.type == instrument::Type::slider ? set.step : Rational(1);
    if (set.type == instrument::Type::number || (*set.max - *set.min) / step >= Rational(20000)) return reach;
    for (Rational x = *set.min; x <= *set.max; x = x + step) add(x);
    return reach;
}

/// Whether an answer could have no points.
bool leaves_out(const KeyPlan& key) {
    return std::any_of(key.points.begin(), key.points.end(), [](const auto& points) { return !points; });
}

/// Bounds of a sum or mean in rows none of whose items is perhaps hidden: blank by blank, exact.
class Attainable {
public:
    Attainable(Frame& frame, const ScorePlan& plan) : plan_(plan) {
        for (const KeyPlan& key : plan.keys) {
            reaches_.push_back(reach_of(frame.plan(), key, plan.score->has_table));
            zeros_.push_back(counts_zero(frame, key));
            columns_.push_back(&frame.item(key.item));
            leaves_out_.push_back(leaves_out(key));
        }
        const bool any_left_out = std::any_of(leaves_out_.begin(), leaves_out_.end(), [](bool one) { return one; });
        if (!plan.whole || plan.score->has_table || any_left_out) return;
        for (std::size_t k = 0; k < plan.keys.size(); ++k) {
            const auto points = std::span(plan.whole->points[k]).first(plan.keys[k].points.size());
            const auto [least, most] = std::minmax_element(points.begin(), points.end());
            ends_.emplace_back(*least, *most);
        }
    }

    /// Adds what row `row` of the frame can attain to row `to` of the bounds.
    void add(std::size_t row, Bounds& bounds, std::size_t to) const {
        if (!ends_.empty()) return add_whole(row, bounds, to);
        std::set<Rational> sums{Rational(0)};
        Rational low(0);
        Rational high(0);
        Rational weight(0);
        bool any = false;
        std::size_t answers = 0;  // that there would be
        for (std::size_t k = 0; k < plan_.keys.size(); ++k) {
            if (columns_[k]->cells[row] == cell::hidden) continue;
            any = true;
            answers += zero(k, row) ? 0 : 1;
            weight = weight + plan_.keys[k].weight;
            const std::vector<Rational> points = points_of(k, row);
            const bool open = !zero(k, row) && !cell::is_answered(columns_[k]->cells[row]);
            if (leaves_out_[k] && (open || points.empty())) bounds.partial[to] = 1;
            if (points.empty()) return;
            const auto [least, most] = std::minmax_element(points.begin(), points.end());
            low = low + *least;
            high = high + *most;
            if (plan_.score->has_table) sums = plus(sums, points);
        }
        if (!any || !is_enough(answers, weight <= Rational(0), bounds, to)) return;
        if (!plan_.score->has_table) sums = {low, high};
        for (const Rational& sum : sums) widen(is_mean() ? sum / weight : sum, bounds, to);
    }

    /// The weighted points that key `k` can add in a row; none where it has no bounds.
    std::vector<Rational> points_of(std::size_t k, std::size_t row) const {
        const KeyPlan& key = plan_.keys[k];
        const Column& column = *columns_[k];
        if (zero(k, row)) return {Rational(0)};
        if (!cell::is_answered(column.cells[row])) return reaches_[k];
        const auto points = key.of(expression::number_of(column, row), column.cells[row]);
        if (!points) return {};
        return {*points * key.weight};
    }

private:
    bool zero(std::size_t k, std::size_t row) const { return !zeros_[k].empty() && zeros_[k][row] != 0; }
    bool is_mean() const { return plan_.score->kind == instrument::Score::Kind::mean; }

    /// Whether so many answers would make a score.
    bool is_enough(std::size_t answers, bool no_weight, Bounds& bounds, std::size_t to) const {
        const bool enough = answers >= plan_.score->missing.least && !(is_mean() && no_weight);
        if (!enough) bounds.partial[to] = 1;
        return enough;
    }

    void widen(const Rational& raw, Bounds& bounds, std::size_t to) const {
        if (const auto value = finish(*plan_.score, raw)) bounds.widen(to, *value, *value);
        else bounds.partial[to] = 1;
    }

    /// The same in whole numbers, where all points are such on one scale and no answer is without.
    void add_whole(std::size_t row, Bounds& bounds, std::size_t to) const {
        const WholeKeys& whole = *plan_.whole;
        std::int64_t low = 0;
        std::int64_t high = 0;
        std::int64_t weight = 0;
        std::size_t answers = 0;
        bool any = false;
        for (std::size_t k = 0; k < ends_.size(); ++k) {
            const expression::Cell c = columns_[k]->cells[row];
            if (c == cell::hidden) continue;
            any = true;
            weight += whole.weights[k];
            if (zero(k, row)) continue;
            ++answers;
            low += cell::is_answered(c) ? whole.points[k][c] : ends_[k].first;
            high += cell::is_answered(c) ? whole.points[k][c] : ends_[k].second;
        }
        if (!any || !is_enough(answers, weight <= 0, bounds, to)) return;
        const std::int64_t divisor = is_mean() ? weight : whole.scale;
        for (const std::int64_t sum : {low, high}) widen(Rational(sum, divisor), bounds, to);
    }

    static std::set<Rational> plus(const std::set<Rational>& sums, const std::vector<Rational>& points) {
        std::set<Rational> all;
        for (const Rational& sum : sums)
            for (const Rational& p : points) all.insert(sum + p);
        return all;
    }

    const ScorePlan& plan_;
    std::vector<std::vector<Rational>> reaches_;
    std::vector<std::vector<std::uint8_t>> zeros_;
    std::vector<const Column*> columns_;
    std::vector<bool> leaves_out_;
    std::vector<std::pair<std::int32_t, std::int32_t>> ends_;  ///< the least and the most of each key, as whole numbers; empty where not
};

/// Rows in which it is open whether an item of the score is shown, or whether a blank counts 0.
std::vector<std::uint8_t> unsure_rows(Frame& frame, const ScorePlan& plan) {
    std::vector<std::uint8_t> unsure(frame.rows(), 0);
    if (plan.plain) return unsure;
    for (const KeyPlan& key : plan.keys) {
        const Column& column = frame.item(key.item);
        for (std::size_t r = 0; r < column.shown.size(); ++r) unsure[r] |= column.shown[r] == expression::unknown;
        if (key.zero_when.empty()) continue;
        // what it rests on may itself be hidden by another filling, so that what holds on the row is sure only if it holds whatever the blanks hold
        const std::vector<expression::Truth> whatever = expression::truths(key.zero_when, frame, expression::Mode::intervals);
        const auto& zero = frame.condition(key.zero_when);
        for (std::size_t r = 0; r < zero.size(); ++r)
            unsure[r] |= (zero[r] == expression::unknown || whatever[r] != zero[r]) && cell::is_blank(column.cells[r]);
    }
    return unsure;
}

/// Takes the ends of an interval into the bounds of a row, where it has ends.
void widen_to_ends(const instrument::Score& score, const Number& interval, std::uint32_t row, Bounds& bounds) {
    if (interval.absent || !interval.bounded) return;
    if (interval.maybe) bounds.partial[row] = 1;
    for (const Rational& end : {interval.low, interval.high})
        if (const auto value = finish(score, end)) bounds.widen(row, *value, *value);
}

/// What one item can add in a row: its answer, or what it could reach; unbounded where that has no ends.
Number element_of(const KeyPlan& key, const Column& column, std::uint32_t row, const std::vector<Rational>& reach) {
    const expression::Cell c = expression::possible_cell(column, row);
    Number element = Number::unbounded();
    if (cell::is_answered(c)) {
        const auto points = key.of(expression::number_of(column, row), c);
        if (points) element = Number::between(*points * key.weight, *points * key.weight);
    } else if (!reach.empty()) {
        const auto [least, most] = std::minmax_element(reach.begin(), reach.end());
        element = Number::between(*least, *most);
    }
    element.maybe = !column.shown.empty() && column.shown[row] == expression::unknown;
    return element;
}

/// Where there are too many cases: each item between its ends, there or not.
void by_intervals(Frame& frame, const ScorePlan& plan, const std::vector<std::uint32_t>& rows, Bounds& bounds) {
    const bool mean = plan.score->kind == instrument::Score::Kind::mean;
    const bool weighted = std::any_of(plan.keys.begin(), plan.keys.end(), [](const KeyPlan& key) { return key.weight != Rational(1); });
    if (rows.empty() || plan.score->has_table || (mean && weighted)) return;
    std::vector<std::vector<Rational>> reaches;
    for (const KeyPlan& key : plan.keys) {
        reaches.push_back(reach_of(frame.plan(), key, false));
        if (!key.zero_when.empty() && !reaches.back().empty()) reaches.back().emplace_back(0);  // what has no ends gains none
    }
    for (const std::uint32_t row : rows) {
        std::vector<Number> elements;
        std::size_t sure = 0;  // answers that there would be, whatever is hidden
        for (std::size_t k = 0; k < plan.keys.size(); ++k) {
            const KeyPlan& key = plan.keys[k];
            const Column& column = frame.item(key.item);
            const expression::Cell c = expression::possible_cell(column, row);
            if (c == cell::hidden) continue;
            elements.push_back(element_of(key, column, row, reaches[k]));
            sure += !elements.back().maybe && (cell::is_answered(c) || key.zero_when.empty()) ? 1 : 0;
            if (leaves_out(key) && !cell::is_answered(c)) bounds.partial[row] = 1;
        }
        if (sure < plan.score->missing.least) bounds.partial[row] = 1;
        widen_to_ends(*plan.score, expression::gather(mean ? expression::Op::mean : expression::Op::sum, elements), row, bounds);
    }
}

Bounds of_keys(Frame& frame, std::size_t score) {
    const ScorePlan& plan = frame.plan().scores[score];
    const Values& known = frame.values(score);
    const std::vector<std::uint8_t> unsure = unsure_rows(frame, plan);
    Bounds bounds(frame.rows());
    std::vector<std::uint32_t> gated;
    std::optional<Attainable> attainable;
    for (std::uint32_t r = 0; r < frame.rows(); ++r) {
        if (unsure[r]) {
            gated.push_back(r);
        } else if (known.status(r) == Status::complete) {
            bounds.set(r, known.value(r));
        } else if (known.status(r) != Status::not_applicable) {
            if (!attainable) attainable.emplace(frame, plan);
            attainable->add(r, bounds, r);
        }
    }
    const auto too_many = try_fillings(frame, plan.gates, gated, most_gates, [&](Frame& fillings) {
        const Attainable within(fillings, plan);
        for (std::size_t k = 0; k < fillings.rows(); ++k) within.add(k, bounds, fillings.base_row(k));
    });
    by_intervals(frame, plan, too_many, bounds);
    return bounds;
}

/// Rows in which something that the score depends on is open.
std::vector<std::uint32_t> open_rows(Frame& frame, const Opening& opening) {
    std::vector<std::uint8_t> open(frame.rows(), 0);
    for (const Leaf& leaf : opening) {
        for (std::size_t r = 0; r < open.size(); ++r) open[r] |= frame.open(leaf, r);
    }
    std::vector<std::uint32_t> rows;
    for (std::uint32_t r = 0; r < open.size(); ++r)
        if (open[r]) rows.push_back(r);
    return rows;
}

Bounds of_expression(Frame& frame, std::size_t score) {
    const ScorePlan& plan = frame.plan().scores[score];
    const Values& known = frame.values(score);
    Bounds bounds(frame.rows());
    const std::vector<std::uint32_t> open = open_rows(frame, plan.opening);
    std::size_t next = 0;
    for (std::uint32_t r = 0; r < frame.rows(); ++r) {
        const bool is_open = next < open.size() && open[next] == r;
        if (is_open) ++next;
        else if (known.known(r)) bounds.set(r, known.value(r));
    }
    const auto too_many = try_fillings(frame, plan.opening, open, most_bound_cases, [&](Frame& fillings) {
        const Values& values = fillings.values(score);
        for (std::size_t k = 0; k < fillings.rows(); ++k) {
            if (values.known(k)) bounds.widen(fillings.base_row(k), values.value(k), values.value(k));
            else bounds.partial[fillings.base_row(k)] = 1;
        }
    });
    if (too_many.empty() || plan.score->has_table) return bounds;
    if (plan.score->kind == instrument::Score::Kind::criterion) {  // it is met or not, and no number lies between
        for (const std::uint32_t r : too_many) bounds.widen(r, Rational(0), Rational(1));
        return bounds;
    }
    const std::vector<Number> numbers = expression::numbers(plan.program, frame, expression::Mode::intervals);
    for (const std::uint32_t r : too_many) widen_to_ends(*plan.score, numbers[r], r, bounds);
    return bounds;
}

}  // namespace

Bounds bounds(Frame& frame, std::size_t score) {
    return frame.plan().scores[score].keys.empty() ? of_expression(frame, score) : of_keys(frame, score);
}

Derived way_of_bounds(Frame& frame, std::size_t score, std::uint32_t row) {
    const ScorePlan& plan = frame.plan().scores[score];
    if (plan.keys.empty()) {
        Cases cases = cases_of(frame, plan.opening, row, most_bound_cases);
        const Way way = cases.open.empty() ? Way::known : cases.size > 0 ? Way::by_cases : Way::by_ends;
        return {way, std::move(cases)};
    }
    if (unsure_rows(frame, plan)[row]) {
        Cases cases = cases_of(frame, plan.gates, row, most_gates);
        return {cases.size > 0 ? Way::by_cases : Way::by_ends, std::move(cases)};
    }
    const Status status = frame.values(score).status(row);
    return {status == Status::complete || status == Status::not_applicable ? Way::known : Way::by_blanks, {}};
}

std::vector<Rational> reach_of(Frame& frame, const ScorePlan& plan, std::size_t key, std::size_t row) {
    return Attainable(frame, plan).points_of(key, row);
}

void mark_perhaps_absent(Frame& frame, std::size_t score, std::vector<Number>& numbers) {
    std::vector<std::uint8_t> surely(numbers.size(), 0);
    for (const std::size_t item : frame.plan().scores[score].items) {
        const Column& column = frame.item(item);
        for (std::size_t r = 0; r < numbers.size(); ++r)
            surely[r] |= column.cells[r] != cell::hidden && (column.shown.empty() || column.shown[r] == expression::yes);
    }
    const bool rests_on_items = !frame.plan().scores[score].items.empty();
    for (std::size_t r = 0; r < numbers.size(); ++r) numbers[r].maybe = rests_on_items && !surely[r];
}

}  // namespace attune::score
