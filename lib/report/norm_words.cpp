#include "report/norm_words.hpp"

#include "report/words.hpp"
#include "text/decimal.hpp"

#include <algorithm>

namespace attune::report {
namespace {

using Candidates = std::vector<const instrument::Reference*>;

std::string populations_of(const score::ScorePlan& plan) {
    std::string all;
    for (const auto& reference : plan.references) all += (all.empty() ? "" : "; ") + reference.reference->population;
    return all;
}

std::string population_words(const Candidates& candidates, Sources& sources) {
    if (candidates.empty()) return "a population that the norms at hand do not explain";
    std::string who;
    for (const instrument::Reference* reference : candidates) {
        who += (who.empty() ? "" : "; or ") + reference->population;
        if (reference->n) who += ", n " + text::format_number(reference->n->to_double());
        who += sources.mark(reference->source);
    }
    return candidates.size() > 1 ? "one of these, which the file leaves open: " + who : who;
}

std::string figures_words(const ScoreRow& row) {
    std::string text = row.percentile.empty() ? "" : "percentile " + percentile_words(row.percentile);
    if (!row.z.empty()) text += (text.empty() ? "z " : ", z ") + for_the_eye(row.z, nullptr) + ", T " + for_the_eye(row.t, nullptr);
    return text;
}

}  // namespace

std::string position_words(const std::string& percentile, bool on_a_curve) {
    const auto exact = text::parse_decimal(percentile);
    if (!exact) return "percentile " + percentile;
    const double whole = round_to(*exact, Rational(1), Half::up).to_double();
    const std::string share = whole >= 100 ? "more than 99" : whole < 1 ? "fewer than 1" : "about " + text::format_number(whole);
    return (on_a_curve ? "higher than " : "as high as or higher than ") + share + " of 100";
}

std::string norm_words(const ScoreRow& row, const score::ScorePlan& plan, Circumstances& circumstances, Sources& sources) {
    if (plan.references.empty()) return {};
    if (row.z.empty() && row.percentile.empty()) return "none is known to apply; there are norms of: " + populations_of(plan);
    const Candidates candidates = norm_found(row, plan, circumstances).candidates;
    const std::string who = population_words(candidates, sources);
    if (row.percentile.empty()) return distance_words(row.z) + who + " (" + figures_words(row) + ")";
    const bool on_a_curve = !candidates.empty() && std::all_of(candidates.begin(), candidates.end(), [](const auto* reference) {
        return reference->normal && reference->percentiles.empty();
    });
    return position_words(row.percentile, on_a_curve) + (candidates.empty() ? " in " : " in this population: ") + who + " (" +
           figures_words(row) + ")";
}

}  // namespace attune::report
