#include "proof/attainable.hpp"
#include "proof/cases.hpp"
#include "score/answers.hpp"
#include "score/decide.hpp"
#include "score/sums.hpp"
#include "score/values.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <tuple>

namespace attune::proof {
namespace {

using instrument::Score;

constexpr std::size_t widest = 65536;       // steps from the least sum to the greatest
constexpr std::size_t most_states = 4096;   // ways of leaving items blank or hidden that differ in what they weigh
constexpr std::size_t most_values = 50000;  // listed of one score
constexpr std::int64_t finest = 1000000;    // parts of a point

/// A set of whole numbers from 0 up.
class Steps {
public:
    explicit Steps(std::size_t width) : words_((width + 63) / 64, 0) {}
    void insert(std::size_t n) { words_[n / 64] |= std::uint64_t{1} << (n % 64); }
    bool contains(std::size_t n) const { return (words_[n / 64] >> (n % 64) & 1U) != 0; }

    /// Adds all of another set, each larger by `by`; none grows past the width.
    void insert_shifted(const Steps& other, std::size_t by) {
        const std::size_t words = by / 64;
        const std::size_t bits = by % 64;
        for (std::size_t k = words_.size(); k-- > words;) {
            std::uint64_t moved = other.words_[k - words] << bits;
            if (bits != 0 && k > words) moved |= other.words_[k - words - 1] >> (64 - bits);
            words_[k] |= moved;
        }
    }

private:
    std::vector<std::uint64_t> words_;
};

/// What one item can add, in whole steps, and whether it can be left out.
struct Part {
    std::vector<std::int64_t> points;  ///< points x weight of each answer
    std::int64_t weight = 0;
    std::int64_t least = 0;  ///< of the points, and of 0 where it can be left out
    std::int64_t most = 0;
    bool hidden = false;
};

/// How some of the items were answered: how many, how many shown, and what these weigh.
struct State {
    std::size_t answered = 0;
    std::size_t shown = 0;
    std::int64_t weight = 0;
    std::int64_t shown_weight = 0;

    auto key() const { return std::tie(answered, shown, weight, shown_weight); }
    friend bool operator<(const State& a, const State& b) { return a.key() < b.key(); }
};

/// The weighted points of each answer of an item; nothing where they have no steps or no ends.
std::optional<std::vector<Rational>> points_of(const score::Plan& plan, const score::KeyPlan& key) {
    constexpr std::int64_t most_answers = 2000;
    std::vector<Rational> all;
    for (const auto& points : key.points)
        if (points) all.push_back(*points * key.weight);
    const instrument::ResponseSet& set = plan.instrument->response_of(key.item);
    if (set.type == instrument::Type::choice) return all;
    const Rational step = set.type == instrument::Type::slider ? set.step : Rational(1);
    if (set.type == instrument::Type::number || !set.min || !set.max || (*set.max - *set.min) / step > Rational(most_answers))
        return std::nullopt;
    for (Rational x = *set.min; x <= *set.max; x = x + step) all.push_back(*key.of(x, 0) * key.weight);
    return all;
}

/// Sums of points of one score, for every way of leaving items out that its rule allows.
class Sums {
public:
    Sums(const score::Plan& plan, const score::ScorePlan& score) : plan_(plan), score_(score) {}

    /// False where the sums cannot be listed.
    bool reckon() {
        if (!parts()) return false;
        std::int64_t width = 1;
        for (const Part& part : parts_) width += part.most - part.least;
        if (width > static_cast<std::int64_t>(widest)) return false;
        width_ = static_cast<std::size_t>(width);
        Steps none(width_);
        none.insert(0);
        states_.emplace(State{}, std::move(none));
        return std::all_of(parts_.begin(), parts_.end(), [this](const Part& part) { return add(part); });
    }

    /// All that these give, before `multiply`; false where they are too many to be listed.
    bool finish(Finish& to) const {
        std::size_t count = 0;
        std::int64_t offset = 0;
        for (const Part& part : parts_) offset += part.least;
        for (const auto& [state, sums] : states_) {
            const std::size_t blanks = state.shown - state.answered;
            const Score& score = *score_.score;
            if (state.shown == 0 || state.answered < score.missing.least || blanks > score::allowed_blanks(score.missing, state.shown))
                continue;
            for (std::size_t n = 0; n < width_; ++n) {
                if (!sums.contains(n)) continue;
                if (++count > most_values) return false;
                const auto raw = value(state, static_cast<std::int64_t>(n) + offset, blanks);
                if (raw) to.add(*raw, blanks == 0);
            }
        }
        return true;
    }

private:
    bool parts() {
        std::vector<std::vector<Rational>> points;
        for (const score::KeyPlan& key : score_.keys) {
            auto of_key = points_of(plan_, key);
            if (!of_key || of_key->empty()) return false;
            if (!key.zero_when.empty()) of_key->emplace_back(0);
            for (const Rational& p : *of_key)
                if (!widen(p)) return false;
            if (!widen(key.weight)) return false;
            points.push_back(std::move(*of_key));
        }
        for (std::size_t k = 0; k < points.size(); ++k) parts_.push_back(part(score_.keys[k], points[k]));
        return true;
    }

    bool widen(const Rational& value) {
        if (value.overflown() || value.denominator() > finest) return false;
        scale_ = std::lcm(scale_, static_cast<std::int64_t>(value.denominator()));
        return scale_ <= finest && value < Rational(finest) && -value < Rational(finest);
    }

