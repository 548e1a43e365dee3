#include "report/beside.hpp"

#include "change/agreement.hpp"
#include "score/sums.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace attune::report {
namespace {

namespace cell = expression::cell;
using expression::Column;
using instrument::ResponseSet;
using instrument::Type;

/// How far the answers of a set can lie apart; 0 where that is not known, or where they have no order.
double range_of(const ResponseSet& set) {
    if (set.type == Type::choice) return set.ordered ? static_cast<double>(set.options.size()) - 1 : 0;
    return set.min && set.max ? (*set.max - *set.min).to_double() : 0;
}

/// Of a choice the place of its code among the codes, else the number.
double amount_of(const ResponseSet& set, const Column& column) {
    return set.type == Type::choice ? static_cast<double>(column.cells[0]) : number_of(column, 0).to_double();
}

/// Not asked at all; what did not come up drops out of scores likewise, but was asked.
bool is_unasked(const Column& column) { return column.cells[0] == cell::hidden && column.told[0] != cell::inapplicable; }

void count_left_out(AnswersBeside& answers, const Column& self, const Column& other) {
    if (is_unasked(self) && is_unasked(other)) return;
    if (is_unasked(self) || is_unasked(other)) ++answers.asked_of_one;
    else if (self.told[0] == cell::inapplicable || other.told[0] == cell::inapplicable) ++answers.not_come_up;
    else ++answers.blank;
}

}  // namespace

bool BothForms::known(const Administration& self, const Administration& other) {
    return self.same_edition() && other.same_edition() && self.first().others->of_responses && other.first().others->of_responses;
}

AnswersBeside BothForms::answers() {
    AnswersBeside answers;
    const instrument::Instrument& instrument = *administration_.known.plan->instrument;
    std::map<std::size_t, std::vector<change::Rated>> sets;  // by response set
    std::vector<std::pair<double, std::size_t>> apart;
    for (std::size_t i = 0; i < instrument.items.size(); ++i) {
        const ResponseSet& set = instrument.response_of(i);
        if (!set.numeric() || instrument.is_apart(i)) continue;
        const Column& self = self_.frame().item(i);
        const Column& other = other_.frame().item(i);
        if (!cell::is_answered(self.cells[0]) || !cell::is_answered(other.cells[0])) {
            count_left_out(answers, self, other);
            continue;
        }
        const change::Rated rated{amount_of(set, self), amount_of(set, other)};
        ++answers.both;
        answers.alike += rated.one == rated.other ? 1 : 0;
        if (set.type == Type::choice && !set.ordered) continue;
        answers.self_more += rated.one > rated.other ? 1 : 0;
        answers.other_more += rated.one < rated.other ? 1 : 0;
        sets[instrument.items[i].response].push_back(rated);
        const double range = range_of(set);
        if (range > 0 && rated.one != rated.other) apart.emplace_back(-std::abs(rated.one - rated.other) / range, i);
    }
    for (const auto& [set, ratings] : sets)
        if (ratings.size() >= least_items_for_kappa) answers.kappas.push_back({ratings.size(), change::weighted_kappa(ratings)});
    std::sort(apart.begin(), apart.end());
    for (std::size_t k = 0; k < std::min(apart.size(), most_items_apart); ++k) answers.apart.push_back(apart[k].second);
    return answers;
}

std::optional<SameItems> BothForms::same_items(const std::string& score) {
    const score::Plan& plan = *administration_.known.plan;
    const auto place = plan.instrument->find_score(score);
    if (!place) return std::nullopt;
    const score::ScorePlan& scored = plan.scores[*place];
    if (!scored.score->keyed() || scored.score->has_table) return std::nullopt;
    score::Sums self;
    score::Sums other;
    for (const score::KeyPlan& key : scored.keys) {
        const Column& one = self_.frame().item(key.item);
        const Column& two = other_.frame().item(key.item);
        if (!cell::is_answered(one.cells[0]) || !cell::is_answered(two.cells[0])) continue;
        static_cast<void>(self.add(key, one.cells[0], number_of(one, 0), false));
        static_cast<void>(other.add(key, two.cells[0], number_of(two, 0), false));
    }
    const bool mean = scored.score->kind == instrument::Score::Kind::mean;
    if (self.answered == 0 || self.invalid || other.invalid || (mean && self.weight <= Rational(0))) return std::nullopt;
    const Rational times = scored.score->multiply.value_or(Rational(1)) / (mean ? self.weight : Rational(1));
    return SameItems{self.answered, self.sum * times, other.sum * times};
}

}  // namespace attune::report
