#include "change/reliable.hpp"

#include "text/decimal.hpp"

#include <algorithm>
#include <cmath>

namespace attune::change {
namespace {

using instrument::Reliability;

/// The coefficient that the standard error is made of: stability over time where it is known, since change is what is asked.
std::optional<Rational> coefficient_of(const Reliability& reliability) {
    return reliability.retest ? reliability.retest : reliability.alpha;
}

const Reliability* usable(const instrument::Score& score) {
    const auto found = std::find_if(score.reliability.begin(), score.reliability.end(), [](const Reliability& one) {
        const auto coefficient = coefficient_of(one);
        return one.sd && coefficient && *coefficient < Rational(1) && Rational(0) < *one.sd;
    });
    return found == score.reliability.end() ? nullptr : &*found;
}

std::string joined(const std::string& a, const std::string& b) { return a.empty() || b.empty() ? a + b : a + "; " + b; }

std::string cited(const instrument::Source& source) {
    return source.cited ? (source.text.empty() ? "as cited" : source.text + ", as cited") : source.text;
}

std::string words_of(const instrument::Change& change) {
    std::string words = change.population;
    if (change.confidence_level)
        words = joined(words, "at " + text::format_number((*change.confidence_level * Rational(100)).to_double()) + " %");
    return joined(words, cited(change.source));
}

std::string words_of(const Reliability& one) {
    const std::string coefficient = (one.retest ? "retest " : "alpha ") + text::format_number(coefficient_of(one)->to_double());
    std::string words = "1.96 standard errors of the difference, from " + coefficient;
    if (one.retest && !one.interval.empty()) words += " over " + one.interval;
    words += " and sd " + text::format_number(one.sd->to_double());
    return joined(joined(words, one.population), cited(one.source));
}

}  // namespace

std::optional<double> standard_error(const instrument::Score& score) {
    const Reliability* one = usable(score);
    if (!one) return std::nullopt;
    return one->sd->to_double() * std::sqrt(2 * (1 - coefficient_of(*one)->to_double()));
}

std::optional<Threshold> threshold_of(const instrument::Score& score) {
    const auto published =
        std::find_if(score.changes.begin(), score.changes.end(), [](const instrument::Change& one) { return one.reliable.has_value(); });
    if (published != score.changes.end()) return Threshold{published->reliable->to_double(), true, "published", words_of(*published)};
    const auto error = standard_error(score);
    if (!error) return std::nullopt;
    return Threshold{1.96 * *error, false, "jt", words_of(*usable(score))};
}

}  // namespace attune::change
