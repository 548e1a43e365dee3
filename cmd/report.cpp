#include "command.hpp"
#include "display.hpp"
#include "library.hpp"
#include "output.hpp"
#include "pages.hpp"
#include "report/csv.hpp"
#include "report/page.hpp"
#include "tellings.hpp"
#include "text/date.hpp"
#include "text/fault.hpp"

#include <algorithm>
#include <set>

namespace attune::command {
namespace {

struct Asked {
    std::vector<std::string> files;
    std::string instrument;
    std::string subject;
    std::string since;
    std::string format = "text";
    std::string audience = "clinician";
    std::string battery;
    std::string charts;
    std::string omit;
    std::string output;
    bool answers = false;
    bool brief = false;
    bool raw = false;
    bool alert_exit = false;
};

void add_options(Options& options, Asked& asked) {
    options.value("--subject", asked.subject, "S: this subject alone");
    options.value("--since", asked.since, "D: administrations from this day on");
    options.value("-i,--instrument", asked.instrument, "ID: the instrument that the rows are of; others are passed over");
    options.flag("--answers", asked.answers, "each answer too; needs responses, not scores");
    options.value("--audience", asked.audience, "WHO: whom the page is for: clinician");
    options.flag("--brief", asked.brief, "the page that is read in two minutes");
    options.value("--battery", asked.battery, "ID: the battery that orders the page");
    options.value("--charts", asked.charts, "DIR: where charts go");
    options.value("--omit", asked.omit, "ITEM,...: items to leave out");
    options.value("--format", asked.format, "text|md|csv: the form of the output");
    options.flag("--raw", asked.raw, "csv without the guard against formulas");
    options.value("-o,--output", asked.output, "FILE|DIR: write there, whole or not at all; in a folder a file each");
    options.flag("--alert-exit", asked.alert_exit, "exit 1 where an alert is raised, or a risk alert undetermined");
    options.words("files", asked.files, "scores or response files; - is standard input");
}

void check(const Asked& asked) {
    if (asked.format == "html") throw usage_fault("--format html is not built yet");
    check_format(asked.format, {"text", "md", "csv"});
    const std::vector<std::string> audiences{"clinician", "client", "joint", "research", "record"};
    if (std::find(audiences.begin(), audiences.end(), asked.audience) == audiences.end())
        throw usage_fault("--audience: " +
                          unknown_name("audience", asked.audience, audiences, "expected clinician, client, joint, research or record"));
    if (asked.audience != "clinician") throw usage_fault("--audience " + asked.audience + " is not built yet");
    if (asked.brief) throw usage_fault("--brief is not built yet");
    if (!asked.battery.empty()) throw usage_fault("--battery is not built yet");
    if (!asked.charts.empty()) throw usage_fault("--charts is not built yet");
    if (!asked.omit.empty()) throw usage_fault("--omit is not built yet");
    if (!asked.since.empty() && !text::parse_date(asked.since))
        throw usage_fault("--since " + asked.since + ": expected a date such as 2026-01-31");
}

/// The library, with the instrument of `-i` in its place where that is a file.
class Chosen : public score::Plans {
public:
    Chosen(Shelf& shelf, const std::string& instrument) : shelf_(shelf), plan_(instrument.empty() ? nullptr : &shelf.get(instrument)) {}

    /// The id that `-i` means; empty where it is not given.
    std::string id() const { return plan_ ? plan_->instrument->id : ""; }
    const score::Plan* find(const std::string& id) override {
        return plan_ && plan_->instrument->id == id ? plan_ : id.empty() ? nullptr : shelf_.find(id);
    }
    std::string unknown(const std::string& id) const override { return shelf_.unknown(id); }

private:
    Shelf& shelf_;
    const score::Plan* plan_;
};

/// Reads the files of one report, scoring those that hold responses.
class Reading {
public:
    Reading(const Asked& asked, Chosen& plans, score::Outcome& outcome) : asked_(asked), plans_(plans), outcome_(outcome) {}

    void file(const std::string& path) {
        text::CsvReader file(path);
        const report::FileKind kind = report::kind_of(file.header());
        if (kind == report::FileKind::wide_scores)
            throw Refused(Fault{file.name(),
                                {1, 1},
                                "this is a wide scores file, which has lost what a report needs; expected scores as `attune score` writes "
                                "them without --wide"});
        columns.take(file.header(), kind == report::FileKind::responses);
        if (kind == report::FileKind::responses) return responses(file);
        if (asked_.answers)
            throw usage_fault("--answers: " + file.name() + " holds scores, and no answers; expected the responses that were scored");
        scores(file);
    }

