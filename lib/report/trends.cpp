#include "report/trends.hpp"

#include "change/compare.hpp"
#include "report/circumstances.hpp"
#include "report/page.hpp"
#include "report/score_texts.hpp"
#include "report/trend_words.hpp"
#include "report/words.hpp"
#include "text/decimal.hpp"

#include <algorithm>

namespace attune::report {
namespace {

bool has_course(const Administration& administration) { return administration.known && !administration.known.plan->instrument->history; }

/// The values of a score that have a date and were scored by the edition at hand, in order of date.
std::vector<Measured> measured_in(const Series& series, const std::string& score) {
    std::vector<Measured> values;
    for (const Administration* administration : series.administrations) {
        const auto day = administration->day();
        if (!day || !administration->same_edition()) continue;
        for (const ScoreRow* row : administration->rows) {
            const auto value = text::parse_decimal(row->value);
            if (row->kind == "score" && row->score == score && value) values.push_back({administration, row, *day, value->to_double()});
        }
    }
    return values;
}

void keep_newest(std::vector<Measured>& values, std::optional<std::size_t> newest) {
    if (newest && *newest < values.size()) values.erase(values.begin(), values.end() - static_cast<std::ptrdiff_t>(*newest));
}

Trend::Point point_of(const Measured& one) {
    Trend::Point point{one.day, one.value, {}, {}};
    const auto low = text::parse_decimal(one.row->low);
    const auto high = text::parse_decimal(one.row->high);
    if (!low || !high || *low == *high) return point;
    point.low = low->to_double();
    point.high = high->to_double();
    return point;
}

/// The scale of values that have none.
void fit(Trend& trend, const std::vector<Measured>& values) {
    const auto [least, most] =
        std::minmax_element(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
    trend.low = least->value;
    trend.high = most->value > least->value ? most->value : least->value + 1;
}

void add_zones(Trend& trend, const instrument::Score& score) {
    for (const instrument::Band& band : score.bands) {
        const double from = band.from.to_double();
        if (from > trend.high) break;
        if (from <= trend.low) trend.zones.clear();  // what lies below the scale is not seen
        trend.zones.push_back({std::max(from, trend.low), band.label});
    }
}

void add_cutoffs(Trend& trend, const Administration& newest, const score::ScorePlan& plan) {
    Circumstances circumstances(newest);
    const instrument::Score& score = worded(newest, plan);
    for (std::size_t k = 0; k < plan.cutoffs.size(); ++k) {
        if (circumstances.holds(plan.cutoffs[k].when) != expression::yes) continue;
        const instrument::Cutoff& cutoff = score.cutoffs[k];
        const double at = cutoff.at.to_double();
        trend.cutoffs.push_back({at, sense_words(cutoff.sense) + text::format_number(at) + ": " + cutoff.meaning});
    }
}

change::Reading reading_of(const ScoreRow& row) { return {row.date, row.version, row.value, row.band, row.status}; }

/// Around the first value, by the threshold that a comparison of the first with the last goes by.
void add_corridor(Trend& trend, const std::vector<Measured>& values, const score::ScorePlan& plan) {
    if (values.back().administration->known.plan->instrument->log) return;
    const change::Comparison compared = change::compare(plan.score, reading_of(*values.front().row), reading_of(*values.back().row));
    if (!compared.threshold) return;
    const double first = values.front().value;
    const double points = compared.threshold->points;
    trend.corridor = {first - points, first + points, "no reliable change from the first value", compared.threshold->reached_at};
}

Trend trend_of(const std::vector<Measured>& values, const score::ScorePlan& plan, std::string title) {
    const Administration& newest = *values.back().administration;
    Trend trend;
    trend.title = std::move(title);
    const ScoreRow& row = *values.back().row;
    trend.name = {row.subject, row.instrument, row.score};
    if (const auto range = range_of(newest, plan)) {
        trend.low = range->first.to_double();
        trend.high = range->second.to_double();
    } else {
        fit(trend, values);
    }
    add_zones(trend, worded(newest, plan));
    add_cutoffs(trend, newest, plan);
    trend.lines.emplace_back();
    for (const Measured& one : values) trend.lines.front().points.push_back(point_of(one));
    return trend;
}

std::string title_of_trend(const Measured& one, const score::ScorePlan& plan) {
    return instrument_title(*one.administration, true) + parties_words(one.administration->first()) + ", " +
           worded(*one.administration, plan).title;
}

/// Values of one of the scores named, from whichever series; of one rater and target.
struct Joined {
    std::vector<Measured> values;
    std::optional<std::pair<Rational, Rational>> range;
    const ScoreRow* whose = nullptr;

    /// Whether they go on the same line.
    bool add(const std::vector<Measured>& more) {
        if (more.empty()) return true;
        const Administration& newest = *more.back().administration;
        const score::ScorePlan* plan = plan_of(newest, more.back().row->score);
        const auto own = plan ? range_of(newest, *plan) : std::nullopt;
        const ScoreRow& row = newest.first();
        if (whose && (own != range || parties_words(row) != parties_words(*whose))) return false;
        range = own;
        whose = &row;
        values.insert(values.end(), more.begin(), more.end());
        return true;
    }
};

}  // namespace

std::vector<Trend> trends_of(const Series& series, const ChosenNames& chosen, std::optional<std::size_t> newest) {
    std::vector<Trend> trends;
    const Administration& last = series.newest();
    if (!has_course(last)) return trends;
    for (const score::ScorePlan& plan : last.known.plan->scores) {
        if (!chosen.has(last.known.plan->instrument->id, plan.score->name)) continue;
        std::vector<Measured> values = measured_in(series, plan.score->name);
        const std::size_t left_out = series.administrations.size() - std::min(series.administrations.size(), values.size());
        keep_newest(values, newest);
        if (values.size() < 2) continue;
        Trend trend = trend_of(values, plan, title_of_trend(values.back(), plan));
        add_corridor(trend, values, plan);
        trend.description = trend_words(trend, values, worded(last, plan), left_out);
        trends.push_back(std::move(trend));
    }
    return trends;
}

std::optional<Trend> joined_trend(const std::vector<Series>& all, const std::vector<chart::Reference>& of,
                                  std::optional<std::size_t> newest) {
    Joined joined;
    for (const Series& series : all) {
        const Administration& last = series.newest();
        if (!has_course(last)) continue;
        for (const chart::Reference& one : of)
            if (one.instrument == last.known.plan->instrument->id && !joined.add(measured_in(series, one.name))) return std::nullopt;
    }
    std::vector<Measured>& values = joined.values;
    std::stable_sort(values.begin(), values.end(),
                     [](const auto& a, const auto& b) { return is_earlier(*a.administration, *b.administration); });
    keep_newest(values, newest);
    if (values.size() < 2) return std::nullopt;
    const Measured& last = values.back();
    const score::ScorePlan& plan = *plan_of(*last.administration, last.row->score);
    std::string title;
    for (const Measured& one : values) {
        const std::string own = title_of_trend(one, *plan_of(*one.administration, one.row->score));
        if (title.find(own) == std::string::npos) title += (title.empty() ? "" : "; ") + own;
    }
    Trend trend = trend_of(values, plan, title);
    trend.description = trend_words(trend, values, worded(*last.administration, plan), 0);
    return trend;
}

}  // namespace attune::report
