#include "score/norm.hpp"

#include "score/frame.hpp"

#include <algorithm>
#include <cmath>

namespace attune::score {

std::optional<std::size_t> reference_of(const ScorePlan& plan, Frame& frame, std::size_t row) {
    for (std::size_t k = 0; k < plan.references.size(); ++k) {
        const expression::Program& when = plan.references[k].when;
        if (when.empty() || frame.condition(when)[row] == expression::yes) return k;
    }
    return std::nullopt;
}

std::vector<std::uint16_t> references_of(const ScorePlan& plan, Frame& frame) {
    std::vector<std::uint16_t> places(frame.rows(), 0);
    for (std::size_t k = plan.references.size(); k-- > 0;) {
        const expression::Program& when = plan.references[k].when;
        const auto place = static_cast<std::uint16_t>(k + 1);
        if (when.empty()) {
            std::fill(places.begin(), places.end(), place);
            continue;
        }
        const std::vector<expression::Truth>& holds = frame.condition(when);
        for (std::size_t r = 0; r < places.size(); ++r) places[r] = holds[r] == expression::yes ? place : places[r];
    }
    return places;
}

Norm norm_of(const ScorePlan& plan, Frame& frame, std::size_t row, const Rational& value) {
    const auto place = reference_of(plan, frame, row);
    return place ? norm_by(*plan.references[*place].reference, value) : Norm{};
}

Norm norm_by(const instrument::Reference& reference, const Rational& value) {
    Norm norm{{}, {}, {}, &reference};
    if (reference.mean && reference.sd) {
        const Rational z = (value - *reference.mean) / *reference.sd;
        norm.z = z.to_double();
        norm.t = (Rational(50) + Rational(10) * z).to_double();
    }
    for (const auto& [from, percentile] : reference.percentiles)
        if (from <= value) norm.percentile = percentile.to_double();
    if (reference.percentiles.empty() && reference.normal && norm.z) norm.percentile = 50 * std::erfc(-*norm.z / std::sqrt(2.0));
    return norm;
}

const instrument::Band* band_of(const instrument::Score& score, const Rational& value) {
    const instrument::Band* found = nullptr;
    for (const instrument::Band& band : score.bands)
        if (band.from <= value && (!found || found->from <= band.from)) found = &band;
    return found;
}

}  // namespace attune::score
