#include "proof/attainable.hpp"

#include "score/frame.hpp"
#include "score/sums.hpp"
#include "score/values.hpp"

#include <algorithm>

namespace attune::proof {

bool Values::any_within(const Rational& from, const std::optional<Rational>& to) const {
    if (listed) {
        const auto first = std::lower_bound(listed->begin(), listed->end(), from);
        return first != listed->end() && (!to || *first < *to);
    }
    return !bounded || (!(high < from) && (!to || low < *to));
}

bool may_be_hidden(const score::Plan& plan, std::size_t item) { return plan.items[item].may_not_apply || !plan.items[item].when.empty(); }

void Finish::add(const Rational& raw, bool complete) {
    const Rational x = score_.multiply ? raw * *score_.multiply : raw;
    const std::optional<Rational> value = score::finish(score_, raw);
    if (score_.has_table && value) to_.met.insert(x);
    if (score_.has_table && !value && complete) to_.no_row.insert(x);
    if (!value) return;
    all_.insert(*value);
    if (complete) complete_.insert(*value);
}

void Finish::settle(bool exact, bool listed) {
    const auto give = [&](const std::set<Rational>& from, Values& to) {
        if (from.empty()) return;
        to.bounded = true;
        to.exact = exact;
        to.low = *from.begin();
        to.high = *from.rbegin();
        if (listed) to.listed = std::vector<Rational>(from.begin(), from.end());
    };
    give(complete_, to_.complete);
    give(all_, to_.all);
}

const Attainable& Attainables::of(std::size_t score) const {
    if (!scores_[score])
        scores_[score] = plan_.scores[score].score->keyed() ? attainable_of_keys(plan_, score) : attainable_of_value(*this, score);
    return *scores_[score];
}

}  // namespace attune::proof
