#include "report/change_words.hpp"

#include "report/page.hpp"
#include "report/score_section.hpp"
#include "report/words.hpp"
#include "text/decimal.hpp"

namespace attune::report {

using change::Verdict;

std::string reading_words(const Administration& administration, const ScoreRow& row) {
    std::string text = shown_value(administration, row);
    const std::string band = shown_band(administration, row);
    if (!band.empty()) text += ", " + band;
    if (row.status == "prorated") text += " (prorated)";
    return text;
}

std::string moved_words(const Comparison& one) {
    if (!one.result.change || one.to->kind == "criterion") return "";
    const std::string text = for_the_eye(text::format_number(one.result.change->to_double()), nullptr);
    return one.result.change->to_double() > 0 ? "+" + text : text;
}

std::string verdict_words(const Comparison& one) {
    if (!one.result.why.empty()) return "not comparable: " + one.result.why;
    if (one.to->kind == "criterion") return one.from->value == one.to->value ? "as before" : "changed";
    switch (one.result.verdict) {
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

std::vector<std::string> thresholds_of(const std::vector<Pair>& pairs) {
    std::vector<std::string> list;
    for (const Pair& pair : pairs) {
        for (const Comparison& one : pair.scores) {
            if (!one.result.threshold) continue;
            const change::Threshold& threshold = *one.result.threshold;
            const std::string points = for_the_eye(text::format_number(threshold.points), nullptr);
            add_once(list, instrument_title(pair.to, true) + ", " + title_of(pair.to, *one.to) + ": " +
                               (threshold.reached_at ? points + " points or more, published" : "more than " + points + " points") +
                               (threshold.words.empty() ? "" : " (" + threshold.words + ")"));
        }
    }
    return list;
}

std::vector<std::string> judging_limits(const std::vector<Pair>& pairs) {
    std::size_t judged = 0;
    bool open = false;
    for (const Pair& pair : pairs)
        for (const Comparison& one : pair.scores) {
            judged += one.result.threshold.has_value();
            open = open || (one.to->kind == "score" && one.result.verdict == Verdict::no_threshold);
        }
    std::vector<std::string> limits;
    if (judged > 1)
        limits.push_back(std::to_string(judged) +
                         " comparisons were made. At a level of 95 % chance alone flags about 1 in 20 where nothing has changed.");
    if (open)
        limits.emplace_back(
            "\"No threshold\": nobody has published how much this score must move, and no reliability stands beside an sd of the same "
            "people.");
    if (judged > 0)
        limits.emplace_back("A reliable change is more than the measure wavers by. It does not say why, and not that it will last.");
    return limits;
}

}  // namespace attune::report
