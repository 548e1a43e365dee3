#include "comparing.hpp"

#include "display.hpp"

#include <algorithm>

namespace attune::command {

Laid::Laid(report::HeldRows::Part rows, const report::Lookup& texts)
    : part(std::move(rows)), administrations(report::administrations(part.rows, texts)) {
    report::leave_out_replaced(administrations);
}

void Side::read() {
    for (const Input& input : inputs) intake.file(input, [&](const report::ScoreRow& row) { rows.add(row); });
}

report::HeldRows::Part Side::of(const std::string& subject) const {
    const auto place = rows.find_subject(subject);
    return place ? rows.of(*place) : report::HeldRows::Part();
}

void check_subject(const std::string& subject, const Side& before, const Side& after) {
    if (subject.empty() || before.rows.find_subject(subject) || after.rows.find_subject(subject)) return;
    std::vector<std::string> known = before.rows.subject_names();
    std::vector<Input> inputs = before.inputs;
    for (std::string& name : after.rows.subject_names()) known.push_back(std::move(name));
    inputs.insert(inputs.end(), after.inputs.begin(), after.inputs.end());
    throw unknown_subject(subject, known, inputs);
}

bool Compared::any_reliable() const {
    return std::any_of(comparisons.pairs.begin(), comparisons.pairs.end(), [](const report::Pair& pair) {
        return std::any_of(pair.scores.begin(), pair.scores.end(), [](const auto& one) { return change::is_reliable(one.result.verdict); });
    });
}

std::vector<std::string> Comparing::subjects(const std::string& subject) const {
    std::vector<std::string> names;
    for (const Side* side : {leading(), other()}) {
        std::vector<std::pair<std::size_t, std::string>> found;
        for (const std::string& name : names_in(*side, subject)) {
            const Compared one = of(name);
            if (!one.empty()) found.emplace_back(place_of(one, side), name);
        }
        std::sort(found.begin(), found.end());
        for (auto& [place, name] : found) names.push_back(std::move(name));
    }
    return names;
}

std::vector<score::Outcome::Alert> Comparing::alerts(const std::string& subject) const {
    report::AlertTally tally;
    for (const Side* side : {leading(), other()}) {
        for (const std::string& name : names_in(*side, subject)) {
            const Compared one = lay(before_.of(name), after_.of(name));
            for (const auto& each : one.before.administrations) tally.add(each, one.before.part.place_of(each.first()));
            for (const auto& each : one.after.administrations) tally.add(each, before_.rows.size() + one.after.part.place_of(each.first()));
        }
    }
    return tally.alerts();
}

/// The subjects (or the one of this name) of a side; of the other side those alone that the leading one has not.
std::vector<std::string> Comparing::names_in(const Side& side, const std::string& subject) const {
    std::vector<std::string> names = side.rows.subject_names();
    std::erase_if(names, [&](const std::string& name) {
        return (!subject.empty() && name != subject) || (&side == other() && leading()->rows.find_subject(name));
    });
    return names;
}

/// Where the first of what is compared stands in a side.
std::size_t Comparing::place_of(const Compared& one, const Side* side) const {
    const Laid& laid = side == &before_ ? one.before : one.after;
    const report::ScoreRow* first = side == leading() ? one.comparisons.first : nullptr;
    return first ? laid.part.place_of(*first) : laid.part.places.front();
}

/// A watch looks back over both sides: what is left of the earlier one stands before the later one's first row.
Compared Comparing::lay(report::HeldRows::Part before, report::HeldRows::Part after) const {
    Compared laid{Laid(std::move(before), texts_), Laid(std::move(after), texts_), {}, {}};
    std::vector<report::Administration*> both = pointers_to(laid.before.administrations);
    for (report::Administration* one : pointers_to(laid.after.administrations)) both.push_back(one);
    report::add_watches(both);
    return laid;
}

Compared Comparing::compare(report::HeldRows::Part before, report::HeldRows::Part after) const {
    Compared compared = lay(std::move(before), std::move(after));
    const auto& first = compared.before.administrations;
    const auto& then = compared.after.administrations;
    compared.comparisons = baseline_ ? report::over_time(first, *baseline_, rules_) : report::before_and_after(first, then, rules_);
    compared.courses.now = report::courses_to_compare(baseline_ ? first : then, today_);
    if (!baseline_) compared.courses.before = report::courses_to_compare(first, today_);
    return compared;
}

}  // namespace attune::command
