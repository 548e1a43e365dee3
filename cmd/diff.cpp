#include "between.hpp"
#include "change_table.hpp"
#include "charts.hpp"
#include "clock.hpp"
#include "command.hpp"
#include "comparing.hpp"
#include "groups.hpp"
#include "layout.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "report/change_page.hpp"
#include "report/history.hpp"
#include "report/summary_page.hpp"
#include "subjects_done.hpp"
#include "tellings.hpp"
#include "text/date.hpp"
#include "text/decimal.hpp"
#include "text/fault.hpp"
#include "unfinished.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
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
    std::string between;
    std::string method;
    std::string confidence = "0.95";
    bool raw = false;
    bool history = false;
    bool exit_code = false;
    bool summary = false;
    bool force = false;
};

void add_options(Options& options, Asked& asked) {
    options.value("--from", asked.from, "first|previous|DATE: what each administration is set against");
    options.value("--date", asked.date, "D: the day that counts as today; what is dated later is left out");
    options.value("--subject", asked.subject, "S: this subject alone");
    options.value("-i,--instrument", asked.instrument, "ID: the instrument that the rows are of; others are passed over");
    options.value("--wording", asked.wording, "FILE: a wording that stands for those of the library");
    add_form(options, asked.form);
    options.flag("--history", asked.history, "csv with the person's own history too, which a page always tells");
    options.flag("--raw", asked.raw, "csv without the guard against formulas");
    options.value("-o,--output", asked.form.output, "FILE: write there, whole or not at all");
    options.flag("--exit-code", asked.exit_code, "exit 1 where a change is reliable");
    options.value("--between", asked.between, "raters: what subjects say of themselves beside what others say of them");
    options.flag("--summary", asked.summary, "counts of verdicts, means and effects over all subjects");
    options.value("--method", asked.method, "jt|en|ha|gln|speer|practice: a formula of reliable change, before published points");
    options.value("--confidence", asked.confidence, "0.95: the two-sided level of a formula");
    options.flag("--force", asked.force, "compare what differs in edition, wording, rater or target, and say so");
    options.words("BEFORE", asked.files, "scores, responses or a chart; then AFTER, if it is another file");
}

report::Baseline baseline_of(const std::string& from) {
    if (from == "first") return {};
    if (from == "previous") return {report::Baseline::Kind::previous, 0};
    if (const auto day = text::parse_date(from)) return {report::Baseline::Kind::day, *day};
    throw usage_fault("--from " + from + ": expected first, previous or a date such as 2026-01-31");
}

change::Rules rules_of(const Asked& asked) {
    change::Rules rules{change::method_of(asked.method), 0, asked.force};
    if (!asked.method.empty() && !rules.method)
        throw usage_fault("--method " + asked.method + ": expected one of jt, en, ha, gln, speer, practice");
    const auto level = text::parse_decimal(asked.confidence);
    if (!level || *level < Rational(1, 2) || Rational(1) <= *level)
        throw usage_fault("--confidence " + asked.confidence + ": expected a share from 0.5 to below 1, such as 0.95");
    rules.confidence = level->to_double();
    return rules;
}

/// A table may be of any length.
Told write_table(const Comparing& comparing, const Asked& asked, const Common& common, Output& output) {
    Progress progress(common.quiet, "subjects compared", true);
    return write_change_table(comparing, comparing.subjects(asked.subject), {asked.raw, asked.history}, output,
                              [&](std::size_t more) { progress.add(more); });
}

/// A page holds all that it shows.
Told write_page(const Comparing& comparing, const Asked& asked, Layout& layout, Output& output) {
    const Compared compared = asked.subject.empty() ? comparing.all() : comparing.of(asked.subject);
    std::vector<report::Administration> all = compared.before.administrations;
    all.insert(all.end(), compared.after.administrations.begin(), compared.after.administrations.end());
    const std::vector<report::Subject> subjects = report::by_subject(std::move(all));
    const std::string title = subjects_title(subjects.size(), subjects.empty() ? "" : subjects.front().name);
    output.write(layout.file("Changes: " + title, report::change_page(subjects, compared.comparisons, compared.courses)));
    Told told;
    const std::set<std::string> compared_ones = compared.subjects();
    for (const report::Subject& subject : subjects) told.count(compared_ones.contains(subject.name), subject.administrations);
    told.add(comparing, compared);
    return told;
}

/// What a group page or raters side by side do not go with.
void refuse_together(const Asked& asked) {
    if (asked.summary && asked.history) throw usage_fault("--history does not go with --summary: a group has no history of its own");
    if (asked.between.empty()) return;
    if (asked.between != "raters") throw usage_fault("--between " + asked.between + ": expected raters");
    if (asked.files.size() == 2)
        throw usage_fault(
            "--between raters goes with one file or a chart, in which all raters are; to put two files into one: attune score " +
            asked.files[0] + " " + asked.files[1] + " | attune diff --between raters");
    if (asked.from != "first") throw usage_fault("--from does not go with --between raters: the same days are set beside each other");
    if (asked.summary) throw usage_fault("--summary does not go with --between raters");
    if (asked.history) throw usage_fault("--history does not go with --between raters");
    if (asked.exit_code) throw usage_fault("--exit-code does not go with --between raters: a difference between two people has no verdict");
}

