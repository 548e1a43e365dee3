#include "charts.hpp"
#include "clock.hpp"
#include "command.hpp"
#include "display.hpp"
#include "intake.hpp"
#include "output.hpp"
#include "report/change_page.hpp"
#include "tellings.hpp"
#include "text/date.hpp"
#include "text/fault.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>

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
    bool exit_code = false;
};

void add_options(Options& options, Asked& asked) {
    options.value("--from", asked.from, "first|previous|DATE: what each administration is set against");
    options.value("--date", asked.date, "D: the day up to which windows of time reach; today");
    options.value("--subject", asked.subject, "S: this subject alone");
    options.value("-i,--instrument", asked.instrument, "ID: the instrument that the rows are of; others are passed over");
    options.value("--wording", asked.wording, "FILE: a wording that stands for those of the library");
    options.value("--format", asked.format, "text|md|csv: the form of the output");
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

/// One side of a comparison, read and put together.
struct Side {
    std::vector<Input> inputs;
    Intake intake;
    std::vector<report::Administration> administrations;

    Side(Chosen& plans, score::Outcome& outcome, std::vector<Input> files, bool quiet)
        : inputs(std::move(files)), intake(plans, outcome, "a comparison", quiet) {}

    void read(const report::Lookup& texts) {
        for (const Input& input : inputs) intake.file(input);
        administrations = report::administrations(intake.rows, texts);
        report::leave_out_replaced(administrations);
    }
};

void choose_subject(const std::string& subject, Side& before, Side& after) {
    if (subject.empty()) return;
    std::vector<std::string> known;
    std::vector<Input> inputs;
    for (const Side* side : {&before, &after}) {
        for (const auto& one : side->administrations) known.push_back(one.first().subject);
        inputs.insert(inputs.end(), side->inputs.begin(), side->inputs.end());
    }
    if (std::find(known.begin(), known.end(), subject) == known.end()) throw unknown_subject(subject, known, inputs);
    for (Side* side : {&before, &after})
        std::erase_if(side->administrations, [&](const auto& one) { return one.first().subject != subject; });
}

report::CoursePair courses_of(const Side& before, const Side& after, bool two_files, std::int32_t today) {
    std::vector<report::Courses> first = report::courses_to_compare(before.administrations, today);
    if (!two_files) return {{}, std::move(first)};
    return {std::move(first), report::courses_to_compare(after.administrations, today)};
}

bool any_reliable(const report::Comparisons& comparisons) {
    return std::any_of(comparisons.pairs.begin(), comparisons.pairs.end(), [](const report::Pair& pair) {
        return std::any_of(pair.scores.begin(), pair.scores.end(), [](const auto& one) { return change::is_reliable(one.result.verdict); });
    });
}

std::string as_asked(const std::vector<report::Subject>& subjects, const report::Comparisons& comparisons,
                     const report::CoursePair& courses, const Asked& asked, const Common& common) {
    if (asked.format == "csv") {
        std::string out = report::change_header();
        report::append_changes(out, comparisons.pairs, asked.raw);
        report::append_courses(out, courses, asked.raw);
        return out;
    }
    return shown(report::change_page(subjects, comparisons, courses), asked.format, common, asked.output);
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
    before.read(std::ref(texts));
    after.read(std::ref(texts));
    choose_subject(asked.subject, before, after);
    // what is left of the earlier file stands before the later one's first row
    std::vector<report::Administration*> both = pointers_to(before.administrations);
    for (report::Administration* one : pointers_to(after.administrations)) both.push_back(one);
    report::add_watches(both);
    const report::CoursePair courses = courses_of(before, after, asked.files.size() == 2, today);
    const report::Comparisons comparisons = asked.files.size() == 2
                                                ? report::before_and_after(before.administrations, after.administrations)
                                                : report::over_time(before.administrations, baseline);
    std::vector<report::Administration> all = before.administrations;
    all.insert(all.end(), after.administrations.begin(), after.administrations.end());
    tellings.outcome().alerts = report::alerts_of(all);
    const std::vector<report::Subject> subjects = report::by_subject(std::move(all));
    Output output(asked.output);
    output.write(as_asked(subjects, comparisons, courses, asked, common));
    const int code = tellings.finish(false);
    tellings.broken() ? output.leave() : output.finish();
    return code == done && asked.exit_code && any_reliable(comparisons) ? answer_is_no : code;
}

}  // namespace attune::command
