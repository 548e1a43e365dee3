#include "report/moved_answers.hpp"

#include "report/answers.hpp"
#include "report/page.hpp"
#include "text/decimal.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace attune::report {
namespace {

constexpr std::size_t most = 5;

/// Items that a sum or mean is made of and that share the response set which most of these have, by id.
std::set<std::string> comparable_items(const instrument::Instrument& instrument) {
    std::set<std::size_t> keyed;
    for (const instrument::Score& score : instrument.scores)
        for (const instrument::Key& key : score.keys) keyed.insert(key.item);
    std::map<std::size_t, std::set<std::string>> by_set;
    for (const std::size_t item : keyed) by_set[instrument.items[item].response].insert(instrument.items[item].id);
    const auto largest =
        std::max_element(by_set.begin(), by_set.end(), [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
    return largest == by_set.end() ? std::set<std::string>() : largest->second;
}

struct Moved {
    Answer from;
    Answer to;
    Rational change;

    Rational distance() const { return change < Rational(0) ? -change : change; }
};

std::vector<Moved> moved_in(const Administration& first, const Administration& last, const Omitted& omitted) {
    const std::set<std::string> comparable = comparable_items(*last.known.plan->instrument);
    const std::vector<Answer> before = answers_of(first, omitted);
    std::vector<Moved> moved;
    for (const Answer& now : answers_of(last, omitted)) {
        const auto then = std::find_if(before.begin(), before.end(), [&](const Answer& answer) { return answer.item == now.item; });
        if (!comparable.contains(now.item) || then == before.end() || now.state != "answered" || then->state != "answered") continue;
        const auto from = text::parse_decimal(then->value);
        const auto to = text::parse_decimal(now.value);
        if (from && to && *from != *to) moved.push_back({*then, now, *to - *from});
    }
    std::stable_sort(moved.begin(), moved.end(), [](const Moved& a, const Moved& b) { return b.distance() < a.distance(); });
    if (moved.size() > most) moved.resize(most);
    return moved;
}

std::string answer_words(const Answer& answer) { return answer.value + (answer.label.empty() ? "" : ", " + answer.label); }

std::string change_words(const Rational& change) {
    const std::string steps = text::format_number(change.to_double());
    return change < Rational(0) ? steps : "+" + steps;
}

}  // namespace

bool add_moved_answers(Document& page, const Series& series, const Omitted& omitted) {
    std::vector<const Administration*> answered;
    for (const Administration* administration : series.administrations)
        if (has_answers(*administration) && administration->day()) answered.push_back(administration);
    if (answered.size() < 2) return false;
    const Administration& first = *answered.front();
    const Administration& last = *answered.back();
    const std::vector<Moved> moved = moved_in(first, last, omitted);
    if (moved.empty()) return false;
    page.add(Heading{3, "Answers that moved most, " + first.first().date + " to " + last.first().date});
    Table table{{{"item"}, {"topic"}, {"then"}, {"now"}, {"change", true}}, {}};
    for (const Moved& one : moved)
        table.rows.push_back({one.to.item, one.to.topic, answer_words(one.from), answer_words(one.to), change_words(one.change)});
    page.add(std::move(table));
    return true;
}

}  // namespace attune::report
