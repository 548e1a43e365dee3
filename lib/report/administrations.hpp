#pragma once

#include "course/plan.hpp"
#include "instrument/instrument.hpp"
#include "report/scores.hpp"
#include "score/plan.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace attune::report {

/// What the library knows of an instrument: how it is scored, and its texts. A wording may have replaced the texts; items, scores, bands
/// and alerts stand in the same order in both. Nothing where there is no such instrument.
struct Known {
    const score::Plan* plan = nullptr;
    const instrument::Instrument* texts = nullptr;
    const course::Plan* course = nullptr;  ///< nullptr where it has no course figures and no watches

    explicit operator bool() const { return plan != nullptr; }
};

/// Gives what is known of the instrument of a row, in the words that suit the row: the one place where a page's texts come from.
using Lookup = std::function<Known(const ScoreRow& row)>;

/// One administration: the rows of its scores, criteria and alerts.
struct Administration {
    const ScoreRow* lead = nullptr;     ///< a row that says whose it is, of what and when; never nullptr
    std::vector<const ScoreRow*> rows;  ///< none of an instrument that has neither scores nor alerts
    Known known;
    std::vector<std::shared_ptr<const ScoreRow>>
        made;  ///< of alerts that the file should have and has not, and of watches; `rows` names them too

    const ScoreRow& first() const { return *lead; }
    /// Whether the edition that was scored is the one at hand; only then do bands and norms say anything.
    bool same_edition() const { return known && (first().version.empty() || known.plan->instrument->version == first().version); }
    /// The day, or nothing where there is none that can be read.
    std::optional<std::int32_t> day() const;
    /// Whether nothing of it could be read, or another edition was answered.
    bool unreadable() const;
};

/// The name of the only score of an instrument that has neither scores nor alerts, put there so that its rows come to a page at all.
constexpr std::string_view stand_in = "row";

/// What administrations share that one person gave of one instrument about one target: subject, instrument, rater, target, respondent (the
/// subject, where none is said).
using SeriesKey = std::tuple<std::string, std::string, std::string, std::string, std::string>;
SeriesKey series_of(const Administration& administration);

/// Whether one comes before another, in order of date; those without a date come last.
bool is_earlier(const Administration& a, const Administration& b);

/// The administrations in `rows`, in order of their first row. Rows of one need not stand together; a score that comes again under the
/// same subject, date, rater, respondent and target begins another. Alerts of rows that could not be read are found by their name. An alert
/// of the instrument that the file has no row of is undetermined: a page is not silent about what was cut off.
std::vector<Administration> administrations(std::vector<ScoreRow>& rows, const Lookup& lookup);

/// Takes out those that another one replaces: its `replaces` is their `entered`, under the same subject, instrument, rater, respondent and
/// target. Each correction replaces one row, which stands before it: of several entered in the same second the last of the same date.
void leave_out_replaced(std::vector<Administration>& all);

/// A subject's administrations, in order of date, then of the file; those without a date last.
struct Subject {
    std::string name;
    std::vector<Administration> administrations;
};
/// By subject, in the order in which they come.
std::vector<Subject> by_subject(std::vector<Administration> all);

/// How often each alert is raised or undetermined. One on whose items nothing is known counts as a risk.
class AlertTally {
public:
    /// `place`: of the administration among all, which may come in any order.
    void add(const Administration& administration, std::size_t place);
    /// What was counted of others.
    void add(const AlertTally& more);
    /// In the order of the places.
    std::vector<score::Outcome::Alert> alerts() const;

private:
    struct Counted {
        score::Outcome::Alert alert;
        std::pair<std::size_t, std::size_t> first;  ///< the administration, and the row in it
    };
    Counted* find(const std::string& instrument, const std::string& id);

    std::vector<Counted> counted_;
};

}  // namespace attune::report
