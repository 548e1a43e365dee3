#include "change/reliable.hpp"

#include <algorithm>
#include <functional>

namespace attune::change {
namespace {

using instrument::Reliability;
using instrument::Score;

/// The coefficient that a standard error is made of: stability over time where it is known, since change is what is asked.
const std::optional<Rational>& coefficient_of(const Reliability& study) { return study.retest ? study.retest : study.alpha; }

bool below_one(const std::optional<Rational>& coefficient) { return coefficient && *coefficient < Rational(1); }
bool has_spread(const Reliability& study) { return study.sd && Rational(0) < *study.sd; }
bool has_error(const Reliability& study) { return has_spread(study) && below_one(coefficient_of(study)); }

double number(const std::optional<Rational>& figure) { return figure->to_double(); }
double coefficient(const Reliability& study) { return number(coefficient_of(study)); }

const Reliability* first(const Score& score, const std::function<bool(const Reliability&)>& fits) {
    const auto found = std::find_if(score.reliability.begin(), score.reliability.end(), fits);
    return found == score.reliability.end() ? nullptr : &*found;
}

/// A formula with the figures of the study that has all it needs, or what keeps it from one: a figure that is lacking, or a reason.
struct Formed {
    const Reliability* study = nullptr;
    std::optional<Estimate> estimate;
    std::string_view lacks;
    std::string_view reason;
};

Formed lacking(std::string_view figure) { return {nullptr, std::nullopt, figure, {}}; }
Formed refused(std::string_view reason) { return {nullptr, std::nullopt, {}, reason}; }

std::string why_not(const Score& score, const Formed& formed) {
    if (!formed.reason.empty()) return std::string(formed.reason);
    if (first(score, has_error)) return "no reliability has " + std::string(formed.lacks) + " of the same people";
    const auto whole = [](const Reliability& one) { return has_spread(one) && coefficient_of(one); };
    return first(score, whole) ? "a reliability of 1 leaves no error" : "no reliability stands beside an sd of the same people";
}

Formed by_difference(const Score& score, Values values) {
    const Reliability* study = first(
        score, [](const Reliability& one) { return has_spread(one) && below_one(one.alpha) && below_one(one.retest) && one.practice; });
    if (!study) return lacking("alpha, retest and practice (the mean change on retest)");
    const Rational difference = difference_reliability(*study->alpha, *study->retest);
    if (difference < Rational(2, 5)) return refused("the reliability of a difference is below 0.40, where this index is not used");
    return {
        study, hageman_arrindell(values, number(study->practice), number(study->sd), number(study->alpha), difference.to_double()), {}, {}};
}

Formed by_regression(const Score& score, Values values, Method method) {
    const Reliability* study = first(score, [](const Reliability& one) { return has_error(one) && one.mean; });
    if (!study) return lacking("a mean");
    const auto formula = method == Method::en ? edwards_nunnally : gulliksen_lord_novick;
    return {study, formula(values, number(study->mean), number(study->sd), coefficient(*study)), {}, {}};
}

Formed by_practice(const Score& score, Values values) {
    const Reliability* study =
        first(score, [](const Reliability& one) { return has_spread(one) && below_one(one.retest) && one.practice; });
    if (!study) return lacking("practice (the mean change on retest)");
    return {study, practice_corrected(values, number(study->practice), number(study->sd), number(study->retest)), {}, {}};
}

Formed by_line(const Score& score, const std::vector<Point>& points) {
    const Reliability* study = first(score, has_error);
    if (!study) return lacking("a coefficient");
    const auto line = individual_line(points, number(study->sd), coefficient(*study));
    if (!line) return refused("no line goes through values of one day, or without a date");
    return {study, line, {}, {}};
}

Formed by_difference_alone(const Score& score, Values values) {
    const Reliability* study = first(score, has_error);
    if (!study) return lacking("a coefficient");
    return {study, jacobson_truax(values, number(study->sd), coefficient(*study)), {}, {}};
}

Formed by(Method method, const Score& score, Values values, const std::vector<Point>& points) {
    switch (method) {
        case Method::en:
        case Method::gln: return by_regression(score, values, method);
        case Method::ha: return by_difference(score, values);
        case Method::speer: return by_line(score, points);
        case Method::practice: return by_practice(score, values);
        default: return by_difference_alone(score, values);
    }
}

const instrument::Change* published(const Score& score) {
    const auto found = std::find_if(score.changes.begin(), score.changes.end(), [](const auto& one) { return one.reliable.has_value(); });
    return found == score.changes.end() ? nullptr : &*found;
}

std::optional<double> level_of(const instrument::Change& change) {
    return change.confidence_level ? std::optional(change.confidence_level->to_double()) : std::nullopt;
}

}  // namespace

std::optional<double> standard_error(const Score& score) {
    const Formed formed = by_difference_alone(score, {});
    return formed.estimate ? std::optional(formed.estimate->error) : std::nullopt;
}

Judgement judge(const Score& score, Values values, const std::vector<Point>& points, const Rules& rules) {
    Judgement judgement;
    const Method method = rules.method.value_or(Method::jt);
    const Formed formed = by(method, score, values, points);
    judgement.estimate = formed.estimate;
    if (const instrument::Change* change = rules.method ? nullptr : published(score)) {
        judgement.threshold =
            Threshold{change->reliable->to_double(), true, "published", level_of(*change), rules.confidence, change, nullptr};
    } else if (formed.estimate) {
        judgement.threshold = Threshold{critical_value(rules.confidence) * formed.estimate->error,
                                        false,
                                        method_names[static_cast<std::size_t>(method)],
                                        rules.confidence,
                                        rules.confidence,
                                        nullptr,
                                        formed.study};
    } else if (rules.method) {
        judgement.why_not = why_not(score, formed);
    }
    return judgement;
}

}  // namespace attune::change
