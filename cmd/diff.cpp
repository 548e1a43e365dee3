#include "charts.hpp"
#include "clock.hpp"
#include "command.hpp"
#include "comparing.hpp"
#include "display.hpp"
#include "output.hpp"
#include "report/change_page.hpp"
#include "report/history.hpp"
#include "tellings.hpp"
#include "text/date.hpp"
#include "text/fault.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>

namespace attune::command {
namespace {

struct Asked {
    std::vector<std::string> files;
    std::string instrument;
    std::string subject;
    std::string from = "first";
    std::string date;
    std::string format = "text";
    std::string wording;
    std::string output;
    bool raw = false;
    bool history = false;
    bool exit_code = false;
};

void add_options(Options& options, Asked& asked) {
    options.value("--from", asked.from, "first|previous|DATE: what each administration is set against");
    options.value("--date", asked.date, "D: the day up to which windows of time reach; today");
    options.value("--subject", asked.subject, "S: this subject alone");
    options.value("-i,--instrument", asked.instrument, "ID: the instrument that the rows are of; others are passed over");
    options.value("--wording", asked.wording, "FILE: a wording that stands for those of the library");
    options.value("--format", asked.format, "text|md|csv: the form of the output");
    options.flag("--history", asked.history, "csv with the person's own history too, which a page always tells");
    options.flag("--raw", asked.raw, "csv without the guard against formulas");
    options.value("-o,--output", asked.output, "FILE: write there, whole or not at all");
    options.flag("--exit-code", asked.exit_code, "exit 1 where a change is reliable");
    options.later("--between", "two raters of the same days");
    options.later("--method", "another formula of reliable change");
    options.later("--confidence", "another level than 0.95");
    options.later("--summary", "counts over all subjects");
    options.later("--force", "compare what is not comparable");
    options.words("BEFORE", asked.files, "scores, responses or a chart; then AFTER, if it is another file");
}

report::Baseline baseline_of(const std::string& from) {
    if (from == "first") return {};
    if (from == "previous") return {report::Baseline::Kind::previous, 0};
    if (const auto day = text::parse_date(from)) return {report::Baseline::Kind::day, *day};
    throw usage_fault("--from " + from + ": expected first, previous or a date such as 2026-01-31");
}

/// What came of it, beside what was written.
struct Told {
    bool reliable = false;  ///< a change is
    report::AlertTally alerts;

    void add(const Comparing& comparing, const Compared& compared) {
        reliable = reliable || compared.any_reliable();
        comparing.tally(compared, alerts);
    }
};

/// A table may be of any length, and is written one subject after the other.
Told write_table(const Comparing& comparing, const Asked& asked, Output& output) {
    constexpr std::size_t enough = 65536;
    std::string out = report::change_header();
    Told told;
    for (const std::string& subject : comparing.subjects(asked.subject)) {
        const Compared one = comparing.of(subject);
        told.add(comparing, one);
        report::append_changes(out, one.comparisons.pairs, asked.raw);
        report::append_courses(out, one.courses, asked.raw);
        if (asked.history) report::append_histories(out, one.comparisons.series, asked.raw);
        if (out.size() >= enough) output.write(std::exchange(out, {}));
    }
    output.write(out);
    return told;
}

/// A page holds all that it shows.
Told write_page(const Comparing& comparing, const Asked& asked, const Common& common, Output& output) {
    const Compared compared = asked.subject.empty() ? comparing.all() : comparing.of(asked.subject);
    std::vector<report::Administration> all = compared.before.administrations;
    all.insert(all.end(), compared.after.administrations.begin(), compared.after.administrations.end());
    const report::Document page = report::change_page(report::by_subject(std::move(all)), compared.comparisons, compared.courses);
    output.write(shown(page, asked.format, common, asked.output));
    Told told;
    told.add(comparing, compared);
    return told;
}

}  // namespace

int diff(Common& common, std::span<const std::string> arguments) {
    Asked asked;
    Options options("diff", common, "BEFORE [AFTER]", "attune diff phq9.csv --from previous");
    add_options(options, asked);
    options.parse(arguments);
    if (asked.format == "html") throw usage_fault("--format html is not built yet");
    check_format(asked.format, {"text", "md", "csv"});
    if (asked.files.empty()) asked.files.emplace_back("-");
    if (asked.files.size() > 2) throw usage_fault("diff takes one file or two, before and after");
    const report::Baseline baseline = baseline_of(asked.from);
    const std::int32_t today = day_meant(asked.date);
    if (asked.files.size() == 2 && asked.from != "first") throw usage_fault("--from goes with one file; of two the last rows are compared");
    Shelf shelf(common);
    Chosen plans(shelf, asked.instrument);
    Tellings tellings(common.quiet);
    Texts texts(shelf, plans, asked.wording);
    const auto side_of = [&](std::span<const std::string> files) {
        std::vector<Input> inputs = with_charts(shelf, {files.begin(), files.end()}, tellings.outcome().notices);
        refuse_overwriting(asked.output, paths_read(asked.files, inputs));
        return Side(plans, tellings.outcome(), std::move(inputs), common.quiet);
    };
    const std::span<const std::string> files(asked.files);
    Side before = side_of(files.first(1));
    Side after = side_of(files.subspan(1));
    before.read();
    after.read();
    check_subject(asked.subject, before, after);
    const Comparing comparing(before, after, asked.files.size() == 2 ? std::nullopt : std::optional(baseline), today, std::ref(texts));
    Output output(asked.output);
    const Told told = asked.format == "csv" ? write_table(comparing, asked, output) : write_page(comparing, asked, common, output);
    tellings.outcome().alerts = told.alerts.alerts();
    const int code = tellings.finish(false);
    tellings.broken() ? output.leave() : output.finish();
    return code == done && asked.exit_code && told.reliable ? answer_is_no : code;
}

}  // namespace attune::command
