#include "score/keys.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <span>
#include <tuple>

namespace attune::score {
namespace {

KeyPlan key_plan(const ItemPlan& item, const instrument::Key& key) {
    KeyPlan plan;
    plan.item = key.item;
    plan.weight = key.weight;
    plan.reverse = key.reverse;
    if (key.reverse) plan.turn = *item.domain.min + *item.domain.max;
    for (const Rational& code : item.domain.codes) {
        std::optional<Rational> points = key.reverse ? plan.turn - code : code;
        if (!key.recode.empty()) {
            const auto found = std::find_if(key.recode.begin(), key.recode.end(), [&](const auto& pair) { return pair.first == code; });
            points = found == key.recode.end() ? std::nullopt : std::optional(found->second);
        }
        plan.points.push_back(points);
    }
    return plan;
}

/// Makes the scale one in which `value` is whole too; false where that grows too large.
bool widen(std::int64_t& scale, const Rational& value) {
    constexpr std::int64_t largest = 1000000;
    if (value.overflown() || value.denominator() > largest) return false;
    scale = std::lcm(scale, static_cast<std::int64_t>(value.denominator()));
    return scale <= largest;
}

std::optional<std::int32_t> whole(const Rational& value) {
    const Rational limit(1 << 20);  // some thousand such items stay far from the ends of 32 bits
    if (!value.whole() || value > limit || value < -limit) return std::nullopt;
    return static_cast<std::int32_t>(value.numerator());
}

/// The keys as even steps, where they are that and 255 at most, none leaves a code out and none counts 0 under a condition.
std::optional<EvenKeys> even_keys(const ScorePlan& plan, const WholeKeys& whole) {
    constexpr std::size_t most_keys = 255;
    constexpr std::int64_t most_points = 32767;
    if (plan.keys.size() > most_keys) return std::nullopt;
    EvenKeys even{{}, whole.weights.front(), true, true};
    const auto ends_of = [&](std::size_t k) {
        const auto points = std::span(whole.points[k]).first(plan.keys[k].points.size());
        const auto [least, most] = std::minmax_element(points.begin(), points.end());
        return std::tuple(points.size(), *least, *most);
    };
    std::int64_t reach = 0;
    constexpr std::int64_t most_narrow = 255;
    for (std::size_t k = 0; k < plan.keys.size(); ++k) {
        const KeyPlan& key = plan.keys[k];
        const auto& points = whole.points[k];
        const bool partial = std::any_of(key.points.begin(), key.points.end(), [](const auto& one) { return !one; });
        if (partial || !key.zero_when.empty() || whole.weights[k] != even.weight || key.points.empty()) return std::nullopt;
        const std::int64_t step = key.points.size() > 1 ? points[1] - points[0] : 0;
        std::int64_t furthest = 0;
        for (std::size_t c = 0; c < key.points.size(); ++c) {
            if (points[c] != points[0] + step * static_cast<std::int64_t>(c)) return std::nullopt;
            furthest = std::max<std::int64_t>(furthest, std::abs(points[c]));
            even.narrow = even.narrow && points[c] >= 0;
        }
        even.alike = even.alike && ends_of(k) == ends_of(0);
        reach += furthest;
        even.narrow = even.narrow && std::abs(step) == 1 && reach <= most_narrow;
        if (reach > most_points || std::abs(step) > most_points) return std::nullopt;
        even.keys.push_back({static_cast<std::int16_t>(points[0]), static_cast<std::int16_t>(step)});
    }
    return even;
}

}  // namespace

std::optional<Rational> KeyPlan::of(const Rational& answer, expression::Cell cell) const {
    if (!points.empty()) return points[cell];
    return reverse ? turn - answer : answer;
}

std::vector<KeyPlan> key_plans(const Plan& plan, const instrument::Score& score) {
    std::vector<KeyPlan> keys;
    keys.reserve(score.keys.size());
    for (const instrument::Key& key : score.keys) keys.push_back(key_plan(plan.items[key.item], key));
    return keys;
}

std::optional<WholeKeys> whole_keys(const Plan& plan, const ScorePlan& score) {
    if (score.keys.empty()) return std::nullopt;
    WholeKeys keys;
    for (const KeyPlan& key : score.keys) {
        if (plan.items[key.item].type != instrument::Type::choice || !widen(keys.scale, key.weight)) return std::nullopt;
        for (const auto& points : key.points)
            if (points && !widen(keys.scale, *points * key.weight)) return std::nullopt;
    }
    keys.points.reserve(score.keys.size());
    for (const KeyPlan& key : score.keys) {
        std::array<std::int32_t, 256> table{};
        for (std::size_t c = 0; c < key.points.size(); ++c) {
            const auto scaled = whole(key.points[c].value_or(Rational(0)) * key.weight * Rational(keys.scale));
            if (!scaled) return std::nullopt;
            table[c] = *scaled;
        }
        const auto weight = whole(key.weight * Rational(keys.scale));
        if (!weight) return std::nullopt;
        keys.points.push_back(table);
        keys.weights.push_back(*weight);
    }
    keys.even = even_keys(score, keys);
    return keys;
}

}  // namespace attune::score
