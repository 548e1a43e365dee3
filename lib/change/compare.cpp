#include "change/compare.hpp"

#include "text/decimal.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace attune::change {
namespace {

using instrument::Direction;
using instrument::Score;

constexpr std::array<std::string_view, 9> words{"improved", "worse", "no reliable change", "recovered",     "harmed",
                                                "higher",   "lower", "no threshold",       "not comparable"};

/// Why two readings cannot be set against each other; empty where they can.
std::string obstacle(const Reading& from, const Reading& to) {
    if (from.version != to.version) return "the editions differ (" + from.version + ", then " + to.version + ")";
    for (const Reading* one : {&from, &to}) {
        const std::string which = one == &from ? "the earlier score" : "the later score";
        if (one->status == "invalid") return which + " is invalid";
        if (one->status == "insufficient") return which + " has too few answers";
        if (one->status == "not applicable") return which + " does not apply";
        if (!text::parse_decimal(one->value)) return which + " has no value";
    }
    return {};
}

bool passes(const Threshold& threshold, const Rational& change) {
    const double size = std::abs(change.to_double());
    return threshold.reached_at ? size >= threshold.points : size > threshold.points;
}

std::optional<Rational> cutoff_of(const Score& score) {
    const auto found = std::find_if(score.changes.begin(), score.changes.end(), [](const auto& one) { return one.cutoff.has_value(); });
    return found == score.changes.end() ? std::nullopt : found->cutoff;
}

Verdict reliable_verdict(const Score& score, const Rational& from, const Rational& to) {
    const bool up = from < to;
    if (!score.direction || *score.direction == Direction::neutral) return up ? Verdict::higher : Verdict::lower;
    const bool better = up == (*score.direction == Direction::better);
    const auto cutoff = cutoff_of(score);
    const bool crosses = cutoff && (from >= *cutoff) != (to >= *cutoff);
    if (better) return crosses ? Verdict::recovered : Verdict::improved;
    return crosses ? Verdict::harmed : Verdict::worse;
}

}  // namespace

std::string_view verdict_word(Verdict verdict) { return words[static_cast<std::size_t>(verdict)]; }

bool is_reliable(Verdict verdict) {
    return verdict != Verdict::no_reliable_change && verdict != Verdict::no_threshold && verdict != Verdict::not_comparable;
}

Comparison compare(const Score* score, const Reading& from, const Reading& to) {
    Comparison comparison;
    comparison.why = obstacle(from, to);
    if (!comparison.why.empty()) return comparison;
    const Rational before = *text::parse_decimal(from.value);
    const Rational after = *text::parse_decimal(to.value);
    comparison.change = after - before;
    comparison.verdict = Verdict::no_threshold;
    if (!score) return comparison;
    if (const auto error = standard_error(*score)) comparison.rci = comparison.change->to_double() / *error;
    comparison.threshold = threshold_of(*score);
    if (!comparison.threshold) return comparison;
    comparison.verdict =
        passes(*comparison.threshold, *comparison.change) ? reliable_verdict(*score, before, after) : Verdict::no_reliable_change;
    return comparison;
}

}  // namespace attune::change
