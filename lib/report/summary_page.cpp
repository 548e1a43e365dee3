#include "report/summary_page.hpp"

#include "report/csv.hpp"
#include "report/words.hpp"
#include "text/csv.hpp"
#include "text/decimal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace attune::report {
namespace {

using change::Effect;
using change::GroupChange;
using change::Interval;

std::string percent(double share) { return eye(share * 100) + " %"; }

/// `12.3 (5.1)`, mean and sd; of one alone the value.
std::string spread(double mean, double sd, std::size_t n) { return n < 2 ? eye(mean) : eye(mean) + " (" + eye(sd) + ")"; }

std::string with_interval(double value, const std::optional<Interval>& interval) {
    return eye(value) + (interval ? " (" + eye(interval->low) + " to " + eye(interval->high) + ")" : "");
}

std::string shown(const std::optional<Effect>& effect) { return effect ? with_interval(effect->size, effect->interval) : "none"; }

std::string whose(const Group& group) {
    const std::string rater = group.rater.empty() || group.rater == "self" ? "" : ", " + group.rater;
    return group.instrument_title + rater + (group.target.empty() ? "" : ", about " + group.target);
}

std::string verdict_of(std::size_t place) { return std::string(change::verdict_word(static_cast<change::Verdict>(place))); }

std::string better_words(const Group& group) {
    using instrument::Direction;
    if (!group.direction || *group.direction == Direction::neutral) return "neither way";
    return *group.direction == Direction::better ? "above 0" : "below 0";
}

/// The groups of one instrument, rater and target, which follow each other.
using Run = std::vector<const Group*>;

std::vector<Run> runs_of(const std::vector<Group>& groups) {
    std::vector<Run> runs;
    for (const Group& group : groups) {
        const auto same = std::find_if(runs.begin(), runs.end(), [&](const Run& run) {
            return run.front()->instrument == group.instrument && run.front()->rater == group.rater && run.front()->target == group.target;
        });
        (same == runs.end() ? *runs.insert(runs.end(), Run()) : *same).push_back(&group);
    }
    return runs;
}

void add_counts(Document& page, const Run& run) {
    Table table{{{"score"}, {"verdict"}, {"subjects", true}, {"share", true}}, {}};
    for (const Group* group : run) {
        std::size_t all = 0;
        for (const std::size_t count : group->counts) all += count;
        for (std::size_t v = 0; v < Group::verdicts; ++v)
            if (group->counts[v] > 0)
                table.rows.push_back({group->score_title, verdict_of(v), std::to_string(group->counts[v]),
                                      percent(static_cast<double>(group->counts[v]) / static_cast<double>(all))});
    }
    page.add(std::move(table));
}

void add_figures(Document& page, const Run& run, double confidence) {
    const std::string level = percent(confidence);
    Table table{{{"score"}, {"n", true}, {"before (sd)"}, {"after (sd)"}, {"mean change (" + level + " interval)"}, {"better is"}}, {}};
    Table effects{{{"score"}, {"d (" + level + " interval)"}, {"g (" + level + " interval)"}, {"r"}}, {}};
    for (const Group* group : run) {
        const GroupChange change = group->sums.change();
        if (change.n == 0) continue;
        table.rows.push_back({group->score_title, std::to_string(change.n), spread(change.before, change.before_sd, change.n),
                              spread(change.after, change.after_sd, change.n),
                              with_interval(change.change, change::mean_change_interval(change, confidence)), better_words(*group)});
        if (change.n > 1)
            effects.rows.push_back({group->score_title, shown(change::standardised_change(change, confidence)),
                                    shown(change::corrected_change(change, confidence)),
                                    change.correlation ? eye(*change.correlation) : ""});
    }
    if (!table.rows.empty()) page.add(std::move(table));
    if (!effects.rows.empty()) page.add(slim(effects));
}

void add_alert_counts(Document& page, const std::vector<score::Outcome::Alert>& alerts) {
    std::vector<std::string> list;
    for (const score::Outcome::Alert& alert : alerts) {
        std::string words = alert.instrument + " " + alert.id + ":";
        if (alert.raised > 0) words += fmt::format(" raised {} {}", alert.raised, alert.raised == 1 ? "time" : "times");
        if (alert.undetermined > 0) words += fmt::format("{} undetermined {}", alert.raised > 0 ? "," : "", alert.undetermined);
        list.push_back(std::move(words));
    }
    if (list.empty()) return;
    page.add(Warning{"ALERTS", "among what was read; `attune report` tells of whom, and what is to be done:", true});
    page.add(List{std::move(list)});
}

std::vector<std::string> method_of(double confidence) {
    const std::string level = percent(confidence);
    return {"Mean change: after less before, with a " + level + " t interval.",
            "d: mean change over the sd before (Glass's standardiser); r: the correlation of before and after. Interval: the large-sample "
            "variance "
            "2 (1 - r) / n + d^2 / (2 n) (Becker 1988).",
            "g: d without the bias of small groups (Hedges 1981), with the same variance of g."};
}

std::vector<std::string> limits_of(const Groups& groups) {
    std::vector<std::string> limits;
    bool few = false;
    bool lost = false;
    for (const Group& group : groups.groups()) {
        few = few || group.sums.size() < 2;
        lost = lost || group.counts[static_cast<std::size_t>(change::Verdict::not_comparable)] > 0;
    }
    if (!groups.groups().empty())
        limits.emplace_back(
            "Nobody stands beside this group who was not seen: a mean change holds what time, and a bad day at the start, would have "
            "brought.");
    if (lost) limits.emplace_back("Who is not comparable (another edition, no value) is in the counts, and in no mean.");
    if (few) limits.emplace_back("Of fewer than two subjects there is no deviation, no interval and no effect.");
    if (groups.single() > 0)
        limits.push_back(fmt::format("{} series with one administration alone {} nothing to be set against.", groups.single(),
                                     groups.single() == 1 ? "has" : "have"));
    if (groups.more_respondents() > 0)
        limits.push_back(fmt::format("Of several respondents of one kind on a subject the first counts; {} more were left out.",
                                     groups.more_respondents()));
    for (const std::string& why : groups.left_out()) limits.push_back(why + ".");
    if (groups.more_left_out() > 0) limits.push_back(fmt::format("And {} more were left out.", groups.more_left_out()));
    return limits;
}

std::string number(double value) { return text::format_number(value); }

/// An effect and its interval as three cells.
void push(std::vector<std::string>& cells, const std::optional<double>& value, const std::optional<Interval>& interval) {
    cells.push_back(value ? number(*value) : "");
    cells.push_back(interval ? number(interval->low) : "");
    cells.push_back(interval ? number(interval->high) : "");
}

void push(std::vector<std::string>& cells, const std::optional<Effect>& effect) {
    push(cells, effect ? std::optional(effect->size) : std::nullopt, effect ? effect->interval : std::nullopt);
}

}  // namespace