Told write_summary(const SummedUp& summed, const Asked& asked, double confidence, Layout& layout, Output& output) {
    std::string against = asked.files.size() == 2 ? "the last one in " + asked.files.front() : "the last one up to " + asked.from;
    if (asked.files.size() == 1 && asked.from == "first") against = "the first one";
    if (asked.files.size() == 1 && asked.from == "previous") against = "the one before it";
    const auto page = [&] { return report::summary_page(summed.groups, summed.alerts.alerts(), against, confidence); };
    output.write(asked.form.format == "csv" ? report::summary_csv(summed.groups, confidence, asked.raw)
                                            : layout.file("Changes of a group", page()));
    return {summed.groups.any_reliable(), summed.alerts, SubjectsDone{"compared"}};
}

/// Raters side by side; never a reliable change.
Told write_between(const Between& between, const Asked& asked, const Common& common, Layout& layout, Output& output) {
    Told told;
    if (asked.form.format != "csv") output.write(layout.file("Raters side by side", between.page(told.alerts)));
    else if (const std::size_t alone = between.write_table(output, asked.raw, told.alerts); alone > 0 && !common.quiet)
        tell("attune: " + std::to_string(alone) + (alone == 1 ? " administration has" : " administrations have") +
             " no counterpart by another rater; the page (--format text) names whose");
    return told;
}

/// Makes what was written stand, tells what came of the files, and gives the exit code.
int end(Tellings& tellings, const Asked& asked, const Common& common, Output& output, const Told& told) {
    tellings.outcome().alerts = told.alerts.alerts();
    const int code = tellings.finish(false);
    tellings.broken() ? output.leave() : output.finish();
    const bool says_so_itself = asked.form.format != "csv" && (asked.form.output.empty() || asked.form.output == "-");
    if (!tellings.broken() && !says_so_itself) tell_done(told.subjects, asked.form.output, common.quiet);
    return code == done && asked.exit_code && told.reliable ? answer_is_no : code;
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
    refuse_together(asked);
    const report::Baseline baseline = baseline_of(asked.from);
    const change::Rules rules = rules_of(asked);
    const std::int32_t today = day_meant(asked.date);
    if (asked.files.size() == 2 && asked.from != "first") throw usage_fault("--from goes with one file; of two the last rows are compared");
    Shelf shelf(common);
    Chosen plans(shelf, asked.instrument);
    Tellings tellings(common.quiet);
    Texts texts(shelf, plans, asked.wording);
    std::vector<std::string> read;
    const auto inputs_of = [&](std::span<const std::string> files) {
        std::vector<Input> inputs = with_charts(shelf, {files.begin(), files.end()}, tellings.outcome().notices);
        tell_unfinished({files.begin(), files.end()}, tellings.outcome().notices);
        std::vector<std::string> paths = paths_read(asked.files, inputs);
        refuse_overwriting(asked.form.output, paths);
        read.insert(read.end(), paths.begin(), paths.end());
        return inputs;
    };
    const std::span<const std::string> files(asked.files);
    if (asked.summary && files.size() == 1) {
        const std::vector<Input> inputs = inputs_of(files);
        SubjectRows rows(plans, inputs, "a comparison", common.quiet, day_said(asked.date), false);
        const SummedUp summed = sum_up(rows, inputs, asked.subject, baseline, rules, std::ref(texts), tellings.outcome());
        Output output(asked.form.output);
        Layout layout(asked.form, common, read, tellings.broken());
        return end(tellings, asked, common, output, write_summary(summed, asked, rules.confidence, layout, output));
    }
    const auto side_of = [&](std::span<const std::string> some) {
        return Side(plans, tellings.outcome(), inputs_of(some), common.quiet, day_said(asked.date));
    };
    Side before = side_of(files.first(1));
    Side after = side_of(files.subspan(1));
    before.read();
    after.read();
    check_subject(asked.subject, before, after);
    const Comparing comparing(before, after, asked.files.size() == 2 ? std::nullopt : std::optional(baseline), today, std::ref(texts),
                              rules);
    Output output(asked.form.output);
    Layout layout(asked.form, common, read, tellings.broken());
    const auto write = [&] {
        if (asked.summary) return write_summary(sum_up(comparing, asked.subject), asked, rules.confidence, layout, output);
        if (!asked.between.empty()) {
            const Between between(before, asked.subject, days_to_pair_within(shelf, asked.files.front()), std::ref(texts));
            return write_between(between, asked, common, layout, output);
        }
        return asked.form.format == "csv" ? write_table(comparing, asked, common, output) : write_page(comparing, asked, layout, output);
    };
    return end(tellings, asked, common, output, write());
}

}  // namespace attune::command