    std::vector<report::ScoreRow> rows;
    report::CsvColumns columns;

private:
    void scores(text::CsvReader& file) {
        std::vector<report::ScoreRow> all;
        report::read_scores(file, all, outcome_);
        std::set<std::string> unknown;
        score::Notices notices;
        for (report::ScoreRow& row : all) {
            if (!plans_.id().empty() && row.instrument != plans_.id()) {
                ++outcome_.passed_over[row.instrument];
                continue;
            }
            if (!plans_.find(row.instrument) && unknown.insert(row.instrument).second)
                notices.add(true, {}, [&] { return Fault{file.name(), {}, plans_.unknown(row.instrument)}; });
            rows.push_back(std::move(row));
        }
        outcome_.notices.merge(std::move(notices));
    }

    void responses(text::CsvReader& file) {
        const std::vector<std::string>& header = file.header();
        if (std::find(header.begin(), header.end(), "subject") == header.end())
            throw Refused(Fault{file.name(), {1, 1}, "no column \"subject\"; a report says whose scores it shows"});
        score::Job job;
        job.instrument = plans_.id();
        // attributes choose norms, and answers may be asked for; a column that is called as one of the scores' is neither
        for (const std::string& name : header) {
            std::size_t k = 0;
            while (k < report::known_columns && report::column_name(k) != name) ++k;
            if (k == report::known_columns && !name.empty()) job.keep.push_back(name);
        }
        report::ScoredRows taker(rows, file.separator() == ';');
        const score::Sink sink = [&](std::string_view part) { taker.take(part); };
        score::score_file(file, job, plans_, sink, outcome_);
    }

    const Asked& asked_;
    Chosen& plans_;
    score::Outcome& outcome_;
};

/// What was asked for of all that was read. Throws a usage fault where there is no such subject.
std::vector<report::Administration> selection(const Asked& asked, std::vector<report::ScoreRow>& rows, const report::Lookup& lookup) {
    std::vector<report::Administration> all = report::administrations(rows, lookup);
    if (!asked.subject.empty()) {
        std::vector<std::string> subjects;
        for (const auto& administration : all) subjects.push_back(administration.first().subject);
        if (std::find(subjects.begin(), subjects.end(), asked.subject) == subjects.end())
            throw usage_fault("--subject: " + unknown_name("subject", asked.subject, subjects));
        std::erase_if(all, [&](const auto& administration) { return administration.first().subject != asked.subject; });
    }
    report::leave_out_replaced(all);
    // one whose date cannot be read may be recent, and what it says is not to be lost
    const auto since = text::parse_date(asked.since);
    if (since) std::erase_if(all, [&](const auto& administration) { return administration.day().value_or(*since) < *since; });
    return all;
}

}  // namespace

int report(Common& common, std::span<const std::string> arguments) {
    Asked asked;
    Options options("report", common, "[FILE]... [--subject S]", "attune report scores.csv --subject A01");
    add_options(options, asked);
    options.parse(arguments);
    check(asked);
    if (asked.files.empty()) asked.files.emplace_back("-");
    refuse_overwriting(asked.output, asked.files);
    Shelf shelf(common);
    Chosen plans(shelf, asked.instrument);
    Tellings tellings(common.quiet);
    Reading reading(asked, plans, tellings.outcome());
    for (const std::string& path : asked.files) reading.file(path);
    const report::Lookup lookup = [&](const report::ScoreRow& row) {
        const score::Plan* plan = plans.find(row.instrument);
        return report::Known{plan, plan ? plan->instrument.get() : nullptr};
    };
    std::vector<report::Administration> chosen = selection(asked, reading.rows, lookup);
    tellings.outcome().alerts = report::alerts_of(chosen);
    const std::vector<report::Subject> subjects = report::by_subject(std::move(chosen));

    const bool csv = asked.format == "csv";
    const Display display = display_of(common, asked.output);
    const auto shown = [&](const report::Document& page) {
        return asked.format == "md" ? report::render_markdown(page) : report::render_text(page, display.width, display.colour);
    };
    Pages pages(asked.output, asked.format, asked.files, tellings.broken());
    const std::string header = csv ? report::csv_header(reading.columns, asked.raw) : "";
    for (const report::Subject& subject : subjects) {
        std::string rows;
        if (csv) report::append_csv(rows, subject, reading.columns, asked.answers, asked.raw);
        pages.add(subject.name, header, csv ? rows : shown(report::clinician_page(subject, asked.answers)));
    }
    if (subjects.empty()) {
        const std::string why =
            "othing to report: " + std::string(reading.rows.empty() ? "there are no rows." : "no administration is that recent.");
        report::Document page;
        page.add(report::Paragraph{"N" + why});
        if (!pages.apart()) pages.add("", header, csv ? "" : shown(page));
        if ((csv || pages.apart()) && !common.quiet) tell("attune: n" + why);
    }
    const int code = tellings.finish(asked.alert_exit);
    pages.finish();
    return code;
}

}  // namespace attune::command
