#include "report/change_page.hpp"

#include "report/alerts.hpp"
#include "report/change_overview.hpp"
#include "report/change_words.hpp"
#include "report/history.hpp"
#include "report/page.hpp"
#include "report/score_section.hpp"
#include "report/trends.hpp"
#include "report/words.hpp"
#include "text/date.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace attune::report {
namespace {

void add_pair(Document& page, const Pair& pair) {
    const ScoreRow& to = pair.to->first();
    const std::string from_date = occasion(pair.from->first());
    const std::string to_date = occasion(to);
    page.add(Heading{2, instrument_title(*pair.to, false) + parties_words(to) + ", " + from_date + " to " + to_date});
    Table table{{{"score"}, {"then"}, {"now"}, {"change", true}, {"verdict"}}, {}};
    for (const Comparison& one : pair.scores)
        table.rows.push_back({title_of(*pair.to, *one.to), reading_words(*pair.from, *one.from), reading_words(*pair.to, *one.to),
                              moved_words(one), verdict_words(one)});
    page.add(std::move(table));
}

/// A value, and its verdict where that is more than none.
std::string value_beside(const Pair& pair, const Comparison& one) {
    const std::string text = value_words(*pair.to, *one.to);
    const bool says = change::is_reliable(one.result.verdict) || one.result.verdict == change::Verdict::not_comparable;
    return says ? text + ", " + brief_verdict(one) : text;
}

const Comparison* find(const Pair& pair, const ScoreRow& score) {
    const auto found = std::find_if(pair.scores.begin(), pair.scores.end(),
                                    [&](const Comparison& one) { return one.to->score == score.score && one.to->kind == score.kind; });
    return found == pair.scores.end() ? nullptr : &*found;
}

/// Each score of some pairs, with the newest pair that has it; those of the newest pair first.
std::vector<std::pair<const Pair*, const ScoreRow*>> scores_in(PairRun run) {
    std::vector<std::pair<const Pair*, const ScoreRow*>> list;
    for (std::size_t k = run.size(); k-- > 0;)
        for (const Comparison& one : run[k].scores)
            if (std::none_of(list.begin(), list.end(),
                             [&](const auto& known) { return known.second->score == one.to->score && known.second->kind == one.to->kind; }))
                list.emplace_back(&run[k], one.to);
    return list;
}

/// A few earlier administrations side by side.
Table values_beside(PairRun run) {
    constexpr std::size_t date_length = 10;
    Table table{{{"score"}}, {}};
    for (const Pair& pair : run) table.columns.push_back({occasion(pair.to->first()).substr(0, date_length)});
    for (const auto& [of, score] : scores_in(run)) {
        std::vector<std::string> row{title_of(*of->to, *score)};
        for (const Pair& pair : run) {
            const Comparison* own = find(pair, *score);
            row.push_back(own ? value_beside(pair, *own) : "");
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// Of many: when a verdict became another one. `Against` is told where it is not the same for all.
Table turns(PairRun run) {
    Table table{{{"date"}, {"against"}, {"score"}, {"value"}, {"change", true}, {"verdict"}}, {}};
    std::map<std::string, std::string> before;
    for (const Pair& pair : run)
        for (const Comparison& one : pair.scores) {
            const std::string verdict = brief_verdict(one);
            const auto [known, first] = before.try_emplace(one.to->kind + one.to->score, verdict);
            const bool nothing_yet = first && !change::is_reliable(one.result.verdict) && verdict != "changed";
            if (nothing_yet || (!first && std::exchange(known->second, verdict) == verdict)) continue;
            table.rows.push_back({occasion(pair.to->first()), occasion(pair.from->first()), title_of(*pair.to, *one.to),
                                  reading_words(*pair.to, *one.to), moved_words(one), verdict});
        }
    return table;
}

/// The earlier ones of many. What the columns of a page have no room for stands in csv.
void add_way(Document& page, PairRun earlier) {
    constexpr std::size_t room = 5;
    page.add(Heading{3, "On the way"});
    if (earlier.size() <= room) return page.add(values_beside(earlier));
    Table table = turns(earlier);
    const std::string all = std::to_string(earlier.size()) + " earlier comparisons";
    page.add(Paragraph{table.rows.empty() ? "No verdict of " + all + " was another one than before; csv has them all."
                                          : "When a verdict became another one, in " + all + "; csv has them all."});
    if (!table.rows.empty()) page.add(slim(table, {false, true, true, false, false, true}));
}

/// A few comparisons are shown one by one; of many the last one, and how it came to that.
void add_run(Document& page, PairRun run) {
    constexpr std::size_t few = 3;
    if (run.size() <= few) {
        for (const Pair& pair : run) add_pair(page, pair);
        return;
    }
    add_pair(page, run.back());
    add_way(page, run.first(run.size() - 1));
}

/// The scores whose way is drawn: those that something is known to judge by, else the first one.
std::vector<chart::Reference> drawn(const Pair& last) {
    std::vector<chart::Reference> list;
    for (const Comparison& one : last.scores)
        if (one.to->kind == "score" && (one.result.threshold || one.result.cutoff)) list.push_back({one.to->instrument, one.to->score});
    if (!list.empty()) return list;
    const auto first = std::find_if(last.scores.begin(), last.scores.end(), [](const Comparison& one) { return one.to->kind == "score"; });
    if (first != last.scores.end()) list.push_back({first->to->instrument, first->to->score});
    return list;
}

const Series* series_of_run(const Comparisons& comparisons, PairRun run) {
    const auto found = std::find_if(comparisons.series.begin(), comparisons.series.end(),
                                    [&](const Series& one) { return one.key == series_of(*run.front().to); });
    return found == comparisons.series.end() ? nullptr : &*found;
}

/// The comparisons of a subject, series by series, each with its pictures where there are values enough to see a way. Whether there are any.
bool add_comparisons(Document& page, const Comparisons& comparisons, const std::string& subject) {
    constexpr std::size_t enough = 3;
    bool any = false;
    for (const PairRun run : pair_runs(comparisons.pairs)) {
        if (run.front().to->first().subject != subject) continue;
        any = true;
        add_run(page, run);
        const Series* series = series_of_run(comparisons, run);
        if (!series || series->administrations.size() < enough) continue;
        const std::vector<chart::Reference> of = drawn(run.back());
        if (of.empty()) continue;
        for (Trend& trend : trends_of(*series, ChosenNames(of))) page.add(std::move(trend));
    }
    return any;
}

/// Forms of the same day, of which none is left out.
std::vector<std::string> same_days(const Comparisons& comparisons) {
    std::vector<std::string> told;
    for (const Series& series : comparisons.series) {
        const auto& all = series.administrations;
        for (std::size_t k = 1; k < all.size(); ++k)
            if (all[k]->day() && all[k]->day() == all[k - 1]->day())
                add_once(told, instrument_title(*all[k], true) + ": more than one form of " + text::format_date(*all[k]->day()) +
                                   "; each is compared, in order of time, then of the file.");
    }
    return told;
}

std::vector<std::string> limits_of(const Comparisons& comparisons) {
    std::vector<std::string> limits = judging_limits(comparisons.pairs);
    for (std::string& day : same_days(comparisons)) limits.push_back(std::move(day));
    for (const std::string& why : comparisons.left_out) limits.push_back(why + ".");
    if (!comparisons.single.empty()) {
        std::string names;
        for (const std::string& name : comparisons.single) names += (names.empty() ? "" : "; ") + name;
        limits.push_back("Nothing to set against: " + names + ".");
    }
    return limits;
}

bool has_courses(const std::vector<Courses>& courses, const std::string& subject) {
    return std::any_of(courses.begin(), courses.end(), [&](const Courses& one) { return one.newest.first().subject == subject; });
}

}  // namespace

Document change_page(const std::vector<Subject>& subjects, const Comparisons& comparisons, const CoursePair& courses) {
    Document page;
    const std::vector<SeriesHistory> histories = histories_of(comparisons.series);
    for (const Subject& subject : subjects) {
        page.add(Heading{1, subject.name.empty() ? "No subject named" : "Subject " + subject.name});
        add_alerts(page, subject);
        add_overview(page, comparisons, subject.name);
        bool any = add_comparisons(page, comparisons, subject.name);
        any = add_histories(page, histories, subject.name) || any;
        any = any || has_courses(courses.now, subject.name) || has_courses(courses.before, subject.name);
        if (!any) page.add(Paragraph{"Nothing to compare here; why is said below."});
        add_courses(page, courses.before, subject.name, "course before");
        add_courses(page, courses.now, subject.name, courses.before.empty() ? "course" : "course after");
    }
    if (subjects.empty()) page.add(Paragraph{"Nothing to compare: there are no rows."});
    if (auto thresholds = thresholds_of(comparisons.pairs); !thresholds.empty()) {
        page.add(Heading{2, "What counts as reliable"});
        page.add(List{std::move(thresholds)});
    }
    std::vector<std::string> limits = limits_of(comparisons);
    for (std::string& limit : history_limits(histories, comparisons.series)) limits.push_back(std::move(limit));
    if (!limits.empty()) {
        page.add(Heading{2, "What this page cannot say"});
        page.add(List{std::move(limits)});
    }
    return page;
}

}  // namespace attune::report
