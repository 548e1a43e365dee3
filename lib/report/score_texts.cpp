#include "report/score_texts.hpp"

#include "score/range.hpp"

#include <algorithm>

namespace attune::report {

const score::ScorePlan* plan_of(const Administration& administration, const std::string& name) {
    if (!administration.known) return nullptr;
    const auto& scores = administration.known.plan->scores;
    const auto found = std::find_if(scores.begin(), scores.end(), [&](const auto& score) { return score.score->name == name; });
    return found == scores.end() ? nullptr : &*found;
}

const instrument::Score& worded(const Administration& administration, const score::ScorePlan& plan) {
    const auto place = static_cast<std::size_t>(plan.score - administration.known.plan->instrument->scores.data());
    return administration.known.texts->scores[place];
}

std::optional<std::pair<Rational, Rational>> range_of(const Administration& administration, const score::ScorePlan& plan) {
    const score::Plan& whole = *administration.known.plan;
    return score::range_of(whole, static_cast<std::size_t>(&plan - whole.scores.data()));
}

std::string direction_words(const instrument::Score& score) {
    if (score.direction == instrument::Direction::worse) return "a higher value is worse";
    return score.direction == instrument::Direction::better ? "a higher value is better" : "";
}

}  // namespace attune::report
