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

std::string pair_words(std::string_view from, std::string_view to) {
    const auto named = [](std::string_view one) { return one.empty() ? std::string("none") : std::string(one); };
    return " (" + named(from) + ", then " + named(to) + ")";
}

bool both_known(std::string_view from, std::string_view to) { return !from.empty() && !to.empty() && from != to; }

/// What makes two readings readings of different things, in words; empty where nothing does.
std::string difference(const Reading& from, const Reading& to) {
    std::string all;
    const auto add = [&](const std::string& one) { all += (all.empty() ? "" : "; ") + one; };
    if (from.version != to.version) add("the editions differ" + pair_words(from.version, to.version));
    if (both_known(from.language, to.language)) add("the languages differ" + pair_words(from.language, to.language));
    else if (both_known(from.wording, to.wording)) add("the wordings differ" + pair_words(from.wording, to.wording));
    if (from.rater != to.rater) add("the raters differ" + pair_words(from.rater, to.rater));
    else if (from.respondent != to.respondent) add("the respondents differ" + pair_words(from.respondent, to.respondent));
    if (from.target != to.target) add("the targets differ" + pair_words(from.target, to.target));
    return all;
}

std::string which(bool earlier) { return earlier ? "the earlier score" : "the later score"; }

/// Why a reading is none that should be set against another; empty where it is.
std::string weakness(const Reading& one, bool earlier) {
    if (one.status == "invalid") return which(earlier) + " is invalid";
    if (one.status == "insufficient") return which(earlier) + " has too few answers";
    if (one.status == "not applicable") return which(earlier) + " does not apply";
    return {};
}

std::string weakness(const Reading& from, const Reading& to) {
    std::string first = weakness(from, true);
    return first.empty() ? weakness(to, false) : first;
}

/// Why a reading cannot be set against another at all; empty where it can.
std::string lack(const Reading& one, bool earlier) {
    if (text::parse_decimal(one.value)) return {};
    if (one.status.empty()) return std::string("the ") + (earlier ? "earlier" : "later") + " administration has no such score";
    std::string weak = weakness(one, earlier);
    return weak.empty() ? which(earlier) + " has no value" : weak;
}

std::string lack(const Reading& from, const Reading& to) {
    std::string first = lack(from, true);
    return first.empty() ? lack(to, false) : first;
}

bool passes(const Threshold& threshold, double moved) {
    return threshold.reached_at ? std::abs(moved) >= threshold.points : std::abs(moved) > threshold.points;
}

Verdict reliable_verdict(const Score& score, const std::optional<Cutoff>& cutoff, const Rational& from, const Rational& to, bool up) {
    if (!score.direction || *score.direction == Direction::neutral) return up ? Verdict::higher : Verdict::lower;
    const bool better = up == (*score.direction == Direction::better);
    const bool was_well = cutoff && is_well(from, cutoff->at, *score.direction);
    const bool is_well_now = cutoff && is_well(to, cutoff->at, *score.direction);
    if (better) return cutoff && !was_well && is_well_now ? Verdict::recovered : Verdict::improved;
    return cutoff && was_well && !is_well_now ? Verdict::harmed : Verdict::worse;
}

std::optional<bool> is_important(const Score& score, const Rational& change) {
    const auto found = std::find_if(score.changes.begin(), score.changes.end(), [](const auto& one) { return one.important.has_value(); });
    if (found == score.changes.end()) return std::nullopt;
    return *found->important <= (change < Rational(0) ? -change : change);
}

std::optional<bool> is_response(const Score& score, const Rational& from, const Rational& to) {
    const bool zero_is_none = score.direction == Direction::worse && score.range && score.range->first == Rational(0);
    if (!zero_is_none || from <= Rational(0)) return std::nullopt;
    return to + to <= from;
}

std::optional<bool> is_remission(const Score& score, const std::optional<Cutoff>& cutoff, const Rational& from, const Rational& to) {
    if (!cutoff || is_well(from, cutoff->at, *score.direction)) return std::nullopt;
    return is_well(to, cutoff->at, *score.direction);
}

void tell_beside(Comparison& comparison, const Score& score, const Rational& from, const Rational& to) {
    comparison.cutoff = cutoff_of(score);
    comparison.important = is_important(score, *comparison.change);
    comparison.response = is_response(score, from, to);
    comparison.remission = is_remission(score, comparison.cutoff, from, to);
    comparison.crossed = cutoffs_between(score, from, to);
    const auto& cutoff = comparison.cutoff;
    if (!cutoff || is_well(from, cutoff->at, *score.direction) == is_well(to, cutoff->at, *score.direction)) return;
    if (std::find(comparison.crossed.begin(), comparison.crossed.end(), cutoff->at) == comparison.crossed.end())
        comparison.crossed.push_back(cutoff->at);
}

}  // namespace

std::string_view verdict_word(Verdict verdict) { return words[static_cast<std::size_t>(verdict)]; }

bool is_reliable(Verdict verdict) {
    return verdict != Verdict::no_reliable_change && verdict != Verdict::no_threshold && verdict != Verdict::not_comparable;
}

Comparison compare(const Score* score, const Reading& from, const Reading& to, const Rules& rules, const std::vector<Point>& points) {
    Comparison comparison;
    std::string doubt = difference(from, to);
    if (doubt.empty()) doubt = weakness(from, to);
    const std::string lacking = lack(from, to);
    if (!lacking.empty() || (!doubt.empty() && !rules.force)) {
        comparison.why = doubt.empty() || rules.force ? lacking : doubt;
        return comparison;
    }
    if (!doubt.empty()) comparison.why = "forced: " + doubt;
    const Rational before = *text::parse_decimal(from.value);
    const Rational after = *text::parse_decimal(to.value);
    comparison.change = after - before;
    comparison.verdict = Verdict::no_threshold;
    if (from.rater != to.rater) comparison.why += "; a gap between raters has no verdict";
    if (!score || from.rater != to.rater) return comparison;
    Judgement judgement = judge(*score, {before.to_double(), after.to_double()}, points, rules);
    tell_beside(comparison, *score, before, after);
    comparison.threshold = judgement.threshold;
    if (const auto& estimate = judgement.estimate) {
        const double reach = critical_value(rules.confidence) * estimate->error;
        comparison.estimate = estimate;
        comparison.rci = estimate->change / estimate->error;
        comparison.interval = {estimate->change - reach, estimate->change + reach};
    }
    if (!judgement.threshold) {
        if (!judgement.why_not.empty()) comparison.why += (comparison.why.empty() ? "" : "; ") + judgement.why_not;
        return comparison;
    }
    const bool plain = judgement.threshold->published || !judgement.estimate;
    const double moved = plain ? comparison.change->to_double() : judgement.estimate->change;
    comparison.verdict = passes(*judgement.threshold, moved) ? reliable_verdict(*score, comparison.cutoff, before, after, moved > 0)
                                                             : Verdict::no_reliable_change;
    return comparison;
}

}  // namespace attune::change
