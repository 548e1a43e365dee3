#include "charts.hpp"
#include "clock.hpp"
#include "command.hpp"
#include "display.hpp"
#include "intake.hpp"
#include "output.hpp"
#include "report/change_page.hpp"
#include "report/held_rows.hpp"
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

/// Rows laid out, and what they are administrations of.
struct Laid {
    report::HeldRows::Part part;
    std::vector<report::Administration> administrations;

    Laid(report::HeldRows::Part rows, const report::Lookup& texts)
        : part(std::move(rows)), administrations(report::administrations(part.rows, texts)) {
        report::leave_out_replaced(administrations);
    }
};

/// One side of a comparison, as it is read.
struct Side {
    std::vector<Input> inputs;
    Intake intake;
    report::HeldRows rows;

    Side(Chosen& plans, score::Outcome& outcome, std::vector<Input> files, bool quiet)
        : inputs(std::move(files)), intake(plans, outcome, "a comparison", quiet) {}

    void read() {
        for (const Input& input : inputs) intake.file(input, [&](const report::ScoreRow& row) { rows.add(row); });
    }
    /// The rows of one subject; of none where this side has none of that name.
    report::HeldRows::Part of(const std::string& subject) const {
        const auto place = rows.find_subject(subject);
        return place ? rows.of(*place) : report::HeldRows::Part();
    }
};

void check_subject(const std::string& subject, const Side& before, const Side& after) {
    if (subject.empty() || before.rows.find_subject(subject) || after.rows.find_subject(subject)) return;
    std::vector<std::string> known = before.rows.subject_names();
    std::vector<Input> inputs = before.inputs;
    for (std::string& name : after.rows.subject_names()) known.push_back(std::move(name));
    inputs.insert(inputs.end(), after.inputs.begin(), after.inputs.end());
    throw unknown_subject(subject, known, inputs);
}

/// The administrations of two sides, or of one alone, what is set against what, and the course figures beside it.
struct Compared {
    Laid before;
    Laid after;
    report::Comparisons comparisons;
    report::CoursePair courses;

    bool empty() const { return comparisons.pairs.empty() && courses.before.empty() && courses.now.empty(); }

    bool any_reliable() const {
        return std::any_of(comparisons.pairs.begin(), comparisons.pairs.end(), [](const report::Pair& pair) {
            return std::any_of(pair.scores.begin(), pair.scores.end(),
                               [](const auto& one) { return change::is_reliable(one.result.verdict); });
        });
    }
};

/// Compares what was read: all of it, or one subject after the other.
class Comparing {
public:
    /// `baseline`: what an administration is set against where there is but one side. `today`: the day up to which windows reach.
    Comparing(const Side& before, const Side& after, std::optional<report::Baseline> baseline, std::int32_t today, report::Lookup texts)
        : before_(before), after_(after), baseline_(baseline), today_(today), texts_(std::move(texts)) {}

    Compared all() const { return compare({before_.rows.all(), {}}, {after_.rows.all(), {}}); }
    Compared of(const std::string& subject) const { return compare(before_.of(subject), after_.of(subject)); }

    /// The subjects (or the one of this name) of whom something is compared, in the order in which that comes in the file; of two in the
    /// later one, and then those of whom the earlier one alone has something.
    std::vector<std::string> subjects(const std::string& subject) const {
        std::vector<std::string> names;
        for (const Side* side : {leading(), other()}) {
            std::vector<std::pair<std::size_t, std::string>> found;
            for (const std::string& name : names_in(*side, subject)) {
                const Compared one = of(name);
                if (!one.empty()) found.emplace_back(place_of(one, side), name);
            }
            std::sort(found.begin(), found.end());
            for (auto& [place, name] : found) names.push_back(std::move(name));
        }
        return names;
    }

    /// The alerts and watches of a subject, or of all.
    std::vector<score::Outcome::Alert> alerts(const std::string& subject) const {
        report::AlertTally tally;
        for (const Side* side : {leading(), other()}) {
            for (const std::string& name : names_in(*side, subject)) {
                const Compared one = lay(before_.of(name), after_.of(name));
                for (const auto& each : one.before.administrations) tally.add(each, one.before.part.place_of(each.first()));
                for (const auto& each : one.after.administrations)
                    tally.add(each, before_.rows.size() + one.after.part.place_of(each.first()));
            }
        }
        return tally.alerts();
    }

private:
    /// The side whose rows come first in what is written, and the other.
    const Side* leading() const { return baseline_ ? &before_ : &after_; }
    const Side* other() const { return baseline_ ? &after_ : &before_; }

    /// The subjects (or the one of this name) of a side; of the other side those alone that the leading one has not.
    std::vector<std::string> names_in(const Side& side, const std::string& subject) const {
        std::vector<std::string> names = side.rows.subject_names();
        std::erase_if(names, [&](const std::string& name) {
            return (!subject.empty() && name != subject) || (&side == other() && leading()->rows.find_subject(name));
        });
        return names;
    }

    /// Where the first of what is compared stands in a side.
    std::size_t place_of(const Compared& one, const Side* side) const {
        const Laid& laid = side == &before_ ? one.before : one.after;
        const report::ScoreRow* first = side == leading() ? one.comparisons.first : nullptr;
        return first ? laid.part.place_of(*first) : laid.part.places.front();
    }

    /// A watch looks back over both sides: what is left of the earlier one stands before the later one's first row.
    Compared lay(report::HeldRows::Part before, report::HeldRows::Part after) const {
        Compared laid{Laid(std::move(before), texts_), Laid(std::move(after), texts_), {}, {}};
        std::vector<report::Administration*> both = pointers_to(laid.before.administrations);
        for (report::Administration* one : pointers_to(laid.after.administrations)) both.push_back(one);
        report::add_watches(both);
        return laid;
    }

    Compared compare(report::HeldRows::Part before, report::HeldRows::Part after) const {
        Compared compared = lay(std::move(before), std::move(after));
        const auto& first = compared.before.administrations;
        const auto& then = compared.after.administrations;
        compared.comparisons = baseline_ ? report::over_time(first, *baseline_) : report::before_and_after(first, then);
        compared.courses.now = report::courses_to_compare(baseline_ ? first : then, today_);
        if (!baseline_) compared.courses.before = report::courses_to_compare(first, today_);
        return compared;
    }

    const Side& before_;
    const Side& after_;
    std::optional<report::Baseline> baseline_;
    std::int32_t today_;
    report::Lookup texts_;
};

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
bool write_page(const Comparing& comparing, const Asked& asked, const Common& common, Output& output) {
    const Compared compared = asked.subject.empty() ? comparing.all() : comparing.of(asked.subject);
    std::vector<report::Administration> all = compared.before.administrations;
    all.insert(all.end(), compared.after.administrations.begin(), compared.after.administrations.end());
    const report::Document page = report::change_page(report::by_subject(std::move(all)), compared.comparisons, compared.courses);
    output.write(shown(page, asked.format, common, asked.output));
    return compared.any_reliable();
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
    tellings.outcome().alerts = comparing.alerts(asked.subject);
    Output output(asked.output);
    const bool reliable = asked.format == "csv" ? write_table(comparing, asked, output) : write_page(comparing, asked, common, output);
    const int code = tellings.finish(false);
    tellings.broken() ? output.leave() : output.finish();
    return code == done && asked.exit_code && reliable ? answer_is_no : code;
}

}  // namespace attune::command
