#include "change/reliable.hpp"
#include "text/decimal.hpp"

#include <cmath>

namespace attune::change {
namespace {

using instrument::Reliability;

std::string figure(double value) { return text::format_number(value); }
std::string figure(const std::optional<Rational>& value) { return figure(value->to_double()); }

/// 0.95 as `95 %`, without the last digits of a double.
std::string percent(double share) {
    constexpr double parts = 1e6;
    return figure(std::round(share * parts) / (parts / 100)) + " %";
}

void join(std::string& words, const std::string& more) {
    if (!more.empty()) words += (words.empty() ? "" : "; ") + more;
}

std::string cited(const instrument::Source& source) {
    if (!source.cited) return source.text;
    return source.text.empty() ? "as cited" : source.text + ", as cited";
}

std::string published_words(const Threshold& threshold) {
    std::string words = threshold.published->population;
    if (threshold.confidence) join(words, "at " + percent(*threshold.confidence));
    if (constexpr double usual = 0.95; threshold.asked != usual && threshold.confidence != threshold.asked)
        join(words, percent(threshold.asked) + " was asked for, and does not move published points");
    join(words, cited(threshold.published->source));
    return words;
}

/// `retest 0.84 over 2 weeks`. Alpha knows nothing of wavering from one time to another: an error made of it is the least that there is.
std::string coefficient_words(const Reliability& study, bool both) {
    std::string words;
    if (both || !study.retest) words = "alpha " + figure(study.alpha);
    if (!study.retest) words += " (no retest: at the least)";
    if (study.retest) words += (words.empty() ? "retest " : " and retest ") + figure(study.retest);
    if (study.retest && !study.interval.empty()) words += " over " + study.interval;
    return words;
}

std::string formula_words(const Threshold& threshold) {
    const Reliability& study = *threshold.study;
    const std::string errors = figure(std::round(critical_value(*threshold.confidence) * 1000) / 1000) + " standard errors ";
    const std::string made_of = ", from " + coefficient_words(study, threshold.method == "ha") + " and sd " + figure(study.sd);
    if (threshold.method == "en")
        return errors + "of measurement beyond the true score that regression to the mean " + figure(study.mean) + " leads to" + made_of;
    if (threshold.method == "gln")
        return errors + "of prediction beyond what regression to the mean " + figure(study.mean) + " leads to" + made_of;
    if (threshold.method == "ha")
        return errors + "of the estimated true difference" + made_of + ", with a mean change of " + figure(study.practice);
    if (threshold.method == "speer") return errors + "of the line through all values in between" + made_of;
    if (threshold.method == "practice")
        return errors + "of the difference beyond the mean change on retest of " + figure(study.practice) + made_of;
    return errors + "of the difference" + made_of;
}

}  // namespace

std::string origin_words(const Threshold& threshold) {
    if (threshold.published) return published_words(threshold);
    std::string words = formula_words(threshold);
    constexpr double usual = 0.95;
    if (threshold.asked != usual) join(words, "at " + percent(threshold.asked));
    join(words, threshold.study->population);
    join(words, cited(threshold.study->source));
    return words;
}

}  // namespace attune::change