    std::int64_t scaled(const Rational& value) const { return static_cast<std::int64_t>((value * Rational(scale_)).numerator()); }

    Part part(const score::KeyPlan& key, const std::vector<Rational>& points) const {
        Part part;
        for (const Rational& p : points) part.points.push_back(scaled(p));
        std::sort(part.points.begin(), part.points.end());
        part.points.erase(std::unique(part.points.begin(), part.points.end()), part.points.end());
        part.weight = scaled(key.weight);
        part.hidden = may_be_hidden(plan_, key.item);
        const bool left_out = part.hidden || score::allowed_blanks(score_.score->missing, score_.keys.size()) > 0;
        part.least = left_out ? std::min<std::int64_t>(0, part.points.front()) : part.points.front();
        part.most = left_out ? std::max<std::int64_t>(0, part.points.back()) : part.points.back();
        return part;
    }

    /// Takes one more item into account: answered, blank where one more is allowed, hidden where it may be.
    bool add(const Part& part) {
        const std::size_t most_blanks = score::allowed_blanks(score_.score->missing, score_.keys.size());
        std::map<State, Steps> next;
        const auto reach = [&](const State& state, const Steps& from, std::int64_t points) {
            next.try_emplace(state, width_).first->second.insert_shifted(from, static_cast<std::size_t>(points - part.least));
        };
        for (const auto& [state, sums] : states_) {
            const State answered{state.answered + 1, state.shown + 1, state.weight + part.weight, state.shown_weight + part.weight};
            for (const std::int64_t points : part.points) reach(answered, sums, points);
            if (state.shown - state.answered < most_blanks)
                reach({state.answered, state.shown + 1, state.weight, state.shown_weight + part.weight}, sums, 0);
            if (part.hidden) reach(state, sums, 0);
        }
        states_ = std::move(next);
        return states_.size() <= most_states && states_.size() * width_ <= widest * 64;
    }

    std::optional<Rational> value(const State& state, std::int64_t sum, std::size_t blanks) const {
        const bool zero = score_.score->missing.zero;
        const std::int64_t by = zero ? state.shown_weight : state.weight;
        const bool mean = score_.score->kind == Score::Kind::mean;
        if ((mean || blanks > 0) && by <= 0) return std::nullopt;
        if (mean) return Rational(sum, by);
        if (blanks > 0 && !zero) return Rational(sum) * Rational(state.shown_weight, by) / Rational(scale_);
        return Rational(sum, scale_);
    }

    const score::Plan& plan_;
    const score::ScorePlan& score_;
    std::int64_t scale_ = 1;
    std::size_t width_ = 0;
    std::vector<Part> parts_;
    std::map<State, Steps> states_;
};

/// Whether a score, or what shows its items, asks how a row is answered.
bool rests_on_row(const score::Plan& plan, std::size_t score) {
    const score::ScorePlan& whole = plan.scores[score];
    const auto asks = [&](std::size_t s) {
        const auto& keys = plan.scores[s].keys;
        return asks_row(plan.scores[s].program) ||
               std::any_of(keys.begin(), keys.end(), [](const score::KeyPlan& key) { return asks_row(key.zero_when); });
    };
    const auto shown = [&](std::size_t item) {
        const auto& when = plan.items[item].when;
        return std::any_of(when.begin(), when.end(), asks_row);
    };
    return asks(score) || std::any_of(whole.scores.begin(), whole.scores.end(), asks) ||
           std::any_of(whole.items.begin(), whole.items.end(), shown);
}

/// Whether the engine tries all cases of what is open, rather than reckon with their ends.
bool tried(const score::ScorePlan& plan) {
    const score::Opening& opening = plan.keys.empty() ? plan.opening : plan.gates;
    std::size_t cases = 1;
    for (const score::Leaf& leaf : opening) {
        if (!leaf.listed || leaf.fillings.empty() || leaf.fillings.size() > score::most_bound_cases / cases) return false;
        cases *= leaf.fillings.size();
    }
    return true;
}

}  // namespace

Values ends_of(const score::Plan& plan, std::size_t score) {
    if (rests_on_row(plan, score)) return {};
    score::Answers nothing(plan);
    const score::Bounds& bounds = nothing.frame().bounds(score);
    Values ends;
    if (bounds.bounded[0] == 0) return ends;
    ends.bounded = true;
    ends.exact = (!plan.scores[score].keys.empty() && plan.scores[score].plain) || tried(plan.scores[score]);
    ends.low = bounds.low[0];
    ends.high = bounds.high[0];
    return ends;
}

Attainable attainable_of_keys(const score::Plan& plan, std::size_t score) {
    const score::ScorePlan& keyed = plan.scores[score];
    Attainable attainable;
    Sums sums(plan, keyed);
    Finish finish(*keyed.score, attainable);
    if (sums.reckon() && sums.finish(finish)) {
        finish.settle(keyed.plain, true);
        return attainable;
    }
    attainable = {};
    attainable.rows_are_known = false;
    attainable.complete = ends_of(plan, score);
    const auto hidden = [&](const score::KeyPlan& key) { return may_be_hidden(plan, key.item); };
    const bool blanks = score::allowed_blanks(keyed.score->missing, keyed.keys.size()) > 0;
    if (!blanks && std::none_of(keyed.keys.begin(), keyed.keys.end(), hidden)) attainable.all = attainable.complete;
    return attainable;
}

}  // namespace attune::proof
