#include "report/comparisons.hpp"

#include "report/csv.hpp"
#include "report/page.hpp"
#include "report/words.hpp"
#include "text/csv.hpp"
#include "text/date.hpp"
#include "text/decimal.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <tuple>

namespace attune::report {
namespace {

std::string name_of(const Administration& administration) {
    const ScoreRow& row = administration.first();
    std::string name = row.subject + ", " + instrument_title(administration, true);
    if (!row.rater.empty() && row.rater != "self") name += ", " + row.rater;
    return row.target.empty() ? name : name + ", about " + row.target;
}

/// Why an instrument's rows are not set against each other; empty where they are.
std::string not_compared(const Administration& administration) {
    if (!administration.known) return {};
    const instrument::Instrument& instrument = *administration.known.plan->instrument;
    const std::string title = instrument_title(administration, true);
    if (instrument.history) return title + " asks about the past: what is answered otherwise another time is no change";
    if (instrument.log) return title + " is a log: its rows are events, and are not set against each other";
    const auto& rows = administration.rows;
    if (std::all_of(rows.begin(), rows.end(), [](const ScoreRow* row) { return row->is_alert(); }))
        return title + " has no scores: what it asks is not set against each other";
    return {};
}

/// Orders a series. One without a date that can be read stands nowhere in time, and no verdict rests on where it stands in the file; alone
/// in its file it needs none.
void order(Series& series, bool alone_will_do, std::vector<std::string>& left_out) {
    auto& all = series.administrations;
    if (alone_will_do && all.size() < 2) return;
    std::vector<std::tuple<std::int32_t, std::string_view, const Administration*>> dated;
    dated.reserve(all.size());
    for (const Administration* one : all)
        if (const auto day = one->day()) dated.emplace_back(*day, one->first().date, one);
    if (dated.size() < all.size())
        add_once(left_out, name_of(*all.front()) + ": administrations without a date that can be read stand nowhere in time");
    std::stable_sort(dated.begin(), dated.end(), [](const auto& a, const auto& b) {
        return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
    });
    all.clear();
    for (const auto& one : dated) all.push_back(std::get<2>(one));
}

using Some = std::vector<const Administration*>;

Some pointers_to(const std::vector<Administration>& all) {
    Some some;
    some.reserve(all.size());
    for (const Administration& one : all) some.push_back(&one);
    return some;
}

std::vector<Series> all_series(const Some& all, bool alone_will_do, Comparisons& result) {
    std::vector<std::string>& left_out = result.left_out;
    std::vector<Series> list;
    std::map<SeriesKey, std::size_t> places;
    for (const Administration* administration : all) {
        if (std::string why = not_compared(*administration); !why.empty()) {
            add_once(left_out, std::move(why));
            continue;
        }
        const auto [place, is_new] = places.emplace(series_of(*administration), list.size());
        if (is_new) list.push_back({place->first, {}, 0, {}});
        list[place->second].administrations.push_back(administration);
    }
    for (Series& series : list) order(series, alone_will_do, left_out);
    // subjects as they come, each with its series together
    std::map<std::string, std::size_t> first;
    for (std::size_t k = 0; k < list.size(); ++k) first.emplace(std::get<0>(list[k].key), k);
    std::stable_sort(list.begin(), list.end(),
                     [&](const Series& a, const Series& b) { return first[std::get<0>(a.key)] < first[std::get<0>(b.key)]; });
    return list;
}

/// What could not be read says no kind.
bool same_kind(const ScoreRow& a, const ScoreRow& b) { return a.kind == b.kind || a.kind.empty() || b.kind.empty(); }

const ScoreRow* find(const Administration& administration, const ScoreRow& wanted) {
    const auto found = std::find_if(administration.rows.begin(), administration.rows.end(),
                                    [&](const ScoreRow* row) { return row->score == wanted.score && same_kind(*row, wanted); });
    return found == administration.rows.end() ? nullptr : *found;
}

const instrument::Score* score_of(const Administration& administration, const std::string& name) {
    if (!administration.same_edition()) return nullptr;
    const instrument::Instrument& instrument = *administration.known.plan->instrument;
    const auto place = instrument.find_score(name);
    return place ? &instrument.scores[*place] : nullptr;
}

change::Reading reading_of(const ScoreRow& row) {
    const std::string& respondent = row.respondent.empty() ? row.subject : row.respondent;
    return {row.date, row.version, row.value, row.band, row.status, row.language, row.wording, row.rater, respondent, row.target};
}

/// Administrations of one series in order of date: what is set against what stands first and last.
using Stretch = std::span<const Administration* const>;

/// The values of a score, by day, of the edition that was answered last.
std::vector<change::Point> points_of(const Stretch& stretch, const ScoreRow& wanted) {
    std::vector<change::Point> points;
    if (stretch.front()->first().version != wanted.version) return points;
    for (const Administration* one : stretch) {
        const ScoreRow* row = find(*one, wanted);
        const auto value = row && row->version == wanted.version ? text::parse_decimal(row->value) : std::nullopt;
        if (const auto day = one->day(); day && value) points.push_back({*day, value->to_double()});
    }
    return points;
}

/// What a comparison goes by.
struct By {
    const change::Rules& rules;
    Remembered* remembered;
};

change::Comparison result_of(const Stretch& stretch, const ScoreRow& from, const ScoreRow& to, const By& by) {
    const auto compare = [&](const std::vector<change::Point>& points) {
        // what is met or not is no amount, and has no threshold
        const instrument::Score* score = to.kind == "score" ? score_of(*stretch.back(), to.score) : nullptr;
        return change::compare(score, reading_of(from), reading_of(to), by.rules, points);
    };
    if (!by.rules.looks_at_pairs()) return compare(points_of(stretch, to));
    return by.remembered ? by.remembered->results.of(from, to, [&] { return compare({}); }) : compare({});
}

/// A row that says nothing, for a score that an administration has not: it was scored by another edition, or with --only.
const ScoreRow* add_lacking(Pair& pair, const Administration& administration, const ScoreRow& wanted) {
    ScoreRow row = administration.first().unlike();
    for (std::string* cell :
         {&row.value, &row.band, &row.status, &row.answered, &row.items, &row.low, &row.high, &row.z, &row.t, &row.percentile})
        cell->clear();
    row.score = wanted.score;
    row.kind = wanted.kind;
    return pair.made.emplace_back(std::make_shared<ScoreRow>(std::move(row))).get();
}

Pair pair_of(const Stretch& stretch, const By& by) {
    const Administration& from = *stretch.front();
    const Administration& to = *stretch.back();
    Pair pair{&from, &to, {}, {}};
    for (const ScoreRow* row : to.rows) {
        if (row->is_alert()) continue;
        const ScoreRow* before = find(from, *row);
        if (!before) before = add_lacking(pair, from, *row);
        pair.scores.push_back({before, row, result_of(stretch, *before, *row, by)});
    }
    for (const ScoreRow* row : from.rows) {
        if (row->is_alert() || find(to, *row)) continue;
        const ScoreRow* now = add_lacking(pair, to, *row);
        pair.scores.push_back({row, now, result_of(stretch, *row, *now, by)});
    }
    return pair;
}

/// The place of the administration that the one at `k` is set against, or nothing.
std::optional<std::size_t> base_of(const Series& series, std::size_t k, const Baseline& baseline) {
    const auto& all = series.administrations;
    if (baseline.kind == Baseline::Kind::previous) return k > 0 ? std::optional(k - 1) : std::nullopt;
    if (baseline.kind == Baseline::Kind::first) return k > 0 ? std::optional<std::size_t>(0) : std::nullopt;
    std::optional<std::size_t> base;
    for (std::size_t e = 0; e < k; ++e)
        if (const auto day = all[e]->day(); day && *day <= baseline.day) base = e;
    const auto own = all[k]->day();
    return own && *own > baseline.day ? base : std::nullopt;
}

/// Subject and instrument.
using Side = std::pair<std::string, std::string>;
Side side_of(const Administration& one) { return {one.first().subject, one.first().instrument}; }

/// Of subjects who have but one series of an instrument left on either side, by another rater or about another target: these two.
void pair_the_rest(std::vector<const Administration*>& before, std::vector<const Administration*>& after, const By& by,
                   Comparisons& result) {
    std::map<Side, std::pair<std::size_t, std::size_t>> counts;
    for (const Administration* one : before) ++counts[side_of(*one)].first;
    for (const Administration* one : after) ++counts[side_of(*one)].second;
    const auto lone = [&](const Administration* one) { return counts[side_of(*one)] == std::pair<std::size_t, std::size_t>(1, 1); };
    for (const Administration* one : after) {
        if (!lone(one)) continue;
        const auto other = std::find_if(before.begin(), before.end(), [&](const auto* each) { return side_of(*each) == side_of(*one); });
        const std::array<const Administration*, 2> both{*other, one};
        result.pairs.push_back(pair_of(both, by));
    }
    std::erase_if(before, lone);
    std::erase_if(after, lone);
}

/// One figure as a line of change; what is lacking of the two is nullptr.
struct CourseLine {
    const ScoreRow* from = nullptr;
    const ScoreRow* to = nullptr;
    std::string first_day;
    std::string key;
};

void append_course(std::string& out, const CourseLine& line, bool raw) {
    const ScoreRow nothing;
    const ScoreRow& from = line.from ? *line.from : nothing;
    const ScoreRow& to = line.to ? *line.to : nothing;
    const ScoreRow& who = line.to ? to : from;
    append_change_line(
        out, {who.subject, who.rater, who.instrument, who.score, line.first_day, to.date,    from.value,  to.value,  "",       "",      "",
              "course",    "",        from.band,      to.band,   who.respondent, who.target, from.status, to.status, who.note, line.key},
        raw);
}

std::string first_day_of(const course::Figure& figure) { return figure.days ? text::format_date(figure.days->first) : ""; }

/// The same figure of the same series and key, or nothing.
std::optional<ScoreRow> same_in(const std::vector<Courses>& list, const Courses& courses, const course::Figure& figure) {
    for (const Courses& other : list) {
        if (series_of(other.newest) != series_of(courses.newest)) continue;
        for (const course::Figure& one : other.figures)
            if (one.plan == figure.plan && one.key == figure.key) return row_of(other, one);
    }
    return std::nullopt;
}

}  // namespace

std::vector<PairRun> pair_runs(const std::vector<Pair>& pairs) {
    std::vector<PairRun> runs;
    for (std::size_t start = 0; start < pairs.size();) {
        std::size_t stop = start + 1;
        while (stop < pairs.size() && series_of(*pairs[stop].to) == series_of(*pairs[start].to)) ++stop;
        runs.emplace_back(pairs.data() + start, stop - start);
        start = stop;
    }
    return runs;
}

std::vector<Courses> courses_to_compare(const std::vector<Administration>& all, std::int32_t today) {
    std::vector<Courses> list = courses_of(all, today);
    std::erase_if(list, [](const Courses& one) { return one.newest.known.plan->instrument->history; });
    return list;
}

void append_courses(std::string& out, const CoursePair& courses, bool raw) {
    for (const Courses& one : courses.now) {
        for (const course::Figure& figure : one.figures) {
            const std::optional<ScoreRow> from = same_in(courses.before, one, figure);
            const ScoreRow to = row_of(one, figure);
            append_course(out, {from ? &*from : nullptr, &to, first_day_of(figure), figure.key}, raw);
        }
        for (const course::FigurePlan* plan : one.not_made) {
            const ScoreRow to = row_of(one, *plan);
            append_course(out, {nullptr, &to, "", ""}, raw);
        }
    }
    for (const Courses& one : courses.before)
        for (const course::Figure& figure : one.figures) {
            if (same_in(courses.now, one, figure)) continue;
            const ScoreRow from = row_of(one, figure);
            append_course(out, {&from, nullptr, first_day_of(figure), figure.key}, raw);
        }
}

Comparisons over_time(const std::vector<const Administration*>& all, const Baseline& baseline, const change::Rules& rules,
                      Remembered* remembered) {
    Comparisons result;
    result.series = all_series(all, false, result);
    for (Series& series : result.series) {
        if (baseline.kind == Baseline::Kind::day) part(series, baseline.day);
        bool any = false;
        const Stretch administrations(series.administrations);
        for (std::size_t k = 0; k < administrations.size(); ++k) {
            const auto base = base_of(series, k, baseline);
            if (!base) continue;
            any = true;
            result.pairs.push_back(pair_of(administrations.subspan(*base, k - *base + 1), {rules, remembered}));
        }
        if (!any && !series.administrations.empty()) result.single.push_back(name_of(*series.administrations.front()));
    }
    return result;
}

Comparisons over_time(const std::vector<Administration>& all, const Baseline& baseline, const change::Rules& rules,
                      Remembered* remembered) {
    return over_time(pointers_to(all), baseline, rules, remembered);
}

Comparisons before_and_after(const std::vector<Administration>& before, const std::vector<Administration>& after,
                             const change::Rules& rules, Remembered* remembered) {
    const By by{rules, remembered};
    Comparisons result;
    std::map<SeriesKey, const Administration*> earlier;
    const std::vector<Series> first = all_series(pointers_to(before), true, result);
    for (const Series& series : first)
        if (!series.administrations.empty()) earlier.emplace(series.key, series.administrations.back());
    std::vector<const Administration*> alone_after;
    std::vector<Series> then = all_series(pointers_to(after), true, result);
    for (const Series& series : then) {
        if (series.administrations.empty()) continue;
        const auto found = earlier.find(series.key);
        if (found == earlier.end()) {
            alone_after.push_back(series.administrations.back());
            continue;
        }
        const std::array<const Administration*, 2> both{found->second, series.administrations.back()};
        result.pairs.push_back(pair_of(both, by));
        earlier.erase(found);
    }
    std::vector<const Administration*> alone_before;
    alone_before.reserve(earlier.size());
    for (const auto& [key, administration] : earlier) alone_before.push_back(administration);
    pair_the_rest(alone_before, alone_after, by, result);
    for (const auto* list : {&alone_after, &alone_before})
        for (const Administration* one : *list) result.single.push_back(name_of(*one));
    result.series = joined(first, std::move(then));
    return result;
}

}  // namespace attune::report
