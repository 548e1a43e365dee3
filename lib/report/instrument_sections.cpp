#include "report/instrument_sections.hpp"

#include "report/page.hpp"
#include "report/score_section.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <span>

namespace attune::report {
namespace {

std::string by_whom(const ScoreRow& row) {
    std::string text = row.rater.empty() ? "not said" : row.rater;
    if (!row.respondent.empty() && row.respondent != row.subject) text += " (" + row.respondent + ")";
    return text;
}

/// A status where it is not the usual one, with what the score could be.
std::string unusual(const Administration& administration, const ScoreRow& row) {
    if (row.status == "complete" || row.status == "undetermined") return "";
    if (row.low.empty() || row.high.empty() || row.low == row.high) return row.status;
    ScoreRow low = row.unlike();
    ScoreRow high = row.unlike();
    low.value = row.low;
    high.value = row.high;
    return row.status + ", " + shown_value(administration, low) + " to " + shown_value(administration, high);
}

bool is_shown(const ScoreRow& row, const ChosenNames& chosen) { return !row.is_alert() && chosen.has(row.instrument, row.score); }

/// The scores that any of some administrations has, in the order in which they come: a row of each.
std::vector<const ScoreRow*> scores_of(const std::vector<const Administration*>& administrations, const ChosenNames& chosen) {
    std::vector<const ScoreRow*> scores;
    for (const Administration* administration : administrations)
        for (const ScoreRow* row : administration->rows) {
            const auto same = [&](const ScoreRow* other) { return other->score == row->score && other->kind == row->kind; };
            if (is_shown(*row, chosen) && std::none_of(scores.begin(), scores.end(), same)) scores.push_back(row);
        }
    return scores;
}

const ScoreRow* find(const Administration& administration, const ScoreRow& wanted) {
    const auto found = std::find_if(administration.rows.begin(), administration.rows.end(),
                                    [&](const ScoreRow* row) { return row->score == wanted.score && row->kind == wanted.kind; });
    return found == administration.rows.end() ? nullptr : *found;
}

std::string date_of(const Administration& administration) {
    const std::string& date = administration.first().date;
    return date.empty() ? "no date" : date;
}

/// One score alone has a column for each of its parts.
Table one_score(const std::vector<const Administration*>& earlier, const ScoreRow& score) {
    Table table{{{"date"}, {"value", true}, {"band"}, {"status"}}, {}};
    for (const Administration* one : earlier)
        if (const ScoreRow* row = find(*one, score))
            table.rows.push_back({date_of(*one), shown_value(*one, *row), shown_band(*one, *row), unusual(*one, *row)});
    return table;
}

std::string cell_of_row(const Administration& administration, const ScoreRow& row) {
    std::string text = shown_value(administration, row);
    const std::string band = shown_band(administration, row);
    const std::string status = unusual(administration, row);
    if (!band.empty()) text += ", " + band;
    return status.empty() ? text : text + " (" + status + ")";
}

std::string cell_of(const Administration& administration, const ScoreRow& score) {
    const ScoreRow* row = find(administration, score);
    return row ? cell_of_row(administration, *row) : "";
}

std::string title_in(const std::vector<const Administration*>& earlier, const ScoreRow& score) {
    const auto has = std::find_if(earlier.begin(), earlier.end(), [&](const auto* one) { return find(*one, score); });
    return title_of(**has, score);
}

/// A line for each date, and a column for each score.
Table by_date(const std::vector<const Administration*>& earlier, std::span<const ScoreRow* const> scores) {
    Table table{{{"date"}}, {}};
    for (const ScoreRow* score : scores) table.columns.push_back({title_in(earlier, *score)});
    for (const Administration* one : earlier) {
        std::vector<std::string> line{date_of(*one)};
        for (const ScoreRow* score : scores) line.push_back(cell_of(*one, *score));
        table.rows.push_back(std::move(line));
    }
    return table;
}

/// A line for each score, and a column for each date.
Table by_score(const std::vector<const Administration*>& earlier, const std::vector<const ScoreRow*>& scores) {
    Table table{{{"score"}}, {}};
    for (const Administration* one : earlier) table.columns.push_back({date_of(*one)});
    for (const ScoreRow* score : scores) {
        std::vector<std::string> line{title_in(earlier, *score)};
        for (const Administration* one : earlier) line.push_back(cell_of(*one, *score));
        table.rows.push_back(std::move(line));
    }
    return table;
}

/// Several scores, in tables that are narrow enough for a page.
void add_many(Document& page, const std::vector<const Administration*>& earlier, const std::vector<const ScoreRow*>& scores) {
    constexpr std::size_t columns = 4;
    if (scores.size() > columns && earlier.size() <= columns) return page.add(by_score(earlier, scores));
    const std::span<const ScoreRow* const> all(scores);
    for (std::size_t k = 0; k < all.size(); k += columns) page.add(by_date(earlier, all.subspan(k, std::min(columns, all.size() - k))));
}

}  // namespace

void add_what(Document& page, const Administration& administration, Sources& sources) {
    const ScoreRow& row = administration.first();
    page.add(Field{"assessed", date_of(administration)});
    page.add(Field{"answered by", by_whom(row)});
    if (!row.target.empty()) page.add(Field{"about", row.target});
    if (!row.occasion.empty()) page.add(Field{"occasion", row.occasion});
    const instrument::Instrument* texts = administration.known.texts;
    std::string edition = row.version.empty() ? "not said" : row.version;
    if (texts) edition += sources.mark(texts->citations);
    page.add(Field{"edition", edition});
    if (!row.language.empty()) page.add(Field{"language", row.language});
    if (texts && !texts->recall.empty()) page.add(Field{"asks about", texts->recall});
    if (!row.replaces.empty()) page.add(Field{"corrected", "this replaces what was entered on " + row.replaces});
}

bool add_earlier(Document& page, const Series& series, const ChosenNames& chosen, const std::vector<const Administration*>& shown) {
    std::vector<const Administration*> earlier = series.administrations;
    std::erase_if(earlier, [&](const auto* one) { return std::find(shown.begin(), shown.end(), one) != shown.end(); });
    const std::vector<const ScoreRow*> scores = scores_of(earlier, chosen);
    if (scores.empty()) return false;
    if (scores.size() == 1) page.add(slim(one_score(earlier, *scores.front())));
    else add_many(page, earlier, scores);
    return true;
}

void add_glance(Document& page, const std::vector<const Administration*>& administrations, bool newest) {
    Table table{{{"date"}, {"instrument"}, {"by"}, {"about"}, {"score"}, {"value", true}, {"band"}, {"status"}}, {}};
    for (const Administration* administration : administrations) {
        const ScoreRow& first = administration->first();
        for (const ScoreRow* row : administration->rows) {
            if (row->is_alert()) continue;
            const bool usual = row->status == "complete" || row->status == "undetermined";
            table.rows.push_back({first.date, instrument_title(*administration, true), by_whom(first), first.target,
                                  title_of(*administration, *row), shown_value(*administration, *row), shown_band(*administration, *row),
                                  usual ? "" : row->status});
        }
    }
    if (table.rows.size() < 2) return;
    page.add(Heading{2, newest ? "At a glance, the newest of each" : "At a glance"});
    page.add(slim(table, {!newest, true, true, true, false, false, false, false}));
}

}  // namespace attune::report
