#include "report/csv.hpp"
#include "report/history.hpp"
#include "report/history_words.hpp"
#include "text/csv.hpp"
#include "text/date.hpp"
#include "text/decimal.hpp"

#include <algorithm>

namespace attune::report {
namespace {

/// What a figure puts into the columns of a line; the others are empty, or say whose it is.
struct Line {
    std::string from, to, change, threshold, method, status, why, key;
};

/// The lines of one score.
class Lines {
public:
    Lines(std::string& out, const Series& series, const ScoreHistory& history, bool raw)
        : out_(out), series_(series), history_(history), figures_(history.figures), raw_(raw) {}

    void run() {
        add_limits();
        if (figures_.slope) add_slope(*figures_.slope);
        if (figures_.correlation)
            add({"", number(*figures_.correlation), "", number(change::lag_one_bound(figures_.points)), "lag1", "complete", values(), ""});
        if (figures_.overlap) add_overlap(*figures_.overlap);
    }

private:
    static std::string number(double value) { return text::format_number(value); }
    std::string values() const { return values_words(series_, figures_); }

    void add_limits() {
        if (!figures_.limits) return;
        const change::ControlLimits& limits = *figures_.limits;
        const std::string why = "limits of " + std::to_string(limits.points) + "; beyond " + std::to_string(figures_.beyond.size()) +
                                "; runs " + std::to_string(figures_.runs.size()) + "; " + values();
        add({number(limits.lower()), number(limits.upper()), "", number(limits.reach), "xmr",
             figures_.provisional() ? "provisional" : "complete", why, ""});
    }

    void add_slope(const change::Slope& slope) {
        const auto& ends = slope.interval;
        add({ends ? number(ends->first) : "", ends ? number(ends->second) : "", number(slope.per_week), "", "theil-sen", "complete",
             values(), ""});
    }

    void add_overlap(const change::Overlap& overlap) {
        add({"", number(overlap.nap), "", "", "nap", "complete", values(), ""});
        add({"", number(overlap.tau), "", "", "tau-u", "complete", values(), "A vs. B"});
        add({"", number(overlap.tau_less_trend), "", "", "tau-u", "complete", values(), "A vs. B - trend A"});
    }

    void add(const Line& line) {
        const ScoreRow& who = *history_.row;
        std::vector<std::string> cells{who.subject,
                                       who.rater,
                                       who.instrument,
                                       who.score,
                                       text::format_date(history_.points.front().day),
                                       text::format_date(history_.points.back().day),
                                       line.from,
                                       line.to,
                                       line.change,
                                       "",
                                       line.threshold,
                                       line.method,
                                       "",
                                       "",
                                       "",
                                       who.respondent,
                                       who.target,
                                       "",
                                       line.status,
                                       line.why,
                                       line.key};
        append_change_line(out_, cells, raw_);
    }

    std::string& out_;
    const Series& series_;
    const ScoreHistory& history_;
    const change::History& figures_;
    bool raw_;
};

}  // namespace

void append_histories(std::string& out, const std::vector<Series>& series, bool raw) {
    for (const SeriesHistory& history : histories_of(series))
        for (const ScoreHistory& score : history.scores) Lines(out, *history.series, score, raw).run();
}

}  // namespace attune::report
