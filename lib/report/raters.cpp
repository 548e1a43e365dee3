#include "report/raters.hpp"

#include "change/agreement.hpp"
#include "change/reliable.hpp"
#include "report/csv.hpp"
#include "report/page.hpp"
#include "report/words.hpp"
#include "text/csv.hpp"
#include "text/decimal.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>

namespace attune::report {
namespace {

using Administrations = std::vector<const Administration*>;

/// Whom and what is asked about: subject, instrument, target.
using Asked = std::tuple<std::string, std::string, std::string>;

/// What all said of one subject, target and instrument.
struct Sayings {
    Administrations self;
    std::vector<std::pair<SeriesKey, Administrations>> others;
};

bool is_self(const ScoreRow& row) {
    return row.rater == "self" || (row.rater.empty() && (row.respondent.empty() || row.respondent == row.subject));
}

bool takes_part(const Administration& administration) {
    if (!administration.known) return true;
    return !administration.known.plan->instrument->history && !administration.known.plan->instrument->log;
}

/// Why two readings cannot be set beside each other; empty where they can.
std::string obstacle(const ScoreRow& self, const ScoreRow& other) {
    const std::string who = other.rater.empty() ? "the other" : other.rater;
    if (self.version != other.version) return "the editions differ (self " + self.version + ", " + who + " " + other.version + ")";
    for (const ScoreRow* row : {&self, &other}) {
        const std::string whose = row == &self ? "self's score" : "the score by " + who;
        if (row->status == "invalid") return whose + " is invalid";
        if (row->status == "insufficient") return whose + " has too few answers";
        if (row->status == "not applicable") return whose + " does not apply";
        if (!text::parse_decimal(row->value)) return whose + " has no value";
    }
    return {};
}

ScoreBeside beside(const Administration& administration, const ScoreRow& self, const ScoreRow& other, BothForms* forms) {
    ScoreBeside one{&self, &other, obstacle(self, other), {}, {}, {}};
    if (self.kind != "score") return one;
    if (forms) one.same = forms->same_items(self.score);
    if (!one.why.empty()) return one;
    one.difference = *text::parse_decimal(other.value) - *text::parse_decimal(self.value);
    if (!administration.same_edition() || self.items != other.items) return one;
    const instrument::Instrument& instrument = *administration.known.plan->instrument;
    if (const auto place = instrument.find_score(self.score)) one.error = change::standard_error(instrument.scores[*place]);
    return one;
}

RaterPair pair_of(const Administration& self, const Administration& other) {
    RaterPair pair{self, other, {}, {}};
    std::optional<BothForms> forms;
    if (BothForms::known(self, other)) forms.emplace(self, other);
    for (const ScoreRow* row : self.rows) {
        if (row->is_alert()) continue;
        const auto found = std::find_if(other.rows.begin(), other.rows.end(),
                                        [&](const ScoreRow* one) { return one->score == row->score && one->kind == row->kind; });
        if (found != other.rows.end()) pair.scores.push_back(beside(self, *row, **found, forms ? &*forms : nullptr));
    }
    if (forms) pair.answers = forms->answers();
    return pair;
}

std::vector<std::int32_t> days_of(const Administrations& all) {
    std::vector<std::int32_t> days;
    days.reserve(all.size());
    for (const Administration* one : all) days.push_back(*one->day());
    return days;
}

RaterSeries series_beside(const Administrations& self, const Administrations& other, std::int32_t within) {
    RaterSeries series{*other.back(), {}, 0, 0};
    const std::vector<std::int32_t> own = days_of(self);
    const std::vector<std::int32_t> days = days_of(other);
    for (const auto& [one, two] : change::pair_nearest(own, days, within)) series.pairs.push_back(pair_of(*self[one], *other[two]));
    series.other_alone = other.size() - series.pairs.size();
    // what the subject answered before the other began, or after they left off, waits for nobody
    const auto in_span = std::count_if(own.begin(), own.end(),
                                       [&](std::int32_t day) { return day >= days.front() - within && day <= days.back() + within; });
    series.self_alone = static_cast<std::size_t>(in_span) - series.pairs.size();
    return series;
}

void sort(Administrations& all) {
    std::stable_sort(all.begin(), all.end(), [](const auto* a, const auto* b) { return is_earlier(*a, *b); });
}

/// What was written by people is guarded; what is reckoned here are numbers.
void append_line(std::string& out, std::vector<std::string> cells, std::span<const std::string> figures, bool raw) {
    for (std::string& cell : cells) cell = guarded(cell, raw);
    cells.insert(cells.end(), figures.begin(), figures.end());
    text::append_line(out, cells);
}

std::string number(const Rational& value) { return text::format_number(value.to_double()); }

std::string index_of(const ScoreBeside& one) {
    return one.difference && one.error ? text::format_number(one.difference->to_double() / *one.error) : "";
}

/// The columns behind those of change: the same items, and how far the answers agree.
std::vector<std::string> agreement_cells(const RaterPair& pair, const ScoreBeside& one) {
    std::vector<std::string> cells{"", "", "", "", "", ""};
    if (one.same) {
        cells[0] = std::to_string(one.same->items);
        cells[1] = number(one.same->self);
        cells[2] = number(one.same->other);
    }
    if (!pair.answers) return cells;
    const auto& kappas = pair.answers->kappas;
    const auto most = std::max_element(kappas.begin(), kappas.end(), [](const auto& a, const auto& b) { return a.items < b.items; });
    cells[3] = std::to_string(pair.answers->both);
    cells[4] = std::to_string(pair.answers->alike);
    if (most != kappas.end() && most->kappa) cells[5] = text::format_number(*most->kappa);
    return cells;
}

void append_score(std::string& out, const RaterPair& pair, const ScoreBeside& one, bool raw) {
    const ScoreRow& self = *one.self;
    const ScoreRow& other = *one.other;
    std::vector<std::string> cells{self.subject,
                                   "self/" + other.rater,
                                   self.instrument,
                                   self.score,
                                   self.date,
                                   other.date,
                                   self.value,
                                   other.value,
                                   one.difference ? number(*one.difference) : "",
                                   index_of(one),
                                   "",
                                   "",
                                   "",
                                   self.band,
                                   other.band,
                                   other.respondent,
                                   self.target,
                                   self.status,
                                   other.status,
                                   one.why};
    append_line(out, std::move(cells), agreement_cells(pair, one), raw);
}

void append_icc(std::string& out, const RaterSeries& series, const std::string& score, double icc, bool raw) {
    const ScoreRow& first = series.pairs.front().self.first();
    const ScoreRow& other = series.newest.first();
    std::vector<std::string> cells{first.subject,
                                   "self/" + other.rater,
                                   first.instrument,
                                   score,
                                   first.date,
                                   series.pairs.back().self.first().date,
                                   "",
                                   text::format_number(icc),
                                   "",
                                   "",
                                   "",
                                   "icc(a,1)",
                                   "",
                                   "",
                                   "",
                                   other.respondent,
                                   first.target,
                                   "",
                                   "",
                                   std::to_string(series.values_of(score).size() / 2) + " pairs"};
    append_line(out, std::move(cells), std::vector<std::string>(6), raw);
}

}  // namespace

std::vector<double> RaterSeries::values_of(const std::string& score) const {
    std::vector<double> values;
    for (const RaterPair& pair : pairs) {
        for (const ScoreBeside& one : pair.scores) {
            if (one.self->score != score || !one.difference) continue;
            values.push_back(text::parse_decimal(one.self->value)->to_double());
            values.push_back(text::parse_decimal(one.other->value)->to_double());
        }
    }
    return values;
}

std::optional<double> RaterSeries::icc_of(const std::string& score) const {
    const std::vector<double> values = values_of(score);
    return values.size() < 2 * least_pairs_for_icc ? std::nullopt : change::icc_agreement(values, 2);
}

std::vector<std::string> RaterSeries::score_names() const {
    std::vector<std::string> names;
    for (const RaterPair& pair : pairs)
        for (const ScoreBeside& one : pair.scores)
            if (one.self->kind == "score") add_once(names, one.self->score);
    return names;
}

std::size_t RatersBeside::alone() const {
    std::size_t count = 0;
    for (const RaterSeries& one : series) count += one.self_alone + one.other_alone;
    return count;
}

RatersBeside between_raters(const std::vector<Administration>& all, std::int32_t within) {
    RatersBeside result;
    std::vector<Sayings> list;
    std::map<Asked, std::size_t> places;
    std::map<SeriesKey, std::size_t> raters;
    for (const Administration& administration : all) {
        if (!takes_part(administration)) continue;
        const ScoreRow& row = administration.first();
        if (!administration.day()) {
            add_once(result.left_out, row.subject + ", " + instrument_title(administration, true) + parties_words(row) +
                                          ": administrations without a date that can be read have no counterpart");
            continue;
        }
        const auto [place, is_new] = places.emplace(Asked(row.subject, row.instrument, row.target), list.size());
        if (is_new) list.emplace_back();
        Sayings& sayings = list[place->second];
        if (is_self(row)) {
            sayings.self.push_back(&administration);
            continue;
        }
        const SeriesKey key = series_of(administration);
        const auto [rater, is_first] = raters.emplace(key, sayings.others.size());
        if (is_first) sayings.others.emplace_back(key, Administrations());
        sayings.others[rater->second].second.push_back(&administration);
    }
    for (Sayings& sayings : list) {
        sort(sayings.self);
        for (auto& [key, others] : sayings.others) {
            sort(others);
            result.series.push_back(series_beside(sayings.self, others, within));
        }
    }
    return result;
}

std::string raters_header() {
    return "subject,rater,instrument,score,from_date,to_date,from,to,change,rci,threshold,method,verdict,from_band,to_band,respondent,"
           "target,from_status,to_status,why,same_items,same_from,same_to,both,alike,kappa\n";
}

void append_raters(std::string& out, const RatersBeside& beside, bool raw) {
    for (const RaterSeries& series : beside.series) {
        for (const RaterPair& pair : series.pairs)
            for (const ScoreBeside& one : pair.scores) append_score(out, pair, one, raw);
        for (const std::string& score : series.score_names()) {
            if (const auto icc = series.icc_of(score)) append_icc(out, series, score, *icc, raw);
        }
    }
}

}  // namespace attune::report
