#include "score/outcomes.hpp"

#include <algorithm>

namespace attune::score {

Outcomes::Outcomes(const ScorePlan& plan) {
    if (plan.whole && plan.whole->even) take_even(plan);
    else if (plan.score->kind == instrument::Score::Kind::value) take_count(plan);
}

void Outcomes::take_even(const ScorePlan& plan) {
    constexpr std::size_t most_codes = 60000;  // of these, a table is small
    std::int32_t most = 0;
    for (std::size_t k = 0; k < plan.keys.size(); ++k) {
        const EvenKeys::Step& key = plan.whole->even->keys[k];
        const auto last = static_cast<std::int32_t>(plan.keys[k].points.size()) - 1;
        const std::int32_t end = key.start + key.step * last;
        least_ += std::min({std::int32_t{key.start}, end, 0});
        most += std::max({std::int32_t{key.start}, end, 0});
    }
    answers_ = plan.keys.size() + 1;
    const std::size_t codes = (static_cast<std::size_t>(most - least_) + 1) * answers_;
    if (codes <= most_codes) codes_.assign(codes, none);
}

/// The count itself stands for the sum, and there are no answers to count.
void Outcomes::take_count(const ScorePlan& plan) {
    if (!expression::counts(plan.program) || !plan.scores.empty()) return;
    answers_ = 1;
    codes_.assign(plan.program.steps.back().arguments.size() + 1, none);
}

bool Outcomes::look_up(std::vector<std::uint16_t>& places) const {
    const std::uint16_t* const codes = codes_.data();
    for (std::uint16_t& place : places) place = codes[place];
    std::uint16_t least = UINT16_MAX;
    for (const std::uint16_t code : places) least = std::min(least, code);
    return least != none;
}

std::uint16_t Outcomes::add(std::size_t place, const Outcome& outcome) {
    codes_[place] = static_cast<std::uint16_t>(all_.size());
    all_.push_back(outcome);
    return codes_[place];
}

}  // namespace attune::score
