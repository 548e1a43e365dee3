#include "proof/mutant.hpp"
#include "score/keys.hpp"
#include "text/decimal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>

namespace attune::proof {
namespace {

using instrument::Score;
using Edit = std::function<void(Score&)>;

/// Gathers the changes of one score.
class ScoreMutants {
public:
    ScoreMutants(const score::Plan& plan, std::size_t index, const std::set<Rational>& attained, std::vector<Mutant>& mutants)
        : plan_(plan), index_(index), score_(*plan.scores[index].score), attained_(attained), mutants_(mutants) {}

    void run() {
        if (score_.keyed()) {
            for (std::size_t k = 0; k < score_.keys.size(); ++k) key(k);
            kind();
            blanks();
        }
        multiply();
        table();
        rounding();
        for (std::size_t b = 0; b < score_.bands.size(); ++b) band(b);
        for (std::size_t r = 0; r < score_.references.size(); ++r) reference(r);
    }

private:
    const std::string& item(std::size_t k) const { return plan_.instrument->items[score_.keys[k].item].id; }

    Mutant& add(Mutant::Reach reach, Position at, std::string change, Edit edit) {
        Mutant mutant;
        mutant.reach = reach;
        mutant.index = index_;
        mutant.at = at;
        mutant.change = std::move(change);
        mutant.apply = [edit = std::move(edit)](score::Plan&, Score& score) { edit(score); };
        return mutants_.emplace_back(std::move(mutant));
    }

    void value(Position at, std::string change, Edit edit) { add(Mutant::Reach::score, at, std::move(change), std::move(edit)); }
    void reading(Position at, std::string change, Edit edit) { add(Mutant::Reach::reading, at, std::move(change), std::move(edit)); }

    /// A change of the keys, which are made anew after it.
    Mutant& keys(Position at, std::string change, Edit edit) {
        Mutant& mutant = add(Mutant::Reach::score, at, std::move(change), {});
        mutant.apply = [edit = std::move(edit), index = index_](score::Plan& plan, Score& score) {
            edit(score);
            score::ScorePlan& made = plan.scores[index];
            std::vector<score::KeyPlan> fresh = score::key_plans(plan, score);
            for (score::KeyPlan& key : fresh)
                for (score::KeyPlan& old : made.keys)
                    if (old.item == key.item) key.zero_when = std::move(old.zero_when);
            made.keys = std::move(fresh);
            made.whole = score::whole_keys(plan, made);
        };
        return mutant;
    }

    void key(std::size_t k) {
        const instrument::Key& key = score_.keys[k];
        const instrument::ResponseSet& set = plan_.instrument->response_of(key.item);
        if (key.recode.empty() && set.min && set.max)
            keys(key.reverse ? key.reverse_at : key.at,
                 fmt::format("{} is {} in {}", item(k), key.reverse ? "not reversed" : "reversed", score_.name),
                 [k](Score& score) { score.keys[k].reverse = !score.keys[k].reverse; });
        if (score_.keys.size() > 1)
            keys(key.at, fmt::format("{} is left out of {}", item(k), score_.name), [k](Score& score) {
                score.keys.erase(score.keys.begin() + static_cast<std::ptrdiff_t>(k));
            }).relink = true;
        const Rational weight = key.weight + Rational(1);
        keys(key.at, fmt::format("{} has the weight {} in {}", item(k), shown(weight), score_.name),
             [k, weight](Score& score) { score.keys[k].weight = weight; });
        for (std::size_t c = 0; c < key.recode.size(); ++c) {
            const auto& [code, points] = key.recode[c];
            keys(key.recode_at, fmt::format("{} of {} gives {} in {}", shown(code), item(k), shown(points + Rational(1)), score_.name),
                 [k, c](Score& score) { score.keys[k].recode[c].second = score.keys[k].recode[c].second + Rational(1); });
        }
    }

    void kind() {
        const bool mean = score_.kind == Score::Kind::mean;
        value(score_.at, fmt::format("{} is a {}", score_.name, mean ? "sum" : "mean"),
              [mean](Score& score) { score.kind = mean ? Score::Kind::sum : Score::Kind::mean; });
    }

