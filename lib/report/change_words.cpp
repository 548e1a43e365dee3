#include "report/change_words.hpp"

#include "report/page.hpp"
#include "report/score_section.hpp"
#include "report/words.hpp"
#include "text/decimal.hpp"

#include <algorithm>
#include <cmath>

namespace attune::report {
namespace {

using change::Verdict;

std::string signed_eye(double number) { return (number > 0 ? "+" : "") + eye(number); }

/// 0.95 as `95 %`.
std::string percent(double share) { return eye(share * 100) + " %"; }

std::string plain_verdict(Verdict verdict) {
    switch (verdict) {
        case Verdict::improved: return "improved: reliable change for the better";
        case Verdict::worse: return "worse: reliable change for the worse";
        case Verdict::recovered: return "recovered: reliable change for the better, across the cutoff";
        case Verdict::harmed: return "harmed: reliable change for the worse, across the cutoff";
        case Verdict::higher: return "higher: a reliable change, neither better nor worse in itself";
        case Verdict::lower: return "lower: a reliable change, neither better nor worse in itself";
        case Verdict::no_reliable_change: return "no reliable change";
        default: return "no threshold";
    }
}

bool for_the_better(const change::Comparison& result) {
    return result.verdict == Verdict::improved || result.verdict == Verdict::recovered;
}

/// The cutoffs that lie between the two values; the one that the verdict names is not told twice.
/// How often chance alone flags, at the levels that the thresholds were made or published with.
struct Chance {
    std::size_t judged = 0;
    std::size_t without_level = 0;
    double expected = 0;

    void add(const change::Threshold& threshold) {
        ++judged;
        if (threshold.confidence) expected += 1 - *threshold.confidence;
        else ++without_level;
    }

    /// Of two comparisons or more.
    std::string words() const {
        std::string text = std::to_string(judged) + " comparisons were made against a threshold.";
        const std::size_t levelled = judged - without_level;
        if (levelled > 0) {
            const Rational tenths =
                round_to(*text::parse_decimal(text::format_number(std::round(expected * 1e6) / 1e6)), Rational(1, 10), Half::up);
            const std::string flags = tenths == Rational(0) ? "fewer than 0.1" : "about " + text::format_number(tenths.to_double());
            text += " Where nothing has changed, chance alone flags " + flags + " of " + std::to_string(levelled) + ".";
        }
        if (without_level == 0) return text;
        const std::string others = without_level == 1 ? "The other one" : "The other " + std::to_string(without_level);
        const std::string which = levelled > 0 ? others : "They";
        return text + " " + which + (without_level == 1 ? " goes" : " go") +
               " by points that were published without a level: how often chance alone flags there is not known.";
    }
};

std::string threshold_words(const change::Threshold& threshold) {
    const std::string origin = change::origin_words(threshold);
    return (threshold.reached_at ? eye(threshold.points) + " points or more, published"
                                 : "more than " + eye(threshold.points) + " points") +
           (origin.empty() ? "" : " (" + origin + ")");
}

std::string group_words(const std::string& name, const instrument::Group& group) {
    std::string words = name + " mean " + eye(group.mean.to_double()) + " (sd " + eye(group.sd.to_double()) + ")";
    return group.population.empty() ? words : words + " of " + group.population;
}

/// `cutoff 15.14 (c, by Jacobson and Truax; …)`.
std::string cutoff_words(const change::Cutoff& cutoff) {
    std::string words = "cutoff " + eye(cutoff.at.to_double());
    if (cutoff.kind == "published") return words + ", published";
    const instrument::Change& change = *cutoff.change;
    words += " (" + std::string(cutoff.kind) + " of Jacobson and Truax 1991";
    if (change.clinical) words += "; " + group_words("clinical", *change.clinical);
    if (change.general) words += "; " + group_words("general", *change.general);
    if (!change.source.text.empty()) words += "; " + change.source.text;
    return words + (change.source.cited ? ", as cited)" : ")");
}

}  // namespace

std::string reading_words(const Administration& administration, const ScoreRow& row) {
    std::string text = shown_value(administration, row);
    const std::string band = shown_band(administration, row);
    if (!band.empty()) text += ", " + band;
    if (row.status == "prorated") text += " (prorated)";
    return text;
}

std::string value_words(const Administration& administration, const ScoreRow& row) {
    return shown_value(administration, row) + (row.status == "prorated" ? " (prorated)" : "");
}

std::string occasion(const ScoreRow& row) { return row.date.empty() ? "no date" : row.date; }

std::string crossed_words(const change::Comparison& result) {
    const bool named = result.verdict == Verdict::recovered || result.verdict == Verdict::harmed;
    std::string words;
    for (const Rational& at : result.crossed)
        if (!named || result.cutoff->at != at) words += (words.empty() ? "crosses " : " and ") + eye(at.to_double());
    return words;
}

std::string moved_words(const Comparison& one) {
    if (!one.result.change || one.to->kind == "criterion") return "";
    return signed_eye(one.result.change->to_double());
}

std::string verdict_words(const Comparison& one) {
    const change::Comparison& result = one.result;
    if (result.verdict == Verdict::not_comparable) return "not comparable: " + result.why;
    std::string words;
    const auto add = [&](const std::string& more) {
        if (!more.empty()) words += (words.empty() ? "" : "; ") + more;
    };
    if (one.to->kind == "criterion") {
        add(one.from->value == one.to->value ? "as before" : "changed");
        add(result.why);
        return words;
    }
    add(plain_verdict(result.verdict));
    if (const auto& interval = result.interval; interval && result.threshold)
        add(percent(result.threshold->asked) + " interval " + signed_eye(interval->first) + " to " + signed_eye(interval->second));
    add(crossed_words(result));
    if (result.important == true) add("an important change, as published");
    if (result.response == true && for_the_better(result)) add("half or more of it gone");
    add(result.why);
    return words;
}

std::string brief_verdict(const Comparison& one) {
    const bool compared = one.result.verdict != Verdict::not_comparable;
    if (compared && one.to->kind == "criterion") return one.from->value == one.to->value ? "as before" : "changed";
    return std::string(change::verdict_word(one.result.verdict));
}

std::vector<std::string> thresholds_of(const std::vector<Pair>& pairs) {
    std::vector<std::string> list;
    for (const Pair& pair : pairs) {
        for (const Comparison& one : pair.scores) {
            if (!one.result.threshold && !one.result.cutoff) continue;
            std::string words = one.result.threshold ? threshold_words(*one.result.threshold) : "no threshold";
            if (one.result.cutoff) words += "; " + cutoff_words(*one.result.cutoff);
            add_once(list, instrument_title(*pair.to, true) + ", " + title_of(*pair.to, *one.to) + ": " + words);
        }
    }
    return list;
}

std::vector<std::string> judging_limits(const std::vector<Pair>& pairs) {
    Chance chance;
    bool open = false;
    for (const Pair& pair : pairs)
        for (const Comparison& one : pair.scores) {
            if (one.result.threshold) chance.add(*one.result.threshold);
            open = open || (one.to->kind == "score" && one.result.verdict == Verdict::no_threshold && one.result.why.empty());
        }
    std::vector<std::string> limits;
    if (chance.judged > 1) limits.push_back(chance.words());
    if (open)
        limits.emplace_back(
            "\"No threshold\": nobody has published how much this score must move, and no reliability stands beside an sd of the same "
            "people.");
    if (chance.judged > 0)
        limits.emplace_back("A reliable change is more than the measure wavers by. It does not say why, and not that it will last.");
    return limits;
}

}  // namespace attune::report
