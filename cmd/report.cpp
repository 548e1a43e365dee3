#include "charts.hpp"
#include "clock.hpp"
#include "command.hpp"
#include "intake.hpp"
#include "layout.hpp"
#include "output.hpp"
#include "pages.hpp"
#include "progress.hpp"
#include "report/csv.hpp"
#include "report/page.hpp"
#include "subject_rows.hpp"
#include "tellings.hpp"
#include "text/date.hpp"
#include "text/fault.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace attune::command {
namespace {

struct Asked {
    std::vector<std::string> files;
    std::string instrument;
    std::string subject;
    std::string since;
    std::string date;
    std::string audience = "clinician";
    std::string wording;
    Form form{"text", "", ""};
    bool answers = false;
    bool raw = false;
    bool alert_exit = false;
};

void add_options(Options& options, Asked& asked) {
    options.value("--subject", asked.subject, "S: this subject alone");
    options.value("--since", asked.since, "D: administrations from this day on");
    options.value("--date", asked.date, "D: the day up to which windows of time reach; today");
    options.value("-i,--instrument", asked.instrument, "ID: the instrument that the rows are of; others are passed over");
    options.flag("--answers", asked.answers, "each answer too; needs responses, not scores");
    options.value("--audience", asked.audience, "WHO: whom the page is for: clinician");
    options.value("--wording", asked.wording, "FILE: a wording that stands for those of the library");
    options.later("--brief", "the page that is read in two minutes");
    options.later("--battery", "the battery that orders the page");
    options.later("--omit", "items to leave out");
    add_form(options, asked.form);
    options.flag("--raw", asked.raw, "csv without the guard against formulas");
    options.value("-o,--output", asked.form.output, "FILE|DIR: write there, whole or not at all; in a folder a file each");
    options.flag("--alert-exit", asked.alert_exit, "exit 1 where an alert is raised, or a risk alert undetermined");
    options.words("files", asked.files, "scores or response files; - is standard input");
}

void check(const Asked& asked) {
    check_form(asked.form);
    const std::vector<std::string> audiences{"clinician", "client", "joint", "research", "record"};
    if (std::find(audiences.begin(), audiences.end(), asked.audience) == audiences.end())
        throw usage_fault("--audience: " +
                          unknown_name("audience", asked.audience, audiences, "expected clinician, client, joint, research or record"));
    if (asked.audience != "clinician") throw usage_fault("--audience " + asked.audience + " is not built yet");
    if (!asked.since.empty() && !text::parse_date(asked.since))
        throw usage_fault("--since " + asked.since + ": expected a date such as 2026-01-31");
    static_cast<void>(day_meant(asked.date));
}

/// What was asked for of one subject's rows.
struct Extract {
    std::vector<report::Administration> administrations;
    std::vector<report::Courses> courses;  ///< over all rows, also those before --since
};

Extract chosen_of(const Asked& asked, std::vector<report::ScoreRow>& rows, const report::Lookup& lookup) {
    std::vector<report::Administration> all = report::administrations(rows, lookup);
    report::leave_out_replaced(all);
    std::vector<report::Courses> courses = report::courses_of(all, day_meant(asked.date));
    report::add_watches(pointers_to(all));
    // one whose date cannot be read may be recent, and what it says is not to be lost
    const auto since = text::parse_date(asked.since);
    if (since) std::erase_if(all, [&](const auto& administration) { return administration.day().value_or(*since) < *since; });
    return {std::move(all), std::move(courses)};
}

/// Of whom there is something to report, in the order of what there is, and the alerts in it.
struct Selection {
    std::vector<std::size_t> subjects;
    std::vector<score::Outcome::Alert> alerts;
    bool courses = false;  ///< there are course figures
};

/// Reads the rows. Throws a usage fault where there is no such subject.
Selection selection(const Asked& asked, const std::vector<Input>& inputs, SubjectRows& rows, const report::Lookup& lookup,
                    score::Outcome& outcome) {
    report::AlertTally alerts;
    bool courses = false;
    std::vector<std::pair<std::size_t, std::size_t>> found;  // where the first of a subject stands, and the subject
    rows.read(outcome, [&] {
        alerts = {};
        courses = false;
        found.clear();
        return [&](std::size_t subject, report::HeldRows::Part& part) {
            if (!asked.subject.empty() && part.rows.front().subject != asked.subject) return;
            const Extract own = chosen_of(asked, part.rows, lookup);
            courses = courses || !own.courses.empty();
            for (const auto& one : own.administrations) alerts.add(one, part.place_of(one.first()));
            if (!own.administrations.empty()) found.emplace_back(part.place_of(own.administrations.front().first()), subject);
        };
    });
    const std::vector<std::string>& names = rows.names();
    if (!asked.subject.empty() && std::find(names.begin(), names.end(), asked.subject) == names.end())
        throw unknown_subject(asked.subject, names, inputs);
    std::sort(found.begin(), found.end());
    Selection chosen{{}, alerts.alerts(), courses};
    for (const auto& [place, subject] : found) chosen.subjects.push_back(subject);
    return chosen;
}

}  // namespace