    void allow(const Rational& limit) {
        const auto& rule = score_.missing;
        value(rule_at(),
              fmt::format("{} allows {}{}", score_.name, shown(limit),
                          rule.percent           ? "% of blanks"
                          : limit == Rational(1) ? " blank"
                                                 : " blanks"),
              [limit](Score& score) { score.missing.allow = limit; });
    }

    Position rule_at() const { return score_.has_missing_rule ? score_.missing.at : score_.at; }

    void blanks() {
        const auto& rule = score_.missing;
        const auto size = static_cast<std::int64_t>(score_.keys.size());
        const Rational step = rule.percent ? Rational(100, size) : Rational(1);
        allow(rule.allow + step);
        if (rule.allow >= step) allow(rule.allow - step);
        if (rule.allow > Rational(0))
            value(rule_at(), fmt::format("blanks {} in {}", rule.zero ? "are prorated" : "count 0", score_.name),
                  [](Score& score) { score.missing.zero = !score.missing.zero; });
        for (const std::size_t least : {rule.least - 1, rule.least + 1}) {
            if (least == 0 || (always_answered(least) && always_answered(rule.least))) continue;
            value(rule_at(), fmt::format("{} asks for {} answer{}", score_.name, least, least == 1 ? "" : "s"),
                  [least](Score& score) { score.missing.least = least; });
        }
        for (const auto& [zero, when] : rule.zero_when) {
            value(when.at, fmt::format("a blank {} never counts 0 in {}", plan_.instrument->items[zero].id, score_.name), {});
            mutants_.back().relink = true;
            mutants_.back().apply = [index = index_, one = zero](score::Plan& plan, Score&) {
                for (score::KeyPlan& key : plan.scores[index].keys)
                    if (key.item == one) key.zero_when = {};
            };
        }
    }

    void multiply() {
        if (!score_.multiply) return;
        Rational by = *score_.multiply + last_digit(*score_.multiply);
        if (by == Rational(0)) by = Rational(1);
        value(score_.multiply_at, fmt::format("{} is multiplied by {}", score_.name, shown(by)),
              [by](Score& score) { score.multiply = by; });
    }

    void table() {
        for (std::size_t row = 0; row < score_.table.size(); ++row) {
            const auto& [from, to] = score_.table[row];
            const Rational other = to + last_digit(to);
            value(score_.table_at[row], fmt::format("{} is {} in the table of {}", shown(from), shown(other), score_.name),
                  [row, other](Score& score) { score.table[row].second = other; });
        }
    }

    /// Whether nothing of a sum can be a fraction, so that rounding would change nothing.
    bool always_whole() const {
        const auto& whole = plan_.scores[index_].whole;
        const bool steps = score_.has_table || (score_.multiply && !score_.multiply->whole());
        return whole && whole->scale == 1 && score_.kind == Score::Kind::sum && score_.missing.allow == Rational(0) && !steps;
    }

    /// Whether so few blanks are allowed that this many answers are always there.
    bool always_answered(std::size_t least) const {
        const auto hideable = [&](const instrument::Key& key) { return plan_.items[key.item].may_not_apply; };
        if (!plan_.scores[index_].plain || std::any_of(score_.keys.begin(), score_.keys.end(), hideable)) return false;
        const Rational size(static_cast<std::int64_t>(score_.keys.size()));
        const Rational blanks = score_.missing.percent ? score_.missing.allow * size / Rational(100) : score_.missing.allow;
        return Rational(static_cast<std::int64_t>(least)) <= size - blanks;
    }

    void rounding() {
        if (!score_.round) {
            if (!always_whole())
                value(score_.at, fmt::format("{} is rounded to 1", score_.name),
                      [](Score& score) { score.round = instrument::Rounding{}; });
            return;
        }
        const bool up = score_.round->half == Half::up;
        const Position at = score_.round->at;
        value(at, fmt::format("{} rounds a half {}", score_.name, up ? "to even" : "up"),
              [up](Score& score) { score.round->half = up ? Half::even : Half::up; });
        value(at, fmt::format("{} is not rounded", score_.name), [](Score& score) { score.round.reset(); });
        const Rational to = score_.round->to * Rational(2);
        value(at, fmt::format("{} is rounded to {}", score_.name, shown(to)), [to](Score& score) { score.round->to = to; });
    }