Document summary_page(const Groups& groups, const std::vector<score::Outcome::Alert>& alerts, const std::string& against,
                      double confidence) {
    Document page;
    page.add(Heading{1, fmt::format("{} {}", groups.subjects(), groups.subjects() == 1 ? "subject" : "subjects")});
    add_alert_counts(page, alerts);
    if (groups.groups().empty())
        page.add(Paragraph{groups.single() == 0 && groups.left_out().empty() ? "Nothing to compare: there are no rows."
                                                                             : "Nothing to compare here; why is said below."});
    else page.add(Paragraph{"Of each subject one pair: the last administration, set against " + against + "."});
    for (const Run& run : runs_of(groups.groups())) {
        page.add(Heading{2, whose(*run.front())});
        add_counts(page, run);
        add_figures(page, run, confidence);
    }
    if (!groups.groups().empty()) {
        page.add(Heading{2, "How this was reckoned"});
        page.add(List{method_of(confidence)});
    }
    if (auto limits = limits_of(groups); !limits.empty()) {
        page.add(Heading{2, "What this page cannot say"});
        page.add(List{std::move(limits)});
    }
    return page;
}

std::string summary_csv(const Groups& groups, double confidence, bool raw) {
    std::string out = "instrument,score,rater,target,n";
    for (std::size_t v = 0; v < Group::verdicts; ++v) {
        std::string name = verdict_of(v);
        std::replace(name.begin(), name.end(), ' ', '_');
        out += "," + name;
    }
    out += ",before_mean,before_sd,after_mean,after_sd,change_mean,change_sd,change_low,change_high,r,d,d_low,d_high,g,g_low,g_high\n";
    for (const Group& group : groups.groups()) {
        const GroupChange change = group.sums.change();
        std::vector<std::string> cells{guarded(group.instrument, raw), guarded(group.score, raw), guarded(group.rater, raw),
                                       guarded(group.target, raw), std::to_string(change.n)};
        for (const std::size_t count : group.counts) cells.push_back(std::to_string(count));
        const auto cell = [&](double value, std::size_t least) { cells.push_back(change.n < least ? "" : number(value)); };
        cell(change.before, 1);
        cell(change.before_sd, 2);
        cell(change.after, 1);
        cell(change.after_sd, 2);
        cell(change.change, 1);
        cell(change.change_sd, 2);
        const auto interval = change::mean_change_interval(change, confidence);
        cells.push_back(interval ? number(interval->low) : "");
        cells.push_back(interval ? number(interval->high) : "");
        cells.push_back(change.correlation ? number(*change.correlation) : "");
        push(cells, change::standardised_change(change, confidence));
        push(cells, change::corrected_change(change, confidence));
        text::append_line(out, cells);
    }
    return out;
}

}  // namespace attune::report
