#include "change_table.hpp"

#include "report/history.hpp"
#include "side_by_side.hpp"

#include <algorithm>

namespace attune::command {
namespace {

/// The lines of some subjects, and what came of them.
struct Lines {
    std::string bytes;
    Told told;
    std::size_t subjects = 0;
    report::Remembered remembered;
};

void add_subject(Lines& lines, const Comparing& comparing, const std::string& subject, const ChangeTable& table) {
    report::Remembered* const remembered = comparing.rules().looks_at_pairs() ? &lines.remembered : nullptr;
    const Compared one = comparing.of(subject, remembered);
    lines.told.add(comparing, one);
    lines.told.count(!one.subjects().empty(), one.after.administrations.empty() ? one.before.administrations : one.after.administrations);
    report::append_changes(lines.bytes, one.comparisons.pairs, table.raw, remembered);
    report::append_courses(lines.bytes, one.courses, table.raw);
    if (table.history) report::append_histories(lines.bytes, one.comparisons.series, table.raw);
}

}  // namespace

void Told::count(bool compared, const std::vector<report::Administration>& administrations) {
    const bool dated = std::any_of(administrations.begin(), administrations.end(), [](const auto& one) { return one.day().has_value(); });
    if (compared) ++subjects.done;
    else subjects.leave_out(dated ? "nothing to set against" : "no readable date");
}

void Told::add(const Comparing& comparing, const Compared& compared) {
    reliable = reliable || compared.any_reliable();
    comparing.tally(compared, alerts);
}

void Told::add(const Told& more) {
    reliable = reliable || more.reliable;
    alerts.add(more.alerts);
    subjects.done += more.subjects.done;
    for (const auto& [why, count] : more.subjects.left_out) subjects.leave_out(why, count);
}

Told write_change_table(const Comparing& comparing, const std::vector<std::string>& subjects, const ChangeTable& table, Output& output,
                        const std::function<void(std::size_t)>& progress) {
    constexpr std::size_t together = 256;
    output.write(report::change_header());
    Told told;
    const auto make = [&](Lines& lines, std::size_t first, std::size_t end) {
        lines.bytes.clear();
        lines.told = {};
        lines.subjects = end - first;
        for (std::size_t k = first; k < end; ++k) add_subject(lines, comparing, subjects[k], table);
    };
    in_stretches<Lines>(subjects.size(), together, make, [&](const Lines& lines) {
        output.write(lines.bytes);
        told.add(lines.told);
        progress(lines.subjects);
    });
    return told;
}

}  // namespace attune::command
