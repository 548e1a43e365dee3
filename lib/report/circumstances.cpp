#include "report/circumstances.hpp"

#include "report/words.hpp"
#include "text/decimal.hpp"

#include <algorithm>
#include <cmath>

namespace attune::report {
namespace {

/// Whether two figures are the same but for the last digits of a double.
bool near(const std::string& written, double figure) {
    const auto value = text::parse_decimal(written);
    return value && std::abs(value->to_double() - figure) <= 1e-9 * std::max(1.0, std::abs(figure));
}

/// Whether a reference gives the z and the percentile that a row has.
bool gives(const instrument::Reference& reference, const Rational& value, const ScoreRow& row) {
    if (reference.mean && reference.sd) {
        if (!near(row.z, ((value - *reference.mean) / *reference.sd).to_double())) return false;
    } else if (!row.z.empty()) {
        return false;
    }
    std::optional<double> percentile;
    for (const auto& [from, share] : reference.percentiles)
        if (from <= value) percentile = share.to_double();
    const bool any = percentile || (reference.percentiles.empty() && reference.normal && !row.z.empty());
    if (any == row.percentile.empty()) return false;
    return !percentile || near(row.percentile, *percentile);
}

}  // namespace

Circumstances::Circumstances(const Administration& administration)
    : administration_(administration),
      read_(administration),
      answers_(*administration.known.plan),
      cells_(administration.known.plan->items.size(), nullptr) {
    read_.put_facts(answers_);
    if (complete()) cells_ = read_.put_items(answers_);
}

expression::Truth Circumstances::holds(const expression::Program& condition) {
    return condition.empty() ? expression::yes : answers_.frame().condition(condition)[0];
}

NormFound norm_found(const ScoreRow& row, const score::ScorePlan& plan, Circumstances& circumstances) {
    NormFound found;
    const auto value = text::parse_decimal(row.value);
    if (!value || (row.z.empty() && row.percentile.empty())) return found;
    // scoring took the first whose condition held
    for (const score::ReferencePlan& candidate : plan.references) {
        const expression::Truth holds = circumstances.holds(candidate.when);
        if (holds == expression::no || (holds == expression::unknown && circumstances.complete())) continue;
        if (gives(*candidate.reference, *value, row)) found.candidates.push_back(candidate.reference);
        if (holds == expression::yes) break;
    }
    return found;
}

std::vector<std::string> unknown_facts(const Administration& administration) {
    std::vector<std::string> names;
    if (!administration.same_edition() || administration.known.plan->instrument->attributes.empty()) return names;
    const auto& attributes = administration.known.plan->instrument->attributes;
    Circumstances circumstances(administration);
    const auto look = [&](const expression::Program& condition) {
        if (circumstances.holds(condition) != expression::unknown) return;
        for (const expression::Step& step : condition.steps) {
            if (step.op != expression::Op::attribute || step.index >= attributes.size()) continue;  // the last one is the rater
            const std::string* cell = administration.first().others->find(attributes[step.index].name);
            if (!cell || cell->empty()) add_once(names, attributes[step.index].name);
        }
    };
    for (const ScoreRow* row : administration.rows) {
        if (row->kind != "score" || row->value.empty()) continue;
        for (const score::ScorePlan& score : administration.known.plan->scores) {
            if (score.score->name != row->score) continue;
            if (norm_found(*row, score, circumstances).candidates.size() != 1)
                for (const score::ReferencePlan& reference : score.references) look(reference.when);
            for (const auto& cutoff : score.cutoffs) look(cutoff.when);
        }
    }
    return names;
}

}  // namespace attune::report
