#include "command.hpp"
#include "library.hpp"
#include "output.hpp"
#include "report/page.hpp"
#include "score/stream.hpp"
#include "tellings.hpp"
#include "terminal.hpp"
#include "text/date.hpp"
#include "text/fault.hpp"

#include <algorithm>

namespace attune::command {
namespace {

struct Asked {
    std::vector<std::string> files;
    std::string instrument;
    std::string subject;
    std::string since;
    std::string format = "text";
    std::string output;
    bool alert_exit = false;
};

/// Rows of a scores file as they stand; of a responses file as they are scored.
std::vector<report::ScoreRow> rows_of(const std::string& path, const Asked& asked, Shelf& shelf, Tellings& tellings) {
    text::CsvReader file(path);
    switch (report::kind_of(file.header())) {
        case report::FileKind::scores: return report::read_scores(file);
        case report::FileKind::wide_scores:
            throw Refused(Fault{file.name(),
                                {1, 1},
                                "this is a wide scores file, which has lost what a report needs; expected scores as `attune score` writes "
                                "them without --wide"});
        default: break;
    }
    score::Job job;
    job.instrument = asked.instrument;
    if (std::find(file.header().begin(), file.header().end(), "subject") == file.header().end())
        throw Refused(Fault{file.name(), {1, 1}, "no column \"subject\"; a report says whose scores it shows"});
    std::string bytes;
    const score::Sink sink = [&](std::string_view part) { bytes += part; };
    score::score_file(file, job, shelf, sink, tellings.outcome());
    return report::parse_scores(bytes);
}

bool alarmed(const std::vector<report::ScoreRow>& rows) {
    return std::any_of(rows.begin(), rows.end(), [](const auto& row) { return row.kind == "alert" && row.value != "0"; });
}

}  // namespace

int report(Common& common, std::span<const std::string> arguments) {
    Asked asked;
    Options options("report", common, "[FILE]... [--subject S]", "attune report scores.csv --subject A01");
    options.value("--subject", asked.subject, "S: this subject alone");
    options.value("--since", asked.since, "D: administrations from this day on");
    options.value("-i,--instrument", asked.instrument, "ID: the instrument that the rows of a response file are of");
    options.value("--format", asked.format, "text: the form of the output");
    options.value("-o,--output", asked.output, "FILE: write there, whole or not at all");
    options.flag("--alert-exit", asked.alert_exit, "exit 1 where an alert is raised or undetermined");
    options.words("files", asked.files, "scores or response files; - is standard input");
    options.parse(arguments);
    check_format(asked.format, {"text"});
    if (!asked.since.empty() && !text::parse_date(asked.since))
        throw usage_fault("--since " + asked.since + ": expected a date such as 2026-01-31");
    if (asked.files.empty()) asked.files.emplace_back("-");
    Shelf shelf(common);
    Tellings tellings(true);
    std::vector<report::ScoreRow> rows;
    for (const std::string& path : asked.files)
        for (report::ScoreRow& row : rows_of(path, asked, shelf, tellings)) rows.push_back(std::move(row));
    std::vector<std::string> subjects;
    subjects.reserve(rows.size());
    for (const auto& row : rows) subjects.push_back(row.subject);
    std::erase_if(rows, [&](const auto& row) {
        return (!asked.subject.empty() && row.subject != asked.subject) || (!asked.since.empty() && row.date.substr(0, 10) < asked.since);
    });
    if (!asked.subject.empty() && std::find(subjects.begin(), subjects.end(), asked.subject) == subjects.end())
        throw usage_fault("--subject: " + unknown_name("subject", asked.subject, subjects));
    const report::Document page = report::clinician_page(rows, [&](const std::string& id) { return shelf.find(id); });
    Output output(asked.output);
    const Terminal terminal = terminal_of(common, asked.output);
    output.write(report::render_text(page, terminal.width, terminal.colour));
    const int code = tellings.finish(false);
    tellings.broken() ? output.leave() : output.finish();
    return code == done && asked.alert_exit && alarmed(rows) ? answer_is_no : code;
}

}  // namespace attune::command
