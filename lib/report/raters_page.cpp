#include "report/raters_page.hpp"

#include "report/alerts.hpp"
#include "report/answers.hpp"
#include "report/page.hpp"
#include "report/score_section.hpp"
#include "report/words.hpp"
#include "text/decimal.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace attune::report {
namespace {

std::string moved(double value) {
    const std::string text = eye(value);
    return text == "0" || value < 0 ? text : "+" + text;
}

std::string times(std::size_t count, const std::string& one, const std::string& several) {
    return std::to_string(count) + " " + (count == 1 ? one : several);
}

/// The two who see: the subject, and the other by name, or by what they are where no name is said.
struct Names {
    std::string self;
    std::string other;

    Names(const RaterSeries& series, const NameOf& name_of) {
        const ScoreRow& row = series.newest.first();
        self = name_of(row.subject);
        other = row.respondent.empty() ? row.rater : name_of(row.respondent);
        if (!row.respondent.empty() && !row.rater.empty() && row.rater != "partner") other += " (" + row.rater + ")";
    }
};

/// How far the two lie apart: over the items that both answered where these are known, since what came up for one alone is in no gap.
std::optional<double> gap_of(const ScoreBeside& one) {
    if (one.same) return one.same->difference().to_double();
    return one.difference ? std::optional(one.difference->to_double()) : std::nullopt;
}

std::string dates_of(const RaterPair& pair) {
    const std::string& self = pair.self.first().date;
    const std::string& other = pair.other.first().date;
    return self == other ? self : self + ", " + other;
}

std::string same_words(const ScoreBeside& one) {
    if (!one.same) return "";
    return moved(one.same->difference().to_double()) + " (" + times(one.same->items, "item", "items") + ")";
}

std::vector<std::string> cells_of(const RaterPair& pair, const ScoreBeside& one) {
    return {title_of(pair.self, *one.self),
            dates_of(pair),
            shown_value(pair.self, *one.self),
            shown_value(pair.other, *one.other),
            one.difference ? moved(one.difference->to_double()) : "",
            one.difference && one.error ? eye(*one.error) : "",
            same_words(one)};
}

/// One score date by date; of several the newest pair alone, since a page of them all is read by nobody.
void add_scores_beside(Document& page, const RaterSeries& series, const Names& names) {
    const std::vector<Table::Column> columns{{"score"},
                                             {"date"},
                                             {names.self, true},
                                             {names.other, true},
                                             {"difference", true},
                                             {"its standard error", true},
                                             {"over the same items"}};
    Table table{columns, {}};
    std::vector<std::string> not_beside;
    const bool all = series.score_names().size() == 1;
    for (const RaterPair& pair : series.pairs) {
        if (!all && &pair != &series.pairs.back()) continue;
        for (const ScoreBeside& one : pair.scores) {
            if (one.self->kind != "score") continue;
            table.rows.push_back(cells_of(pair, one));
            if (!one.why.empty()) not_beside.push_back(title_of(pair.self, *one.self) + ", " + dates_of(pair) + ": " + one.why + ".");
        }
    }
    if (table.rows.empty()) return;
    if (!all) page.add(Paragraph{"The newest pair, " + dates_of(series.pairs.back()) + ":"});
    page.add(slim(table, {true, !all}));
    if (!not_beside.empty()) page.add(List{std::move(not_beside)});
}

/// What the pairs come to together, score by score.
void add_over_pairs(Document& page, const RaterSeries& series, const Names& names) {
    Table table{
        {{"score"}, {"pairs", true}, {"mean difference", true}, {names.other + " sees more"}, {names.self + " sees more"}, {"agreement"}},
        {}};
    for (const std::string& score : series.score_names()) {
        std::size_t count = 0;
        std::size_t other_more = 0;
        std::size_t self_more = 0;
        double sum = 0;
        std::string title = score;
        for (const RaterPair& pair : series.pairs) {
            for (const ScoreBeside& one : pair.scores) {
                const auto gap = one.self->score == score && one.self->kind == "score" ? gap_of(one) : std::nullopt;
                if (!gap) continue;
                title = title_of(pair.self, *one.self);
                ++count;
                sum += *gap;
                other_more += *gap > 0 ? 1 : 0;
                self_more += *gap < 0 ? 1 : 0;
            }
        }
        if (count < 2) continue;
        const auto icc = series.icc_of(score);
        table.rows.push_back({title, std::to_string(count), moved(sum / static_cast<double>(count)), times(other_more, "time", "times"),
                              times(self_more, "time", "times"), icc ? "ICC " + eye(*icc) : ""});
    }
    if (table.rows.empty()) return;
    page.add(Heading{3, "Over all pairs"});
    page.add(slim(table));
}

std::string left_out_words(const AnswersBeside& answers) {
    std::string words;
    const auto add = [&](std::size_t count, const std::string& what) {
        if (count > 0) words += (words.empty() ? "" : ", ") + std::to_string(count) + " " + what;
    };
    add(answers.not_come_up, "that did not come up for one or both");
    add(answers.blank, "left open by one or both");
    add(answers.asked_of_one, "asked of one alone");
    return words.empty() ? "" : " Not in it: " + words + ".";
}

std::string sees_more_words(const AnswersBeside& answers, const Names& names) {
    if (answers.other_more + answers.self_more == 0) return "";
    return " " + names.other + " sees more in " + std::to_string(answers.other_more) + ", " + names.self + " in " +
           std::to_string(answers.self_more) + ".";
}

std::string kappa_words(const AnswersBeside& answers) {
    std::string words;
    for (const AnswersBeside::Kappa& one : answers.kappas)
        words += " Weighted kappa over " + std::to_string(one.items) +
                 " items: " + (one.kappa ? eye(*one.kappa) : std::string("none, since both gave one and the same answer throughout")) + ".";
    return words;
}

std::string answer_words(const Answer& answer) { return answer.label.empty() ? answer.value : answer.label; }

void add_items(Document& page, const RaterPair& pair, const Names& names) {
    const AnswersBeside& answers = *pair.answers;
    page.add(Heading{3, "Items, " + dates_of(pair)});
    page.add(Paragraph{times(answers.both, "item was", "items were") + " answered by both, " + std::to_string(answers.alike) + " alike." +
                       sees_more_words(answers, names) + kappa_words(answers) + left_out_words(answers)});
    if (answers.apart.empty()) return;
    const std::vector<Answer> self = answers_of(pair.self, {});
    const std::vector<Answer> other = answers_of(pair.other, {});
    Table table{{{"furthest apart"}, {names.self}, {names.other}}, {}};
    for (const std::size_t item : answers.apart)
        table.rows.push_back({self[item].topic, answer_words(self[item]), answer_words(other[item])});
    page.add(std::move(table));
}

void add_series(Document& page, const RaterSeries& series, const RatersPage& about) {
    const Names names(series, about.name_of);
    const ScoreRow& row = series.newest.first();
    const std::string target = row.target.empty() ? "" : ", about " + row.target;
    page.add(Heading{2, instrument_title(series.newest, false) + target + ": " + names.self + " and " + names.other});
    if (series.pairs.empty())
        return page.add(Paragraph{"No two of their answers lie within " + times(static_cast<std::size_t>(about.within), "day", "days") +
                                  " of each other, so nothing is set side by side."});
    add_scores_beside(page, series, names);
    add_over_pairs(page, series, names);
    const auto newest =
        std::find_if(series.pairs.rbegin(), series.pairs.rend(), [](const RaterPair& pair) { return pair.answers.has_value(); });
    if (newest != series.pairs.rend() && newest->answers->both > 0) add_items(page, *newest, names);
}

/// Whether an alert that rests on what is asked apart, in private, is raised.
bool raises_private(const Administration& administration) {
    if (!administration.known) return false;
    const score::Plan& plan = *administration.known.plan;
    return std::any_of(administration.rows.begin(), administration.rows.end(), [&](const ScoreRow* row) {
        if (row->kind != "alert" || row->value != "1") return false;
        const auto alert =
            std::find_if(plan.alerts.begin(), plan.alerts.end(), [&](const auto& one) { return one.alert->id == row->score; });
        return alert != plan.alerts.end() && alert->risk &&
               std::any_of(alert->items.begin(), alert->items.end(), [&](std::size_t item) { return plan.instrument->is_apart(item); });
    });
}

/// Whose newest private answers, of any instrument, raise an alert.
std::set<std::string> people_with_private_alerts(const std::vector<Subject>& subjects) {
    std::set<std::string> people;
    for (const Subject& subject : subjects) {
        std::map<SeriesKey, bool> newest;
        for (const Administration& one : subject.administrations) newest[series_of(one)] = raises_private(one);
        for (const auto& [key, raised] : newest)
            if (raised) people.insert(std::get<4>(key));
    }
    return people;
}

/// Whether the two were asked anything that can be set side by side.
bool has_common(const RaterSeries& series) {
    return series.pairs.empty() || std::any_of(series.pairs.begin(), series.pairs.end(), [](const RaterPair& pair) {
               return !pair.scores.empty() || (pair.answers && pair.answers->both > 0);
           });
}

std::vector<std::string> limits_of(const RatersBeside& beside, const RatersPage& about) {
    std::vector<std::string> limits;
    bool any = false;
    for (const RaterSeries& series : beside.series) {
        any = any || !series.pairs.empty();
        if (!has_common(series)) continue;
        const Names names(series, about.name_of);
        const std::string what = names.self + ", " + instrument_title(series.newest, true) + ": ";
        const std::string days = " within " + times(static_cast<std::size_t>(about.within), "day", "days");
        if (series.other_alone > 0)
            limits.push_back(what + std::to_string(series.other_alone) + " by " + names.other + " without a counterpart by " + names.self +
                             days + ".");
        if (series.self_alone > 0)
            limits.push_back(what + std::to_string(series.self_alone) + " by " + names.self + " without a counterpart by " + names.other +
                             days + ".");
    }
    if (any) {
        limits.emplace_back(
            "Two people can see the same days differently, and both be right. A difference has no verdict, and is no error of either.");
        limits.emplace_back(
            "A difference over the same items leaves out what did not come up for one of the two; the scores may rest on more items.");
        limits.push_back(
            "Agreement is told where there is enough of it: a weighted kappa (quadratic weights) over " +
            std::to_string(least_items_for_kappa) + " items or more of one set of answers, an intraclass correlation (ICC(A,1)) over " +
            std::to_string(least_pairs_for_icc) + " pairs or more. Neighbouring weeks are alike, and so it has no interval here.");
    }
    for (const std::string& why : beside.left_out) limits.push_back(why + ".");
    return limits;
}

std::string giving_way() { return "Satisfaction and quick repair can also mean giving way. Read with the private answers."; }

using RatersOf = std::vector<const RaterSeries*>;

void add_subject(Document& page, const Subject& subject, const RatersOf& series, const RatersPage& about,
                 const std::set<std::string>& alerted) {
    const std::string name = about.name_of(subject.name);
    page.add(Heading{1, subject.name.empty() ? "No subject named" : "Subject " + subject.name + (name == subject.name ? "" : ", " + name)});
    add_alerts(page, subject);
    if (series.empty()) return page.add(Paragraph{"Nobody else answered on this subject."});
    const bool caution = alerted.count(subject.name) > 0 || std::any_of(series.begin(), series.end(), [&](const RaterSeries* one) {
                             return alerted.count(one->newest.first().respondent) > 0;
                         });
    if (caution) page.add(Paragraph{giving_way()});
    for (const RaterSeries* one : series) add_series(page, *one, about);
}

void add_couple(Document& page, const Couple& couple, const std::vector<Subject>& subjects, const NameOf& name_of,
                const std::set<std::string>& alerted) {
    std::vector<Administration> theirs;
    for (const Subject& subject : subjects)
        if (std::find(couple.begin(), couple.end(), subject.name) != couple.end())
            theirs.insert(theirs.end(), subject.administrations.begin(), subject.administrations.end());
    const std::size_t before = page.blocks.size();
    add_side_by_side(page, couple, theirs, name_of);
    const bool caution = alerted.count(couple[0]) + alerted.count(couple[1]) > 0;
    if (caution && page.blocks.size() > before) page.add(Paragraph{giving_way()});
}

}  // namespace

Document raters_page(const RatersBeside& beside, const RatersPage& about) {
    Document page;
    const std::set<std::string> alerted = people_with_private_alerts(about.subjects);
    std::map<std::string, RatersOf> series;
    for (const RaterSeries& one : beside.series)
        if (has_common(one)) series[one.newest.first().subject].push_back(&one);
    if (about.subjects.empty()) page.add(Paragraph{"Nothing to set side by side: there are no rows."});
    for (const Subject& subject : about.subjects) add_subject(page, subject, series[subject.name], about, alerted);
    for (const Couple& couple : about.couples) add_couple(page, couple, about.subjects, about.name_of, alerted);
    if (auto limits = limits_of(beside, about); !limits.empty()) {
        page.add(Heading{2, "What this page cannot say"});
        page.add(List{std::move(limits)});
    }
    return page;
}

}  // namespace attune::report