    /// The edge beyond the attainable value above it, and onto the one below it.
    void band(std::size_t b) {
        const instrument::Band& band = score_.bands[b];
        const auto at_or_above = attained_.lower_bound(band.from);
        if (at_or_above != attained_.end()) {
            const auto beyond = std::next(at_or_above);
            edge(b, beyond == attained_.end() ? *at_or_above + Rational(1) : *beyond);
        }
        if (at_or_above != attained_.begin()) edge(b, *std::prev(at_or_above));
    }

    void edge(std::size_t b, const Rational& from) {
        reading(score_.bands[b].at, fmt::format("\"{}\" of {} begins at {}", score_.bands[b].label, score_.name, shown(from)),
                [b, from](Score& score) { score.bands[b].from = from; });
    }

    void reference(std::size_t r) {
        const instrument::Reference& norm = score_.references[r];
        const std::string of = fmt::format("of \"{}\" in {}", norm.population, score_.name);
        if (norm.mean && norm.sd) {
            const Rational mean = *norm.mean + last_digit(*norm.mean);
            const Rational sd = *norm.sd + last_digit(*norm.sd);
            reading(norm.mean_at, fmt::format("the mean {} is {}", of, shown(mean)),
                    [r, mean](Score& score) { score.references[r].mean = mean; });
            reading(norm.sd_at, fmt::format("the sd {} is {}", of, shown(sd)), [r, sd](Score& score) { score.references[r].sd = sd; });
        }
        if (norm.normal)
            reading(norm.at, fmt::format("the distribution {} is not normal", of),
                    [r](Score& score) { score.references[r].normal = false; });
        const std::size_t rows = norm.percentiles.size();
        for (const std::size_t row : std::set<std::size_t>{0, rows / 2, rows - 1})
            if (row < rows) percentile(r, row, of);
    }

    void percentile(std::size_t r, std::size_t row, const std::string& of) {
        const instrument::Reference& norm = score_.references[r];
        const auto& [from, rank] = norm.percentiles[row];
        const Rational other = rank + last_digit(rank);
        reading(norm.percentiles_at[row], fmt::format("the percentile of {} {} is {}", shown(from), of, shown(other)),
                [r, row, other](Score& score) { score.references[r].percentiles[row].second = other; });
        const auto next = attained_.upper_bound(from);
        if (next == attained_.end() || (row + 1 < norm.percentiles.size() && norm.percentiles[row + 1].first <= *next)) return;
        reading(norm.percentiles_at[row], fmt::format("the percentile {} {} begins at {}", shown(rank), of, shown(*next)),
                [r, row, begin = *next](Score& score) { score.references[r].percentiles[row].first = begin; });
    }

    const score::Plan& plan_;
    std::size_t index_;
    const Score& score_;
    const std::set<Rational>& attained_;
    std::vector<Mutant>& mutants_;
};

}  // namespace

std::string shown(const Rational& value) { return text::format_number(value.to_double()); }

Rational last_digit(const Rational& value) {
    constexpr std::int64_t finest = 1000000;
    std::int64_t places = 1;
    while (places < finest && !(value * Rational(places)).whole()) places *= 10;
    return {1, places};
}

void add_score_mutants(const score::Plan& plan, std::size_t score, const std::set<Rational>& attained, std::vector<Mutant>& mutants) {
    ScoreMutants(plan, score, attained, mutants).run();
}

std::vector<Mutant> mutants_of(const score::Plan& plan, const Attained& attained) {
    std::vector<Mutant> mutants;
    for (std::size_t s = 0; s < plan.scores.size(); ++s)
        if (plan.scores[s].score->kind != instrument::Score::Kind::criterion) add_score_mutants(plan, s, attained[s], mutants);
    add_formula_mutants(plan, mutants);
    std::stable_sort(mutants.begin(), mutants.end(), [](const Mutant& a, const Mutant& b) {
        return std::pair(a.at.line, a.at.column) < std::pair(b.at.line, b.at.column);
    });
    return mutants;
}

}  // namespace attune::proof
