#include "report/change_page.hpp"

#include "report/alerts.hpp"
#include "report/history.hpp"
#include "report/page.hpp"
#include "report/score_section.hpp"
#include "report/words.hpp"
#include "text/decimal.hpp"

#include <algorithm>
#include <cmath>

namespace attune::report {
namespace {

using change::Verdict;

}  // namespace

std::string reading_words(const Administration& administration, const ScoreRow& row) {
    std::string text = shown_value(administration, row);
    const std::string band = shown_band(administration, row);
    if (!band.empty()) text += ", " + band;
    if (row.status == "prorated") text += " (prorated)";
    return text;
}

std::string moved_words(const Comparison& one) {
    if (!one.result.change || one.to->kind == "criterion") return "";
    const std::string text = for_the_eye(text::format_number(one.result.change->to_double()), nullptr);
    return one.result.change->to_double() > 0 ? "+" + text : text;
}

std::string verdict_words(const Comparison& one) {
    if (!one.result.why.empty()) return "not comparable: " + one.result.why;
    if (one.to->kind == "criterion") return one.from->value == one.to->value ? "as before" : "changed";
    switch (one.result.verdict) {
        case Verdict::improved: return "improved: reliable change for the better";
        case Verdict::worse: return "worse: reliable change for the worse";
        case Verdict::recovered: return "recovered: reliable change for the better, across the cutoff";
        case Verdict::harmed: return "harmed: reliable change for the worse, across the cutoff";
        case Verdict::higher: return "higher: a reliable change, neither better nor worse in itself";
        case Verdict::lower: return "lower: a reliable change, neither better nor worse in itself";
        case Verdict::no_reliable_change: return "no reliable change";
        default: return "no threshold";
    }
}

namespace {

std::string occasion(const ScoreRow& row) { return row.date.empty() ? "no date" : row.date; }

void add_pair(Document& page, const Pair& pair) {
    const ScoreRow& to = pair.to.first();
    const std::string from_date = occasion(pair.from.first());
    const std::string to_date = occasion(to);
    page.add(Heading{2, instrument_title(pair.to, false) + parties_words(to) + ", " + from_date + " to " + to_date});
    Table table{{{"score"}, {"then"}, {"now"}, {"change", true}, {"verdict"}}, {}};
    for (const Comparison& one : pair.scores)
        table.rows.push_back({title_of(pair.to, *one.to), reading_words(pair.from, *one.from), reading_words(pair.to, *one.to),
                              moved_words(one), verdict_words(one)});
    page.add(std::move(table));
}

}  // namespace

std::vector<std::string> thresholds_of(const std::vector<Pair>& pairs) {
    std::vector<std::string> list;
    for (const Pair& pair : pairs) {
        for (const Comparison& one : pair.scores) {
            if (!one.result.threshold) continue;
            const change::Threshold& threshold = *one.result.threshold;
            const std::string points = for_the_eye(text::format_number(threshold.points), nullptr);
            add_once(list, instrument_title(pair.to, true) + ", " + title_of(pair.to, *one.to) + ": " +
                               (threshold.reached_at ? points + " points or more, published" : "more than " + points + " points") +
                               (threshold.words.empty() ? "" : " (" + threshold.words + ")"));
        }
    }
    return list;
}

std::vector<std::string> judging_limits(const std::vector<Pair>& pairs) {
    std::size_t judged = 0;
    bool open = false;
    for (const Pair& pair : pairs)
        for (const Comparison& one : pair.scores) {
            judged += one.result.threshold.has_value();
            open = open || (one.to->kind == "score" && one.result.verdict == Verdict::no_threshold);
        }
    std::vector<std::string> limits;
    if (judged > 1)
        limits.push_back(std::to_string(judged) +
                         " comparisons were made. At a level of 95 % chance alone flags about 1 in 20 where nothing has changed.");
    if (open)
        limits.emplace_back(
            "\"No threshold\": nobody has published how much this score must move, and no reliability stands beside an sd of the same "
            "people.");
    if (judged > 0)
        limits.emplace_back("A reliable change is more than the measure wavers by. It does not say why, and not that it will last.");
    return limits;
}

std::vector<std::string> uncompared_limits(const Comparisons& comparisons) {
    std::vector<std::string> limits;
    for (const std::string& why : comparisons.left_out) limits.push_back(why + ".");
    if (!comparisons.single.empty()) {
        std::string names;
        for (const std::string& name : comparisons.single) names += (names.empty() ? "" : "; ") + name;
        limits.push_back("Nothing to set against: " + names + ".");
    }
    return limits;
}

namespace {

std::vector<std::string> limits_of(const Comparisons& comparisons) {
    std::vector<std::string> limits = judging_limits(comparisons.pairs);
    for (std::string& limit : uncompared_limits(comparisons)) limits.push_back(std::move(limit));
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
        bool any = false;
        for (const Pair& pair : comparisons.pairs) {
            if (pair.to.first().subject != subject.name) continue;
            any = true;
            add_pair(page, pair);
        }
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