int report(Common& common, std::span<const std::string> arguments) {
    Asked asked;
    Options options("report", common, "[FILE]... [--subject S]", "attune report scores.csv --subject A01");
    add_options(options, asked);
    options.parse(arguments);
    check(asked);
    if (asked.files.empty()) asked.files.emplace_back("-");
    Shelf shelf(common);
    Tellings tellings(common.quiet);
    const std::vector<Input> inputs = with_charts(shelf, asked.files, tellings.outcome().notices);
    const std::vector<std::string> files = paths_read(asked.files, inputs);
    refuse_overwriting(asked.form.output, files);
    Chosen plans(shelf, asked.instrument);
    SubjectRows rows(plans, inputs, "a report", common.quiet, asked.answers);
    Texts texts(shelf, plans, asked.wording);
    const report::Lookup lookup = std::ref(texts);
    const Selection chosen = selection(asked, inputs, rows, lookup, tellings.outcome());
    tellings.outcome().alerts = chosen.alerts;
    report::CsvColumns columns = rows.columns();
    columns.course = chosen.courses;

    // told before the pages, so that whoever stops reading them has an alert all the same
    const int code = tellings.finish(asked.alert_exit);
    const bool csv = asked.form.format == "csv";
    Layout layout(asked.form, common, files, tellings.broken());
    Pages pages(asked.form.output, asked.form.format, files, tellings.broken(), layout.end());
    const std::vector<std::size_t>& found = chosen.subjects;
    const std::string title = subjects_title(found.size(), found.empty() ? "" : rows.names()[found.front()]);
    const std::string header = csv ? report::csv_header(columns, asked.raw) : layout.begin(title);
    Progress progress(common.quiet, "pages made", !pages.apart());
    rows.each(chosen.subjects, [&](std::size_t, report::HeldRows::Part& part) {
        progress.add(1);
        const Extract own = chosen_of(asked, part.rows, lookup);
        const report::Subject subject = report::by_subject(own.administrations).front();
        std::string lines;
        if (csv) report::append_csv(lines, subject, own.courses, columns, asked.answers, asked.raw);
        const std::string own_header = pages.apart() && !csv ? layout.begin(subjects_title(1, subject.name)) : header;
        pages.add(subject.name, own_header, csv ? lines : layout.page(report::clinician_page(subject, asked.answers, own.courses)));
    });
    if (chosen.subjects.empty()) {
        const std::string why = rows.empty() ? "there are no rows" : "no administration is that recent";
        report::Document page;
        page.add(report::Paragraph{"Nothing to report: " + why + "."});
        if (!pages.apart()) pages.add("", header, csv ? "" : layout.page(page));
        if ((csv || pages.apart()) && !common.quiet) tell("attune: nothing to report: " + why);
    }
    pages.finish();
    return code;
}

}  // namespace attune::command
