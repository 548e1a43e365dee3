#include "report/history_words.hpp"

#include "report/words.hpp"
#include "score/range.hpp"
#include "text/date.hpp"
#include "text/decimal.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace attune::report {
namespace {

using change::ControlLimits;
using instrument::Direction;

std::string number(double value) { return for_the_eye(text::format_number(value), nullptr); }

std::string signed_number(double value) { return (value > 0 ? "+" : "") + number(value); }

std::string times(std::size_t count, const std::string& one, const std::string& more) {
    return std::to_string(count) + " " + (count == 1 ? one : more);
}

/// What the library knows of a score, as far as its edition is at hand.
struct Scale {
    std::optional<Direction> direction;
    std::optional<std::pair<Rational, Rational>> range;
};

Scale scale_of(const Administration& administration, const std::string& name) {
    if (!administration.same_edition()) return {};
    const score::Plan& plan = *administration.known.plan;
    const auto found = std::find_if(plan.scores.begin(), plan.scores.end(), [&](const auto& one) { return one.score->name == name; });
    if (found == plan.scores.end()) return {};
    return {found->score->direction, score::range_of(plan, static_cast<std::size_t>(found - plan.scores.begin()))};
}

class Words {
public:
    Words(const Series& series, const ScoreHistory& history)
        : series_(series), history_(history), figures_(history.figures), scale_(scale_of(*history.newest, history.row->score)) {}

    /// In a line, where there is no range and there are no phases.
    std::string brief() {
        unit_ = " values";
        add_values();
        if (figures_.points >= change::fewest_for_trend && !figures_.equal) add_trend();
        return fields_.front().text + (fields_.size() > 1 ? "; " + fields_.back().name + " " + fields_.back().text : "");
    }

    std::vector<Field> run() {
        add_values();
        if (figures_.points < change::fewest_for_trend || figures_.equal) return std::move(fields_);
        add_range();
        add_trend();
        if (figures_.correlation) add_neighbours();
        add_phases();
        return std::move(fields_);
    }

private:
    void add(std::string name, std::string text) { fields_.push_back({std::move(name), std::move(text)}); }

    const change::Point& last() const { return history_.points.back(); }
    std::string day(std::size_t place) const { return text::format_date(history_.points[place].day); }
    std::string value(std::size_t place) const { return number(history_.points[place].value); }

    /// Whether more or less is the better; empty where a score has no direction.
    std::string sense(bool higher) const {
        if (!scale_.direction || *scale_.direction == Direction::neutral) return {};
        return higher == (*scale_.direction == Direction::better) ? "better" : "worse";
    }
    std::string which_is(bool higher) const {
        const std::string word = sense(higher);
        return word.empty() ? "" : ", which is " + word;
    }

    void add_values() {
        if (history_.points.empty()) return add("values", "none in " + times(history_.without_value, "administration", "administrations"));
        std::string text;
        if (figures_.equal) text = std::to_string(figures_.points) + unit_ + ", all of them " + number(last().value);
        else if (figures_.points >= change::fewest_for_trend) text = std::to_string(figures_.points) + unit_;
        else
            for (const change::Point& point : history_.points) text += (text.empty() ? "" : ", ") + number(point.value);
        const std::string first = day(0);
        const std::string newest = day(history_.points.size() - 1);
        text += first == newest ? ", on " + first : ", from " + first + " to " + newest;
        if (history_.without_value > 0)
            text += "; " + times(history_.without_value, "administration has", "administrations have") + " none";
        if (figures_.points < change::fewest_for_trend) text += "; too few for a trend or a usual range";
        add("values", std::move(text));
    }

    /// A limit, rounded towards the mean so that no value beyond it reads as one on it; as the end of the scale where it lies beyond that.
    std::string limit(double at, bool upper) const {
        constexpr double slack = 1e-6;  // of what a double lacks of a hundredth
        const double inner = (upper ? std::floor(100 * at + slack) : std::ceil(100 * at - slack)) / 100;
        if (!scale_.range) return number(inner);
        const double low = scale_.range->first.to_double();
        const double high = scale_.range->second.to_double();
        if (at >= low && at <= high) return number(inner);
        return number(std::clamp(at, low, high)) + " (the end of the scale)";
    }

    void add_range() {
        if (!figures_.limits) return add("usual range", "none is told of fewer than 8 values");
        const ControlLimits& limits = *figures_.limits;
        std::string text =
            limit(limits.lower(), false) + " to " + limit(limits.upper(), true) + ", around a mean of " + number(limits.mean);
        const bool of_phase = limits.points < figures_.points;
        const std::string values = std::to_string(limits.points) + " values" + (of_phase ? " " + first_phase() : "");
        if (figures_.provisional()) text += " (control limits, provisional: of " + values + ")";
        else text += of_phase ? " (control limits of " + values + ")" : " (control limits)";
        if (figures_.before > 0 && !of_phase)
            text += "; of all values, for there are only " + std::to_string(figures_.before) + " " + first_phase();
        if (!of_phase && figures_.slope && figures_.slope->sign() != 0) text += "; the values have a trend, so one range fits them badly";
        add("usual range", std::move(text));
        add_last(limits);
        add_beyond(limits);
        for (const change::Run& run : figures_.runs)
            add("in a row", std::to_string(run.length) + " values lie " + (run.above ? "above" : "below") + " the mean, " + day(run.first) +
                                " to " + day(run.first + run.length - 1) + which_is(run.above));
    }

