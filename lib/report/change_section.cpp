#include "report/change_section.hpp"

#include "report/change_words.hpp"
#include "report/page.hpp"
#include "report/score_section.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace attune::report {
namespace {

/// The one place where a page asks what has changed.
Comparisons compared(const std::vector<const Administration*>& all, Baseline::Kind kind) { return over_time(all, {kind, 0}); }

/// The last pairs of each series, of the scores that are chosen.
std::vector<Pair> last_pairs(std::vector<Pair> pairs, const ChosenNames& chosen, std::size_t newest) {
    std::map<SeriesKey, std::size_t> later;
    std::vector<Pair> kept;
    for (std::size_t k = pairs.size(); k-- > 0;) {
        Pair& pair = pairs[k];
        if (later[series_of(*pair.to)]++ >= newest) continue;
        std::erase_if(pair.scores,
                      [&](const Comparison& one) { return one.to->score.empty() || !chosen.has(one.to->instrument, one.to->score); });
        if (!pair.scores.empty()) kept.push_back(std::move(pair));
    }
    std::reverse(kept.begin(), kept.end());
    return kept;
}

bool same_administrations(const Pair& a, const Pair& b) { return a.from->lead == b.from->lead && a.to->lead == b.to->lead; }

/// Rows of a log are events; its course figures tell of them.
bool is_log(const Administration& administration) { return administration.known && administration.known.plan->instrument->log; }

std::string alone_words(const std::vector<Series>& all, const ChosenNames& chosen) {
    std::string names;
    for (const Series& series : all) {
        const Administration& only = *series.administrations.front();
        const bool scored = std::any_of(only.rows.begin(), only.rows.end(),
                                        [&](const ScoreRow* row) { return !row->is_alert() && chosen.has(row->instrument, row->score); });
        if (series.administrations.size() > 1 || !scored || is_log(only)) continue;
        names += (names.empty() ? "" : "; ") + instrument_title(only, true) + parties_words(only.first());
    }
    return names.empty() ? "" : "Answered once, and so set against nothing: " + names + ".";
}

/// `2026-01-05 to 2026-03-02`.
std::string span_of(const Pair& pair) {
    const std::string& from = pair.from->first().date;
    const std::string& to = pair.to->first().date;
    return from == to ? "twice on " + to : from + " to " + to;
}

bool has_threshold(const Pair& pair) {
    return std::any_of(pair.scores.begin(), pair.scores.end(), [](const Comparison& one) { return one.result.threshold.has_value(); });
}

/// The instrument stands in its first row alone; under a heading that says "no threshold" the verdict does not.
void add_rows(Table& table, const Pair& pair, bool judged) {
    std::string of = instrument_title(*pair.to, true) + parties_words(pair.to->first());
    for (const Comparison& one : pair.scores) {
        std::string verdict = verdict_words(one);
        if (!judged && verdict == "no threshold") verdict.clear();
        table.rows.push_back({std::exchange(of, {}), title_of(*pair.to, *one.to), reading_words(*pair.from, *one.from),
                              reading_words(*pair.to, *one.to), moved_words(one), std::move(verdict)});
    }
}

/// Pairs of the same two dates in a table: those with a threshold, or those that have none and are values alone.
void add_table(Document& page, const std::vector<Pair>& pairs, const std::string& span, bool judged, int level) {
    Table table{{{"instrument"}, {"score"}, {"then"}, {"now"}, {"change", true}, {"verdict"}}, {}};
    for (const Pair& pair : pairs)
        if (span_of(pair) == span && has_threshold(pair) == judged) add_rows(table, pair, judged);
    if (table.rows.empty()) return;
    page.add(Heading{level, judged ? span : span + ", no threshold"});
    page.add(slim(table));
}

void add_pairs(Document& page, const std::string& heading, const std::vector<Pair>& pairs, int level) {
    if (pairs.empty()) return;
    page.add(Heading{level, heading});
    std::vector<std::string> spans;
    for (const Pair& pair : pairs) add_once(spans, span_of(pair));
    for (const bool judged : {true, false})
        for (const std::string& span : spans) add_table(page, pairs, span, judged, level + 1);
}

}  // namespace

ChangeSoFar change_of(const std::vector<Series>& all, const ChosenNames& chosen, std::size_t newest) {
    std::vector<const Administration*> repeated;
    for (const Series& series : all) {
        const Administration& first = *series.administrations.front();
        if (series.administrations.size() < 2 || is_log(first) || first.rows.empty() || !chosen.any_of(first.first().instrument)) continue;
        repeated.insert(repeated.end(), series.administrations.begin(), series.administrations.end());
    }
    ChangeSoFar change;
    if (repeated.empty()) return change;
    Comparisons first = compared(repeated, Baseline::Kind::first);
    for (const std::string& why : first.left_out) change.limits.push_back(why + ".");
    change.first = last_pairs(std::move(first.pairs), chosen, newest);
    change.previous = last_pairs(compared(repeated, Baseline::Kind::previous).pairs, chosen, newest);
    std::erase_if(change.previous, [&](const Pair& pair) {
        return std::any_of(change.first.begin(), change.first.end(), [&](const Pair& other) { return same_administrations(pair, other); });
    });
    std::vector<Pair> both = change.first;
    both.insert(both.end(), change.previous.begin(), change.previous.end());
    std::vector<std::string> limits = judging_limits(both);
    limits.insert(limits.end(), change.limits.begin(), change.limits.end());
    change.limits = std::move(limits);
    if (std::string alone = alone_words(all, chosen); !alone.empty() && !change.empty()) change.limits.push_back(std::move(alone));
    return change;
}

void add_change(Document& page, const ChangeSoFar& change, int level) {
    add_pairs(page, "Since the first time", change.first, level);
    add_pairs(page, "Since last time", change.previous, level);
    std::vector<Pair> both = change.first;
    both.insert(both.end(), change.previous.begin(), change.previous.end());
    std::vector<std::string> thresholds = thresholds_of(both);
    if (thresholds.empty()) return;
    page.add(Heading{level, "What counts as reliable"});
    page.add(List{std::move(thresholds)});
}

}  // namespace attune::report
