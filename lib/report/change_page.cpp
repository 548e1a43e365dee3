#include "report/change_page.hpp"

#include "report/alerts.hpp"
#include "report/change_words.hpp"
#include "report/history.hpp"
#include "report/page.hpp"
#include "report/score_section.hpp"

#include <algorithm>

namespace attune::report {
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

std::vector<std::string> limits_of(const Comparisons& comparisons) {
    std::vector<std::string> limits = judging_limits(comparisons.pairs);
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
