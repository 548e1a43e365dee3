#include "charts.hpp"
#include "clock.hpp"
#include "command.hpp"
#include "intake.hpp"
#include "layout.hpp"
#include "output.hpp"
#include "page_order.hpp"
#include "pages.hpp"
#include "progress.hpp"
#include "report/csv.hpp"
#include "report/page.hpp"
#include "subject_rows.hpp"
#include "subjects_done.hpp"
#include "tellings.hpp"
#include "text/date.hpp"
#include "text/fault.hpp"
#include "unfinished.hpp"

#include <algorithm>
#include <functional>
#include <set>
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
    PageWishes wishes;
    bool answers = false;
    bool raw = false;
    bool alert_exit = false;
};

void add_options(Options& options, Asked& asked) {
    options.value("--subject", asked.subject, "S: this subject alone");
    options.value("--since", asked.since, "D: administrations from this day on");
    options.value("--date", asked.date, "D: the day that counts as today; what is dated later is left out");
    options.value("-i,--instrument", asked.instrument, "ID: the instrument of the rows; others are passed over");
    options.flag("--answers", asked.answers, "each answer too; needs responses, not scores");
    options.values("--omit", asked.wishes.omit, "ITEM,...: answers to leave out; or INSTRUMENT.ITEM");
    options.value("--battery", asked.wishes.battery, "ID: a battery that orders the page; of a chart its own");
    options.value("--letterhead", asked.wishes.letterhead, "FILE: a text above each page");
    options.value("--closing", asked.wishes.closing, "FILE: a text below each page");
    options.value("--audience", asked.audience, "WHO: whom the page is for: clinician");
    options.value("--wording", asked.wording, "FILE: a wording that stands for those of the library");
    options.later("--brief", "the page that is read in two minutes");
    add_form(options, asked.form);
    options.flag("--raw", asked.raw, "csv without the guard against formulas");
    options.value("-o,--output", asked.form.output, "FILE|DIR: written whole or not at all; in a folder a file each");
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
    if (!asked.since.empty() && !text::parse_date(asked.since)) throw no_date("--since", asked.since);
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
    bool courses = false;               ///< there are course figures
    std::size_t left_out = 0;           ///< subjects of whom there is nothing
    std::set<const score::Plan*> read;  ///< instruments that the rows are of
};

/// Reads the rows. Throws a usage fault where there is no such subject.
Selection selection(const Asked& asked, const std::vector<Input>& inputs, SubjectRows& rows, const report::Lookup& lookup,
                    score::Outcome& outcome) {
    report::AlertTally alerts;
    Selection chosen;
    std::vector<std::pair<std::size_t, std::size_t>> found;  // where the first of a subject stands, and the subject
    rows.read(outcome, [&] {
        alerts = {};
        chosen = {};
        found.clear();
        return [&](std::size_t subject, report::HeldRows::Part& part) {
            if (!asked.subject.empty() && part.rows.front().subject != asked.subject) return;
            const Extract own = chosen_of(asked, part.rows, lookup);
            chosen.courses = chosen.courses || !own.courses.empty();
            for (const auto& one : own.administrations) {
                alerts.add(one, part.place_of(one.first()));
                if (one.known) chosen.read.insert(one.known.plan);
            }
            if (own.administrations.empty()) ++chosen.left_out;
            else found.emplace_back(part.place_of(own.administrations.front().first()), subject);
        };
    });
    const std::vector<std::string>& names = rows.names();
    if (!asked.subject.empty() && std::find(names.begin(), names.end(), asked.subject) == names.end())
        throw unknown_subject(asked.subject, names, inputs);
    std::sort(found.begin(), found.end());
    chosen.alerts = alerts.alerts();
    for (const auto& [place, subject] : found) chosen.subjects.push_back(subject);
    return chosen;
}

/// The page as the command line has it, but for what hangs on the rows; the texts of the clinic are among the files that are read.
report::PageOrder order_of(const Asked& asked, std::vector<std::string>& files) {
    report::PageOrder order;
    order.answers = asked.answers;
    const PageWishes& wishes = asked.wishes;
    for (const auto& [path, to] : {std::pair(&wishes.letterhead, &order.letterhead), std::pair(&wishes.closing, &order.closing)}) {
        if (path->empty()) continue;
        *to = paragraphs_of(*path);
        files.push_back(*path);
    }
    return order;
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
    tell_unfinished(asked.files, tellings.outcome().notices);
    std::vector<std::string> files = paths_read(asked.files, inputs);
    report::PageOrder order = order_of(asked, files);
    refuse_overwriting(asked.form.output, files);
    Chosen plans(shelf, asked.instrument);
    SubjectRows rows(plans, inputs, "a report", common.quiet, day_said(asked.date), asked.answers);
    Texts texts(shelf, plans, asked.wording);
    const report::Lookup lookup = std::ref(texts);
    const Selection chosen = selection(asked, inputs, rows, lookup, tellings.outcome());
    order.omitted = omitted_items(shelf, asked.wishes.omit, chosen.read);
    const bool csv = asked.form.format == "csv";
    if (!csv) order.sections = sections_of(shelf, asked.wishes.battery, asked.files, common.quiet);
    tellings.outcome().alerts = chosen.alerts;
    report::CsvColumns columns = rows.columns();
    columns.course = chosen.courses;
    std::erase_if(columns.others, [&](const std::string& name) { return order.omitted.has_name(name); });

    // told before the pages, so that whoever stops reading them has an alert all the same
    const int code = tellings.finish(asked.alert_exit);
    Layout layout(asked.form, common, files, tellings.broken());
    Pages pages(asked.form.output, asked.form.format, files, tellings.broken(), layout.end());
    const std::vector<std::size_t>& found = chosen.subjects;
    const std::string title = subjects_title(found.size(), found.empty() ? "" : rows.names()[found.front()]);
    const std::string header = csv ? report::csv_header(columns, asked.raw) : layout.begin(title);
    Progress progress(common.quiet, "pages made", !pages.apart());
    rows.each(chosen.subjects, [&](std::size_t, report::HeldRows::Part& part) {
        progress.add(1);
        Extract own = chosen_of(asked, part.rows, lookup);
        order.omitted.leave_out(own.courses);
        const report::Subject subject = report::by_subject(own.administrations).front();
        std::string lines;
        if (csv) report::append_csv(lines, subject, own.courses, columns, asked.answers, order.omitted, asked.raw);
        const std::string own_header = pages.apart() && !csv ? layout.begin(subjects_title(1, subject.name)) : header;
        pages.add(subject.name, own_header, csv ? lines : layout.page(report::clinician_page(subject, order, own.courses)));
    });
    if (chosen.subjects.empty()) {
        const std::string why = rows.empty() ? "there are no rows" : "no administration is that recent";
        report::Document page;
        page.add(report::Paragraph{"Nothing to report: " + why + "."});
        if (!pages.apart()) pages.add("", header, csv ? "" : layout.page(page));
        if ((csv || pages.apart()) && !common.quiet) tell("attune: nothing to report: " + why);
    }
    pages.finish();
    SubjectsDone done_with{"reported", chosen.subjects.size()};
    done_with.leave_out("no administration since " + asked.since, chosen.left_out);
    if (!chosen.subjects.empty() && !tellings.broken()) tell_done(done_with, asked.form.output, common.quiet);
    return code;
}

}  // namespace attune::command
