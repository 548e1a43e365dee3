#include "report/history.hpp"

#include "report/history_words.hpp"
#include "report/page.hpp"
#include "report/score_section.hpp"
#include "report/words.hpp"
#include "text/decimal.hpp"

#include <algorithm>

namespace attune::report {
namespace {

/// The value of a score that can be counted on, or nothing.
std::optional<double> value_of(const ScoreRow& row) {
    if (row.status == "invalid" || row.status == "insufficient" || row.status == "not applicable") return std::nullopt;
    const auto value = text::parse_decimal(row.value);
    return value ? std::optional(value->to_double()) : std::nullopt;
}

const ScoreRow* row_of(const Administration& administration, const std::string& score) {
    const auto found = std::find_if(administration.rows.begin(), administration.rows.end(),
                                    [&](const ScoreRow* row) { return row->kind == "score" && row->score == score; });
    return found == administration.rows.end() ? nullptr : *found;
}

/// The edition of the newest administration that has a value.
const std::string& edition_of(const Series& series) {
    const auto& all = series.administrations;
    const auto valued = std::find_if(all.rbegin(), all.rend(), [](const Administration* one) {
        return std::any_of(one->rows.begin(), one->rows.end(), [](const ScoreRow* row) { return row->kind == "score" && value_of(*row); });
    });
    return (valued == all.rend() ? *all.back() : **valued).first().version;
}

/// The administrations of the newest edition that have a day, and how many of them are of the first phase.
struct Counted {
    std::vector<const Administration*> administrations;
    std::size_t before = 0;
};

Counted counted(SeriesHistory& history) {
    Counted result;
    const std::string& edition = edition_of(*history.series);
    const auto& all = history.series->administrations;
    for (std::size_t k = 0; k < all.size(); ++k) {
        if (all[k]->first().version != edition) {
            ++history.other_editions;
            continue;
        }
        if (!all[k]->day()) continue;
        if (!result.administrations.empty() && result.administrations.back()->day() == all[k]->day()) ++history.same_day;
        result.administrations.push_back(all[k]);
        result.before += k < history.series->before;
    }
    return result;
}

ScoreHistory score_history(const Counted& counted, const std::string& score) {
    ScoreHistory history;
    std::size_t before = 0;
    for (std::size_t k = 0; k < counted.administrations.size(); ++k) {
        const Administration& one = *counted.administrations[k];
        const ScoreRow* row = row_of(one, score);
        const auto value = row ? value_of(*row) : std::nullopt;
        if (row) {
            history.newest = &one;
            history.row = row;
        }
        if (!value) {
            ++history.without_value;
            continue;
        }
        history.points.push_back({*one.day(), *value});
        before += k < counted.before;
    }
    history.figures = change::history_of(history.points, before);
    return history;
}

SeriesHistory history_of(const Series& series) {
    SeriesHistory history{&series, nullptr, 0, 0, {}};
    const Counted all = counted(history);
    history.newest = all.administrations.empty() ? series.administrations.back() : all.administrations.back();
    if (all.administrations.empty()) return history;
    for (const ScoreRow* row : all.administrations.back()->rows)
        if (row->kind == "score") history.scores.push_back(score_history(all, row->score));
    return history;
}

/// Of few values there is little to tell, and a line has room for it.
bool is_brief(const ScoreHistory& history) { return !history.figures.limits && history.figures.before == 0; }

void add_score(Document& page, const SeriesHistory& series, const ScoreHistory& history) {
    page.add(Heading{3, title_of(*history.newest, *history.row)});
    for (Field& field : history_fields(*series.series, history)) page.add(std::move(field));
}

}  // namespace

std::vector<SeriesHistory> histories_of(const std::vector<Series>& series) {
    std::vector<SeriesHistory> list;
    for (const Series& one : series)
        if (one.administrations.size() >= change::fewest_for_trend) list.push_back(history_of(one));
    return list;
}

bool add_histories(Document& page, const std::vector<SeriesHistory>& histories, const std::string& subject) {
    bool any = false;
    for (const SeriesHistory& history : histories) {
        const Administration& newest = *history.newest;
        if (newest.first().subject != subject) continue;
        any = true;
        page.add(Heading{2, instrument_title(newest, false) + parties_words(newest.first()) + ", own history"});
        for (const std::string& remark : history_remarks(history)) page.add(Paragraph{remark});
        if (std::any_of(history.scores.begin(), history.scores.end(), is_brief))
            page.add(Paragraph{"No usual range is told of fewer than 8 values."});
        for (const ScoreHistory& score : history.scores)
            if (is_brief(score)) page.add(Field{title_of(*score.newest, *score.row), brief_history(*history.series, score)});
        for (const ScoreHistory& score : history.scores)
            if (!is_brief(score)) add_score(page, history, score);
    }
    return any;
}

std::vector<std::string> history_limits(const std::vector<SeriesHistory>& histories, const std::vector<Series>& series) {
    std::vector<std::string> limits;
    std::size_t judged = 0;
    double flags = 0;
    for (const SeriesHistory& history : histories) {
        for (const ScoreHistory& score : history.scores) {
            const double by_chance = score.figures.flags_by_chance();
            judged += by_chance > 0;
            flags += by_chance;
        }
    }
    if (judged > 0) limits.push_back(chance_words(judged, flags));
    const bool any_short = std::any_of(series.begin(), series.end(), [](const Series& one) {
        return one.administrations.size() > 1 && one.administrations.size() < change::fewest_for_trend;
    });
    if (any_short)
        limits.emplace_back("Of fewer than 5 administrations the values alone are told: a trend takes 5 values, a usual range 8.");
    return limits;
}

}  // namespace attune::report
