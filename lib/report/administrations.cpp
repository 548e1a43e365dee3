#include "report/administrations.hpp"

#include "score/table.hpp"
#include "text/date.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <string_view>
#include <tuple>

namespace attune::report {
namespace {

using Identity = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view, std::string_view, std::string_view,
                            std::string_view, std::string_view, std::string_view>;

Identity identity_of(const ScoreRow& row) {
    return {row.subject, row.date, row.rater, row.instrument, row.version, row.respondent, row.target, row.occasion, row.entered};
}

bool holds(const Administration& administration, const ScoreRow& row) {
    return std::any_of(administration.rows.begin(), administration.rows.end(),
                       [&](const ScoreRow* r) { return r->score == row.score && r->kind == row.kind; });
}

/// The kind of a row that could not be read, by the name of its score, and what stands in the place of its band.
void settle(ScoreRow& row, const Known& known) {
    if (row.status != "invalid" || !known) return;
    for (const score::AlertPlan& alert : known.plan->alerts) {
        if (alert.alert->id != row.score || (!row.kind.empty() && row.kind != "alert")) continue;
        row.kind = "alert";
        if (row.value.empty()) row.band = score::level_word(alert.alert->level);
    }
    if (!row.kind.empty()) return;
    for (const score::ScorePlan& score : known.plan->scores)
        if (score.score->name == row.score) row.kind = score.score->kind == instrument::Score::Kind::criterion ? "criterion" : "score";
}

/// Whether an alert or watch rests on an item of risk; one that is not known may.
bool is_risk(const Administration& administration, const ScoreRow& row) {
    if (!administration.known) return true;
    if (row.kind == "watch")
        for (const course::WatchPlan& watch : administration.known.course->watches)
            if (watch.watch->id == row.score) return watch.risk;
    for (const score::AlertPlan& alert : administration.known.plan->alerts)
        if (alert.alert->id == row.score) return alert.risk;
    return true;
}

/// Whether a row stands for an administration of which nothing is scored.
bool is_stand_in(const ScoreRow& row, const Known& known) {
    return known && known.plan->scores.empty() && known.plan->alerts.empty() && row.others->of_responses && row.score == stand_in;
}

/// By whom, on whom and when a row was entered.
using Entry = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view, std::string_view, std::string_view>;

Entry entry_of(const ScoreRow& row, std::string_view entered) {
    return {row.subject, row.instrument, row.rater, row.respondent, row.target, entered};
}

/// Alerts that the instrument has and the file does not: cut off on the way, so nobody knows.
void add_lacking_alerts(Administration& administration) {
    if (!administration.same_edition()) return;
    for (const score::AlertPlan& alert : administration.known.plan->alerts) {
        ScoreRow wanted;
        wanted.score = alert.alert->id;
        wanted.kind = "alert";
        if (holds(administration, wanted)) continue;
        auto row = std::make_shared<ScoreRow>(administration.first().unlike());
        for (std::string* cell : {&row->value, &row->answered, &row->items, &row->z, &row->t, &row->percentile}) cell->clear();
        row->score = wanted.score;
        row->kind = wanted.kind;
        row->band = score::level_word(alert.alert->level);
        row->status = "undetermined";
        row->low = "0";
        row->high = "1";
        administration.rows.push_back(row.get());
        administration.made.push_back(std::move(row));
    }
}

}  // namespace

std::optional<std::int32_t> Administration::day() const { return text::parse_timestamp(first().date); }

bool Administration::unreadable() const { return !same_edition() || (first().status == "invalid" && first().items.empty()); }

SeriesKey series_of(const Administration& administration) {
    const ScoreRow& row = administration.first();
    return {row.subject, row.instrument, row.rater, row.target, row.respondent.empty() ? row.subject : row.respondent};
}

bool is_earlier(const Administration& a, const Administration& b) {
    constexpr std::size_t date_length = 10;
    const auto when = [](const Administration& one) {
        const auto day = one.day();
        const std::string_view date = one.first().date;
        return std::pair(day.value_or(std::numeric_limits<std::int32_t>::max()),
                         day && date.size() > date_length ? date.substr(date_length + 1) : std::string_view());
    };
    return when(a) < when(b);
}

std::vector<Administration> administrations(std::vector<ScoreRow>& rows, const Lookup& lookup) {
    std::vector<Administration> all;
    std::map<Identity, std::vector<std::size_t>> found;
    auto before = found.end();  // most rows are of the same as the one before
    for (ScoreRow& row : rows) {
        const Identity identity = identity_of(row);
        if (before == found.end() || before->first != identity) before = found.try_emplace(identity).first;
        std::vector<std::size_t>& same = before->second;
        const Known known = same.empty() ? lookup(row) : all[same.front()].known;
        settle(row, known);
        if (is_stand_in(row, known)) {
            same.push_back(all.size());
            all.push_back({&row, {}, known, {}});
            continue;
        }
        const auto place = std::find_if(same.begin(), same.end(), [&](std::size_t k) { return !holds(all[k], row); });
        if (place == same.end()) {
            same.push_back(all.size());
            all.push_back({&row, {&row}, known, {}});
        } else {
            all[*place].rows.push_back(&row);
        }
    }
    for (Administration& administration : all) add_lacking_alerts(administration);
    return all;
}

void leave_out_replaced(std::vector<Administration>& all) {
    std::map<Entry, std::vector<std::size_t>> entered;
    std::vector<bool> replaced(all.size(), false);
    for (std::size_t k = 0; k < all.size(); ++k) {
        const ScoreRow& row = all[k].first();
        const auto before = entered.find(entry_of(row, row.replaces));
        if (!row.replaces.empty() && before != entered.end()) {
            std::optional<std::size_t> found;
            for (const std::size_t other : before->second) {
                if (replaced[other]) continue;
                const bool same_date = all[other].first().date == row.date;
                if (!found || same_date || all[*found].first().date != row.date) found = other;
            }
            if (found) replaced[*found] = true;
        }
        if (!row.entered.empty()) entered[entry_of(row, row.entered)].push_back(k);
    }
    std::size_t k = 0;
    std::erase_if(all, [&](const Administration&) { return replaced[k++]; });
}

std::vector<Subject> by_subject(std::vector<Administration> all) {
    std::vector<Subject> subjects;
    std::map<std::string, std::size_t, std::less<>> places;
    for (Administration& administration : all) {
        const auto [place, added] = places.emplace(administration.first().subject, subjects.size());
        if (added) subjects.push_back({place->first, {}});
        subjects[place->second].administrations.push_back(std::move(administration));
    }
    for (Subject& subject : subjects) std::stable_sort(subject.administrations.begin(), subject.administrations.end(), is_earlier);
    return subjects;
}

AlertTally::Counted* AlertTally::find(const std::string& instrument, const std::string& id) {
    const auto found = std::find_if(counted_.begin(), counted_.end(), [&](const Counted& counted) {
        return counted.alert.instrument == instrument && counted.alert.id == id;
    });
    return found == counted_.end() ? nullptr : &*found;
}

void AlertTally::add(const AlertTally& more) {
    for (const Counted& counted : more.counted_) {
        Counted* found = find(counted.alert.instrument, counted.alert.id);
        if (!found) {
            counted_.push_back(counted);
            continue;
        }
        found->first = std::min(found->first, counted.first);
        found->alert.raised += counted.alert.raised;
        found->alert.undetermined += counted.alert.undetermined;
    }
}

void AlertTally::add(const Administration& administration, std::size_t place) {
    for (std::size_t k = 0; k < administration.rows.size(); ++k) {
        const ScoreRow& row = *administration.rows[k];
        if (!row.is_alert() || row.value == "0") continue;
        const std::string id = (row.kind == "watch" ? "watch " : "") + row.score;
        const std::pair at(place, k);
        Counted* found = find(row.instrument, id);
        if (!found) found = &counted_.emplace_back(Counted{{row.instrument, id, is_risk(administration, row), 0, 0}, at});
        found->first = std::min(found->first, at);
        ++(row.value.empty() ? found->alert.undetermined : found->alert.raised);
    }
}

std::vector<score::Outcome::Alert> AlertTally::alerts() const {
    std::vector<Counted> sorted = counted_;
    std::sort(sorted.begin(), sorted.end(), [](const Counted& a, const Counted& b) { return a.first < b.first; });
    std::vector<score::Outcome::Alert> alerts;
    alerts.reserve(sorted.size());
    for (Counted& counted : sorted) alerts.push_back(std::move(counted.alert));
    return alerts;
}

}  // namespace attune::report
