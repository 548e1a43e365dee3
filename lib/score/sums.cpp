#include "score/sums.hpp"

#include <algorithm>

namespace attune::score {

namespace cell = expression::cell;

std::optional<Rational> Sums::add(const KeyPlan& key, expression::Cell c, const Rational& answer, bool zero) {
    if (c == cell::hidden) return std::nullopt;
    ++shown;
    shown_weight = shown_weight + key.weight;
    invalid = invalid || c == cell::invalid;
    if (!zero && !cell::is_answered(c)) return std::nullopt;
    ++settled;
    weight = weight + key.weight;
    if (zero) return std::nullopt;
    ++answered;
    const std::optional<Rational> points = key.of(answer, c);
    invalid = invalid || !points;
    if (points) sum = sum + key.weight * *points;
    return points;
}

Settled settle(const instrument::Score& score, const Sums& s) {
    if (s.shown == 0) return {Status::not_applicable, {}};
    if (s.invalid) return {Status::invalid, {}};
    const std::size_t blanks = s.shown - s.settled;
    const bool zero = score.missing.zero;
    const Rational& by = zero ? s.shown_weight : s.weight;
    const bool mean = score.kind == instrument::Score::Kind::mean;
    const bool divides = blanks > 0 || mean;
    if (blanks > allowed_blanks(score.missing, s.shown)) return {Status::insufficient, {}, Lack::too_many_blanks};
    if (s.answered < score.missing.least) return {Status::insufficient, {}, Lack::too_few_answers};
    if (divides && by <= Rational(0)) return {Status::insufficient, {}, Lack::no_weight};
    const Status status = blanks > 0 ? Status::prorated : Status::complete;
    if (mean) return {status, s.sum / by};
    if (blanks > 0 && !zero) return {status, s.sum * s.shown_weight / s.weight};
    return {status, s.sum};
}

std::size_t allowed_blanks(const instrument::MissingRule& rule, std::size_t shown) {
    if (!rule.percent) return static_cast<std::size_t>(rule.allow.floor());
    return static_cast<std::size_t>((rule.allow * Rational(static_cast<std::int64_t>(shown)) / Rational(100)).floor());
}

std::optional<Rational> finish(const instrument::Score& score, const Rational& raw, Finish* steps) {
    Rational x = score.multiply ? raw * *score.multiply : raw;
    if (steps && score.multiply) steps->multiplied = x;
    if (score.has_table) {
        const auto row = std::lower_bound(score.table.begin(), score.table.end(), x,
                                          [](const auto& pair, const Rational& value) { return pair.first < value; });
        if (row == score.table.end() || row->first != x) return std::nullopt;
        x = row->second;
        if (steps) steps->looked_up = x;
    }
    if (score.round) x = round_to(x, score.round->to, score.round->half);
    if (steps && score.round) steps->rounded = x;
    if (x.overflown()) return std::nullopt;
    return x;
}

Outcomes::Outcome come_to(const instrument::Score& score, const Sums& sums) {
    const Settled settled = settle(score, sums);
    if (settled.status != Status::complete && settled.status != Status::prorated) return {settled.status, {}};
    const std::optional<Rational> value = finish(score, settled.raw);
    return value ? Outcomes::Outcome{settled.status, *value} : Outcomes::Outcome{Status::insufficient, {}};
}

}  // namespace attune::score
