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

std::set<std::string> Compared::subjects() const {
    std::set<std::string> names;
    for (const report::Pair& pair : comparisons.pairs) names.insert(pair.to->first().subject);
    for (const auto* list : {&courses.before, &courses.now})
        for (const report::Courses& one : *list) names.insert(one.newest.first().subject);
    return names;
}

std::vector<std::string> Comparing::subjects(const std::string& subject) const {
    std::vector<std::string> names = names_in(*leading(), subject);
    for (std::string& name : names_in(*other(), subject)) names.push_back(std::move(name));
    return names;
}

void Comparing::tally(const Compared& compared, report::AlertTally& alerts) const {
    for (const auto& each : compared.before.administrations) alerts.add(each, compared.before.part.place_of(each.first()));
    for (const auto& each : compared.after.administrations)
        alerts.add(each, before_.rows.size() + compared.after.part.place_of(each.first()));
}

/// The subjects (or the one of this name) of a side; of the other side those alone that the leading one has not.
std::vector<std::string> Comparing::names_in(const Side& side, const std::string& subject) const {
    std::vector<std::string> names = side.rows.subject_names();
    std::erase_if(names, [&](const std::string& name) {
        return (!subject.empty() && name != subject) || (&side == other() && leading()->rows.find_subject(name));
    });
    return names;
}

/// A watch looks back over both sides: what is left of the earlier one stands before the later one's first row.
Compared Comparing::lay(report::HeldRows::Part before, report::HeldRows::Part after) const {
    Compared laid{Laid(std::move(before), texts_), Laid(std::move(after), texts_), {}, {}};
    std::vector<report::Administration*> both = pointers_to(laid.before.administrations);
    for (report::Administration* one : pointers_to(laid.after.administrations)) both.push_back(one);
    report::add_watches(both);
    return laid;
}

Compared Comparing::compare(report::HeldRows::Part before, report::HeldRows::Part after, report::Remembered* remembered) const {
    Compared compared = lay(std::move(before), std::move(after));
    const auto& first = compared.before.administrations;
    const auto& then = compared.after.administrations;
    compared.comparisons =
        baseline_ ? report::over_time(first, *baseline_, rules_, remembered) : report::before_and_after(first, then, rules_, remembered);
    compared.courses.now = report::courses_to_compare(baseline_ ? first : then, today_);
    if (!baseline_) compared.courses.before = report::courses_to_compare(first, today_);
    return compared;
}

}  // namespace attune::command
