#include "charts.hpp"
#include "clock.hpp"
#include "command.hpp"
#include "comparing.hpp"
#include "layout.hpp"
#include "output.hpp"
#include "report/change_page.hpp"
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
    std::string wording;
    Form form{"text", "", ""};
    bool raw = false;
    bool exit_code = false;
};

void add_options(Options& options, Asked& asked) {
    options.value("--from", asked.from, "first|previous|DATE: what each administration is set against");
    options.value("--date", asked.date, "D: the day up to which windows of time reach; today");
    options.value("--subject", asked.subject, "S: this subject alone");
    options.value("-i,--instrument", asked.instrument, "ID: the instrument that the rows are of; others are passed over");
    options.value("--wording", asked.wording, "FILE: a wording that stands for those of the library");
    add_form(options, asked.form);
    options.flag("--raw", asked.raw, "csv without the guard against formulas");
    options.value("-o,--output", asked.form.output, "FILE: write there, whole or not at all");
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

/// A table may be of any length, and is written one subject after the other. Whether a change in it is reliable.
bool write_table(const Comparing& comparing, const Asked& asked, Output& output) {
    constexpr std::size_t enough = 65536;
    std::string out = report::change_header();
    bool any_reliable = false;
    for (const std::string& subject : comparing.subjects(asked.subject)) {
        const Compared one = comparing.of(subject);
        any_reliable = any_reliable || one.any_reliable();
        report::append_changes(out, one.comparisons.pairs, asked.raw);
        report::append_courses(out, one.courses, asked.raw);
        if (out.size() >= enough) output.write(std::exchange(out, {}));
    }
    output.write(out);
    return any_reliable;
}

/// A page holds all that it shows. Whether a change on it is reliable.
bool write_page(const Comparing& comparing, const Asked& asked, Layout& layout, Output& output) {
    const Compared compared = asked.subject.empty() ? comparing.all() : comparing.of(asked.subject);
    std::vector<report::Administration> all = compared.before.administrations;
    all.insert(all.end(), compared.after.administrations.begin(), compared.after.administrations.end());
    const std::vector<report::Subject> subjects = report::by_subject(std::move(all));
    const report::Document page = report::change_page(subjects, compared.comparisons, compared.courses);
    const std::string title = subjects_title(subjects.size(), subjects.empty() ? "" : subjects.front().name);
    output.write(layout.begin("Changes: " + title) + layout.page(page) + layout.end());
    return compared.any_reliable();
}

}  // namespace

int diff(Common& common, std::span<const std::string> arguments) {
    Asked asked;
    Options options("diff", common, "BEFORE [AFTER]", "attune diff phq9.csv --from previous");
    add_options(options, asked);
    options.parse(arguments);
    check_form(asked.form);
    if (asked.files.empty()) asked.files.emplace_back("-");
    if (asked.files.size() > 2) throw usage_fault("diff takes one file or two, before and after");
    const report::Baseline baseline = baseline_of(asked.from);
    const std::int32_t today = day_meant(asked.date);
    if (asked.files.size() == 2 && asked.from != "first") throw usage_fault("--from goes with one file; of two the last rows are compared");
    Shelf shelf(common);
    Chosen plans(shelf, asked.instrument);
    Tellings tellings(common.quiet);
    Texts texts(shelf, plans, asked.wording);
    std::vector<std::string> read;
    const auto side_of = [&](std::span<const std::string> files) {
        std::vector<Input> inputs = with_charts(shelf, {files.begin(), files.end()}, tellings.outcome().notices);
        std::vector<std::string> paths = paths_read(asked.files, inputs);
        refuse_overwriting(asked.form.output, paths);
        read.insert(read.end(), paths.begin(), paths.end());
        return Side(plans, tellings.outcome(), std::move(inputs), common.quiet);
    };
    const std::span<const std::string> files(asked.files);
    Side before = side_of(files.first(1));
    Side after = side_of(files.subspan(1));
    before.read();
    after.read();
    check_subject(asked.subject, before, after);
    const Comparing comparing(before, after, asked.files.size() == 2 ? std::nullopt : std::optional(baseline), today, std::ref(texts));
    tellings.outcome().alerts = comparing.alerts(asked.subject);
    Output output(asked.form.output);
    Layout layout(asked.form, common, read, tellings.broken());
    const bool reliable = asked.form.format == "csv" ? write_table(comparing, asked, output) : write_page(comparing, asked, layout, output);
    const int code = tellings.finish(false);
    tellings.broken() ? output.leave() : output.finish();
    return code == done && asked.exit_code && reliable ? answer_is_no : code;
}

}  // namespace attune::command
