#include "proof/outcome.hpp"

#include "score/table.hpp"
#include "text/decimal.hpp"

#include <algorithm>
#include <cmath>

namespace attune::proof {
namespace {

Outcome word(std::string_view text) { return {{}, text}; }
Outcome number(double value) { return {value, {}}; }

/// A criterion is yes, no or undetermined, between 0 and 1.
Outcome of_criterion(expression::Truth truth, Field field) {
    if (field == Field::low) return number(truth == expression::yes ? 1 : 0);
    if (field == Field::high) return number(truth == expression::no ? 0 : 1);
    return word(truth == expression::unknown ? "undetermined" : truth == expression::yes ? "yes" : "no");
}

Outcome of_bounds(const score::Bounds& bounds, std::size_t row, score::Status status, Field field) {
    if (bounds.bounded[row] == 0 || status == score::Status::invalid || status == score::Status::not_applicable) return {};
    return number((field == Field::low ? bounds.low : bounds.high)[row].to_double());
}

}  // namespace

Field field_of(std::string_view name) {
    return static_cast<Field>(std::find(field_names.begin(), field_names.end(), name) - field_names.begin());
}

Outcome outcome_of(score::Frame& frame, std::size_t row, std::size_t index, Field field) {
    const score::ScorePlan& score = frame.plan().scores[index];
    const score::Values& values = frame.values(index);
    if (field == Field::status) return word(score::status_word(values.status(row)));
    if (score.score->kind == instrument::Score::Kind::criterion) return of_criterion(frame.verdict(index)[row], field);
    if (is_end(field)) return of_bounds(frame.bounds(index), row, values.status(row), field);
    if (!values.known(row)) return {};
    const Rational& value = values.value(row);
    if (field == Field::band) {
        const instrument::Band* band = score::band_of(*score.score, value);
        return band ? word(band->label) : Outcome{};
    }
    if (field == Field::value) return number(value.to_double());
    const score::Norm norm = score::norm_of(score, frame, row, value);
    return {field == Field::z ? norm.z : field == Field::t ? norm.t : norm.percentile, {}};
}

bool same(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)}); }

bool same(const Outcome& a, const Outcome& b) {
    if (a.number.has_value() != b.number.has_value() || a.word != b.word) return false;
    return !a.number || same(*a.number, *b.number);
}

std::string text_of(const Outcome& outcome) { return outcome.number ? text::format_number(*outcome.number) : std::string(outcome.word); }

}  // namespace attune::proof
