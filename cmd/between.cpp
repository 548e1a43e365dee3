#include "between.hpp"

#include "report/raters_page.hpp"
#include "text/duration.hpp"

#include <algorithm>
#include <utility>

namespace attune::command {
namespace {

constexpr std::int32_t usual_days = 7;

}  // namespace

std::int32_t days_to_pair_within(Shelf& shelf, const std::string& file) {
    if (!chart::is_chart(file)) return usual_days;
    const chart::Chart chart = open_chart(shelf, file);
    if (chart.battery.empty()) return usual_days;
    const auto within = shelf.battery(chart.battery).pair_within;
    return within ? text::day_after(0, *within) : usual_days;
}

std::size_t Between::write_table(Output& output, bool raw, report::AlertTally& alerts) const {
    constexpr std::size_t enough = 65536;
    std::string out = report::raters_header();
    std::size_t alone = 0;
    for (const std::string& subject : subjects()) {
        const Laid laid = lay(side_.of(subject), alerts);
        const report::RatersBeside beside = report::between_raters(laid.administrations, within_);
        alone += beside.alone();
        report::append_raters(out, beside, raw);
        if (out.size() >= enough) output.write(std::exchange(out, {}));
    }
    output.write(out);
    return alone;
}

report::Document Between::page(report::AlertTally& alerts) const {
    Laid laid = lay(subject_.empty() ? report::HeldRows::Part{side_.rows.all(), {}} : side_.of(subject_), alerts);
    report::RatersBeside beside = report::between_raters(laid.administrations, within_);
    // somebody who is asked for alone stands beside nobody
    std::vector<report::Couple> two = subject_.empty() ? couples(laid.administrations, beside.left_out) : std::vector<report::Couple>();
    const report::RatersPage about{report::by_subject(std::move(laid.administrations)), std::move(two), within_,
                                   [this](const std::string& id) { return name_of(id); }};
    return report::raters_page(beside, about);
}

Laid Between::lay(report::HeldRows::Part rows, report::AlertTally& alerts) const {
    Laid laid(std::move(rows), texts_);
    report::add_watches(pointers_to(laid.administrations));
    for (const report::Administration& one : laid.administrations) alerts.add(one, laid.part.place_of(one.first()));
    return laid;
}

std::vector<std::string> Between::subjects() const {
    return subject_.empty() ? side_.rows.subject_names() : std::vector<std::string>{subject_};
}

/// As a chart calls them, else the id.
std::string Between::name_of(const std::string& id) const {
    const auto found = std::find_if(side_.inputs.begin(), side_.inputs.end(), [&](const Input& input) { return input.owner.id == id; });
    return found == side_.inputs.end() || id.empty() || found->name.empty() ? id : found->name;
}

/// Those that rows name, and the two people of a chart.
std::vector<report::Couple> Between::couples(const std::vector<report::Administration>& all, std::vector<std::string>& left_out) const {
    std::vector<report::Couple> couples = report::couples_in(all, left_out);
    for (const Input& input : side_.inputs) {
        const std::vector<std::string>& people = input.owner.people;
        if (people.size() != 2) continue;
        const bool known = std::any_of(couples.begin(), couples.end(), [&](const report::Couple& couple) {
            return std::is_permutation(couple.begin(), couple.end(), people.begin());
        });
        if (!known) couples.push_back({people[0], people[1]});
    }
    return couples;
}

}  // namespace attune::command