    void add_last(const ControlLimits& limits) {
        const int side = change::side_of_limits(limits, last().value);
        const std::string where =
            side == 0 ? "within the usual range" : (side > 0 ? "above" : "below") + std::string(" the usual range") + which_is(side > 0);
        add("last value", number(last().value) + " on " + text::format_date(last().day) + ", " + where);
    }

    /// Those beside the last one.
    void add_beyond(const ControlLimits& limits) {
        std::vector<std::size_t> places = figures_.beyond;
        if (!places.empty() && places.back() + 1 == history_.points.size()) places.pop_back();
        if (places.empty()) return;
        constexpr std::size_t most = 3;
        const std::size_t first = places.size() > most ? places.size() - most : 0;
        std::string text = times(places.size(), "earlier value", "earlier values") + (first > 0 ? ", the last of them " : ": ");
        for (std::size_t k = first; k < places.size(); ++k) {
            const bool above = change::side_of_limits(limits, history_.points[places[k]].value) > 0;
            text += (k > first ? "; " : "") + value(places[k]) + " on " + day(places[k]) + " (" + (above ? "above" : "below") + ")";
        }
        add("beyond the range", std::move(text));
    }

    void add_trend() {
        if (figures_.points > change::most_for_pairs)
            return add("trend", "not reckoned of more than " + std::to_string(change::most_for_pairs) + " values");
        if (!figures_.slope) return add("trend", "none: all values are of one day");
        constexpr double weeks = 4;
        const change::Slope& slope = *figures_.slope;
        std::string text = signed_number(weeks * slope.per_week) + " points in four weeks";
        if (!slope.interval) return add("trend", text + " (too few values for an interval)");
        text += " (95 % interval " + signed_number(weeks * slope.interval->first) + " to " + signed_number(weeks * slope.interval->second) +
                ")";
        if (slope.sign() == 0) text += ": up or down is left open";
        else text += std::string(": ") + (slope.sign() > 0 ? "higher" : "lower") + " over time" + which_is(slope.sign() > 0);
        add("trend", std::move(text));
    }

    void add_neighbours() {
        const std::string r = "r = " + number(*figures_.correlation);
        const std::string limits = figures_.limits ? ", so the limits are too narrow" : "";
        add("neighbours", figures_.narrow() ? "go together from one value to the next (" + r + ")" + limits
                                            : "no more alike than chance makes them (" + r + ")");
    }

    std::string first_phase() const { return series_.until ? "up to " + text::format_date(*series_.until) : "in the earlier file"; }

    void add_phases() {
        if (figures_.before == 0) return;
        std::string text = values_words(series_, figures_);
        if (!figures_.overlap) {
            const bool many = figures_.points > change::most_for_pairs;
            return add("phases",
                       text + (many ? "; too many to look at every pair" : "; it takes 3 in each to set them against each other"));
        }
        const change::Overlap& overlap = *figures_.overlap;
        const bool higher = overlap.nap >= 0.5;
        const double share = 100 * (higher ? overlap.nap : 1 - overlap.nap);
        text += "; of all pairs of one before and one after, the later is ";
        if (overlap.tau == 0) text += "as often higher as lower";
        else text += std::string(higher ? "higher" : "lower") + " in " + number(std::round(10 * share) / 10) + " %" + which_is(higher);
        text += " (ties count half); Tau-U " + signed_number(overlap.tau) + ", less the trend of the first phase " +
                signed_number(overlap.tau_less_trend);
        add("phases", std::move(text));
    }

    const Series& series_;
    const ScoreHistory& history_;
    const change::History& figures_;
    Scale scale_;
    std::string unit_;
    std::vector<Field> fields_;
};

}  // namespace

std::vector<Field> history_fields(const Series& series, const ScoreHistory& history) { return Words(series, history).run(); }

std::string brief_history(const Series& series, const ScoreHistory& history) { return Words(series, history).brief(); }

std::vector<std::string> history_remarks(const SeriesHistory& history) {
    std::vector<std::string> remarks;
    if (history.other_editions > 0)
        remarks.push_back("Only the newest edition counts (" + history.newest->first().version +
                          "): " + times(history.other_editions, "administration is", "administrations are") + " of another one.");
    if (history.same_day > 0)
        remarks.push_back(times(history.same_day, "administration is", "administrations are") +
                          " of the same day as the one before; such stand in the order of time or, where none is given, of the file.");
    return remarks;
}

std::string chance_words(std::size_t histories, double flags) {
    return times(histories, "score was", "scores were") +
           " compared with the person's own history: where nothing changes, chance alone raises about " +
           number(std::max(0.1, std::round(10 * flags) / 10)) +
           " flags there (values beyond the usual range, eight in a row, trends), and more where neighbouring values go together.";
}

std::string values_words(const Series& series, const change::History& figures) {
    if (figures.before == 0) return times(figures.points, "value", "values");
    const std::size_t after = figures.points - figures.before;
    const std::string before = times(figures.before, "value", "values");
    return series.until ? before + " up to " + text::format_date(*series.until) + " and " + std::to_string(after) + " after it"
                        : before + " in the earlier file and " + std::to_string(after) + " in the later one";
}

}  // namespace attune::report
