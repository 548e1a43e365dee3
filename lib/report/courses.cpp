#include "report/courses.hpp"

#include "course/watch.hpp"
#include "report/cells.hpp"
#include "report/course_words.hpp"
#include "report/page.hpp"
#include "report/words.hpp"
#include "score/table.hpp"
#include "text/date.hpp"
#include "text/decimal.hpp"

#include <algorithm>
#include <map>

namespace attune::report {
namespace {

using expression::Number;
using Series = std::vector<const Administration*>;

/// The administrations whose instrument has course figures or watches, series by series, each in order of date.
template <class Pointers>
std::vector<Pointers> all_series(const Pointers& all) {
    std::vector<Pointers> list;
    std::map<SeriesKey, std::size_t> places;
    for (const auto one : all) {
        if (!one->known.course) continue;
        const auto [place, is_new] = places.emplace(series_of(*one), list.size());
        if (is_new) list.emplace_back();
        list[place->second].push_back(one);
    }
    for (Pointers& series : list)
        std::stable_sort(series.begin(), series.end(), [](const auto* a, const auto* b) { return is_earlier(*a, *b); });
    return list;
}

/// A score of a scores file, as an expression reads it.
Number number_of(const ScoreRow& row) {
    const auto value = text::parse_decimal(row.value);
    const auto low = text::parse_decimal(row.low);
    const auto high = text::parse_decimal(row.high);
    if (value) return Number::of(*value);
    if (row.status == "not applicable") return Number::not_applicable();
    return low && high ? Number::between(*low, *high) : Number::unbounded();
}

void put_scores(course::Rows& rows, std::size_t at, const Administration& administration) {
    rows.set_scores_alone(at);
    for (const ScoreRow* row : administration.rows) {
        const auto score = administration.known.plan->instrument->find_score(row->score);
        if (!score || row->is_alert()) continue;
        if (row->kind == "criterion")
            rows.set_verdict(at, *score, row->value.empty() ? expression::unknown : row->value == "1" ? expression::yes : expression::no);
        else rows.set_score(at, *score, number_of(*row));
    }
}

course::Rows rows_of(const Series& series) {
    course::Rows rows(*series.front()->known.course, series.size());
    for (std::size_t k = 0; k < series.size(); ++k) {
        const Administration& one = *series[k];
        if (const auto day = one.day()) rows.set_day(k, *day);
        if (!one.first().others->of_responses) put_scores(rows, k, one);
        if (one.unreadable()) {
            rows.set_unreadable(k);
            continue;
        }
        Cells cells(one);
        cells.put_facts(rows.answers(), k);
        if (one.first().others->of_responses) static_cast<void>(cells.put_items(rows.answers(), k));
    }
    return rows;
}

template <class Holds>
std::size_t count_rows(const course::Rows& rows, Holds holds) {
    std::size_t count = 0;
    for (std::size_t k = 0; k < rows.rows(); ++k) count += holds(k);
    return count;
}

/// `1 row is`, `3 rows are`.
std::string rows_are(std::size_t count) { return rows_words(count) + (count == 1 ? " is" : " are"); }

/// That rows do not say what they are about; empty where all do, or where no figure asks.
std::string keyless_words(const instrument::Instrument& instrument, course::Rows& rows) {
    const auto keyed =
        std::find_if(instrument.course.begin(), instrument.course.end(), [](const auto& course) { return !course.each.empty(); });
    const auto key = keyed == instrument.course.end() ? std::nullopt : instrument.find_item(keyed->each);
    if (!key || !rows.answered()) return {};
    const std::size_t silent = count_rows(rows, [&](std::size_t k) { return rows.readable(k) && rows.text_of(*key, k).empty(); });
    const std::string name = "\"" + instrument.items[*key].label + "\" (" + instrument.items[*key].id + ")";
    if (silent == rows.rows()) return "No row says " + name + ", and there is no figure for each.";
    return silent == 0 ? "" : rows_are(silent) + " in none of the figures for each: there is no answer to " + name + ".";
}

/// What became of rows that are in no figure, or not in every one.
std::vector<std::string> remarks_on(const Series& series, course::Rows& rows) {
    std::vector<std::string> remarks;
    const std::size_t unreadable = count_rows(rows, [&](std::size_t k) { return !rows.readable(k); });
    if (unreadable > 0)
        remarks.push_back(rows_are(unreadable) + " in no figure, for what stands there could not be read or is of another edition.");
    const std::size_t undated = count_rows(rows, [&](std::size_t k) { return rows.readable(k) && !rows.day(k); });
    if (undated > 0) remarks.push_back(rows_are(undated) + " in no figure that asks for order or time: there is no date that can be read.");
    if (std::string silent = keyless_words(*series.front()->known.plan->instrument, rows); !silent.empty())
        remarks.push_back(std::move(silent));
    const ScoreRow& first = series.front()->first();
    if (first.respondent.empty() && (first.rater == "partner" || first.rater == "informant"))
        remarks.push_back("Who answered as " + first.rater +
                          " is not said in a column \"respondent\"; these rows are taken for one person's.");
    return remarks;
}

std::string not_made_words(const Courses& courses) {
    std::string names;
    for (const course::FigurePlan* plan : courses.not_made) names += (names.empty() ? "" : ", ") + plan->course->title;
    for (const course::WatchPlan& watch : courses.newest.known.course->watches)
        if (!watch.scores_alone) names += (names.empty() ? "" : ", ") + ("the watch " + watch.watch->id);
    return "Not made from scores alone, for they rest on answers: " + names + ". They need the responses.";
}

void add_series(Document& page, const Courses& courses, const std::string& when, int level) {
    page.add(Heading{level, instrument_title(courses.newest, false) + parties_words(courses.newest.first()) + ", " + when});
    std::vector<std::string> keys;
    for (const course::Figure& figure : courses.figures) add_once(keys, figure.key);
    std::stable_sort(keys.begin(), keys.end(), [](const std::string& a, const std::string& b) { return a.empty() && !b.empty(); });
    for (const std::string& key : keys) {
        if (!key.empty()) page.add(Heading{level + 1, "\"" + key + "\""});
        Table table{{{"figure"}, {"value"}, {"over"}}, {}};
        for (const course::Figure& figure : courses.figures)
            if (figure.key == key) table.rows.push_back({figure.plan->course->title, value_words(figure), basis_words(figure)});
        page.add(std::move(table));
    }
    std::vector<std::string> notes;
    for (const course::Figure& figure : courses.figures)
        if (!figure.plan->course->note.empty()) add_once(notes, figure.plan->course->title + ": " + figure.plan->course->note);
    notes.insert(notes.end(), courses.remarks.begin(), courses.remarks.end());
    if (!notes.empty()) page.add(List{std::move(notes)});
}

ScoreRow blank_row(const Courses& courses, const course::FigurePlan& plan) {
    ScoreRow row = courses.newest.first().unlike();
    for (std::string* cell : {&row.value, &row.band, &row.low, &row.high, &row.z, &row.t, &row.percentile, &row.answered, &row.items,
                              &row.entered, &row.replaces, &row.occasion})
        cell->clear();
    row.score = plan.course->name;
    row.kind = "course";
    return row;
}

/// The last one with a date, or the last one.
const Administration& newest_of(const Series& series) {
    const auto dated = std::find_if(series.rbegin(), series.rend(), [](const auto* one) { return one->day().has_value(); });
    return dated == series.rend() ? *series.back() : **dated;
}

std::string csv_number(const std::optional<Rational>& number) { return number ? text::format_number(number->to_double()) : ""; }

/// A watch as a row beside those of the administration in which it is raised; `before`: the date of the value that it fell or rose from.
ScoreRow watch_row(const course::Fired& fired, const ScoreRow& lead, const std::string& before) {
    ScoreRow row = lead.unlike();
    for (std::string* cell : {&row.z, &row.t, &row.percentile}) cell->clear();
    row.score = fired.plan->watch->id;
    row.kind = "watch";
    row.value = fired.to ? "1" : "";
    row.band = score::level_word(fired.plan->watch->level);
    row.status = fired.to ? "complete" : "undetermined";
    row.answered = fired.to ? "1" : "0";
    row.items = "1";
    row.low = fired.to ? "1" : "0";
    row.high = "1";
    row.note = "from " + for_the_eye(csv_number(fired.from), nullptr) + " on " + before + " to " +
               (fired.to ? for_the_eye(csv_number(fired.to), nullptr) : "what is not known");
    return row;
}

}  // namespace

std::vector<Courses> courses_of(const std::vector<Administration>& all, std::int32_t today) {
    Series pointers;
    pointers.reserve(all.size());
    for (const Administration& administration : all) pointers.push_back(&administration);
    std::vector<Courses> list;
    for (const Series& series : all_series(pointers)) {
        course::Rows rows = rows_of(series);
        const course::Plan& plan = *series.front()->known.course;
        const auto can_be_made = [&](const auto& one) { return one.scores_alone || rows.answered(); };
        Courses courses{newest_of(series), {}, {}, remarks_on(series, rows)};
        for (const course::FigurePlan& figure : plan.figures) {
            if (!can_be_made(figure)) courses.not_made.push_back(&figure);
            else
                for (course::Figure& made : course::figures(figure, rows, today)) courses.figures.push_back(std::move(made));
        }
        const bool watched = std::all_of(plan.watches.begin(), plan.watches.end(), can_be_made);
        if (!courses.not_made.empty() || !watched) courses.remarks.push_back(not_made_words(courses));
        if (!plan.figures.empty() || !watched) list.push_back(std::move(courses));
    }
    return list;
}

void add_watches(const std::vector<Administration*>& all) {
    for (const std::vector<Administration*>& series : all_series(all)) {
        course::Rows rows = rows_of(Series(series.begin(), series.end()));
        for (const course::WatchPlan& plan : series.front()->known.course->watches) {
            if (!plan.scores_alone && !rows.answered()) continue;
            for (const course::Fired& fired : course::fired(plan, rows)) {
                Administration& administration = *series[fired.row];
                auto row = std::make_shared<ScoreRow>(watch_row(fired, administration.first(), series[fired.before]->first().date));
                administration.rows.push_back(row.get());
                administration.made.push_back(std::move(row));
            }
        }
    }
}

void add_courses(Document& page, const std::vector<Courses>& courses, const std::string& subject, const std::string& when, int level) {
    for (const Courses& one : courses)
        if (one.newest.first().subject == subject) add_series(page, one, when, level);
}

ScoreRow row_of(const Courses& courses, const course::Figure& figure) {
    ScoreRow row = blank_row(courses, *figure.plan);
    row.date = figure.days ? text::format_date(figure.days->second) : "";
    row.band = value_words(figure);
    row.status = status_of(figure);
    row.answered = std::to_string(figure.known());
    row.items = std::to_string(figure.rows);
    row.note = basis_words(figure);
    if (figure.state != course::Figure::State::made) return row;
    row.value = csv_number(figure.value.low ? figure.value.low : figure.value.high);
    row.low = csv_number(figure.value.low);
    row.high = csv_number(figure.value.high);
    return row;
}

ScoreRow row_of(const Courses& courses, const course::FigurePlan& not_made) {
    ScoreRow row = blank_row(courses, not_made);
    row.date.clear();
    row.status = "needs responses";
    row.band = "needs responses";
    return row;
}

}  // namespace attune::report
