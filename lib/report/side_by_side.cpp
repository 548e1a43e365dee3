#include "report/side_by_side.hpp"

#include "report/page.hpp"
#include "report/score_section.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

namespace attune::report {
namespace {

/// What a person answered about themself at last, of one instrument about one target; in the order in which it comes.
struct Newest {
    std::string instrument;
    std::string target;
    std::array<const Administration*, 2> of{};
};

bool on_oneself(const Administration& administration) {
    const ScoreRow& row = administration.first();
    const bool same = row.respondent.empty() || row.respondent == row.subject;
    return same && (row.rater.empty() || row.rater == "self") && administration.day();
}

bool is_shown(const Administration& administration) {
    if (!on_oneself(administration)) return false;
    if (!administration.known) return true;
    const instrument::Instrument& instrument = *administration.known.plan->instrument;
    return !instrument.history && !instrument.log && instrument.visibility != instrument::Visibility::clinician;
}

std::vector<Newest> newest_of(const Couple& couple, const std::vector<Administration>& all) {
    std::vector<Newest> list;
    for (const Administration& administration : all) {
        const ScoreRow& row = administration.first();
        const auto person = std::find(couple.begin(), couple.end(), row.subject);
        if (person == couple.end() || !is_shown(administration)) continue;
        auto place = std::find_if(list.begin(), list.end(),
                                  [&](const Newest& one) { return one.instrument == row.instrument && one.target == row.target; });
        if (place == list.end()) place = list.insert(list.end(), {row.instrument, row.target, {}});
        const Administration*& newest = place->of[static_cast<std::size_t>(person - couple.begin())];
        if (!newest || !is_earlier(administration, *newest)) newest = &administration;
    }
    return list;
}

/// `17, moderate`.
std::string shown(const Administration& administration, const ScoreRow& row) {
    const std::string band = shown_band(administration, row);
    return shown_value(administration, row) + (band.empty() ? "" : ", " + band) + (row.status == "prorated" ? ", prorated" : "");
}

/// A row a score; what holds of all of them stands in the first.
void add_rows(Table& table, const Newest& newest) {
    constexpr std::size_t day = 10;
    const Administration& one = *newest.of[0];
    const Administration& other = *newest.of[1];
    const std::string date = one.first().date.substr(0, day);
    const std::string theirs = other.first().date.substr(0, day);
    std::vector<std::string> head{instrument_title(one, true), newest.target, date == theirs ? date : date + ", " + theirs};
    for (const ScoreRow* row : one.rows) {
        const auto found = std::find_if(other.rows.begin(), other.rows.end(), [&](const ScoreRow* r) { return r->score == row->score; });
        if (row->kind != "score" || found == other.rows.end()) continue;
        std::vector<std::string> cells = std::exchange(head, {"", "", ""});
        for (std::string text : {title_of(one, *row), shown(one, *row), shown(other, **found)}) cells.push_back(std::move(text));
        table.rows.push_back(std::move(cells));
    }
}

}  // namespace

std::vector<Couple> couples_in(const std::vector<Administration>& all, std::vector<std::string>& left_out) {
    std::vector<std::pair<std::string, std::vector<std::string>>> list;
    std::map<std::string, std::size_t> places;
    for (const Administration& administration : all) {
        const ScoreRow& row = administration.first();
        if (row.couple.empty() || !on_oneself(administration)) continue;
        const auto [place, is_new] = places.emplace(row.couple, list.size());
        if (is_new) list.emplace_back(row.couple, std::vector<std::string>());
        add_once(list[place->second].second, row.subject);
    }
    std::vector<Couple> couples;
    for (const auto& [couple, people] : list) {
        if (people.size() == 2) couples.push_back({people[0], people[1]});
        if (people.size() > 2) left_out.push_back("couple " + couple + ": of more than two people none stand side by side");
    }
    return couples;
}

void add_side_by_side(Document& page, const Couple& couple, const std::vector<Administration>& all, const NameOf& name_of) {
    Table table{{{"instrument"}, {"about"}, {"date"}, {"score"}, {name_of(couple[0])}, {name_of(couple[1])}}, {}};
    std::array<std::string, 2> alone;
    for (const Newest& newest : newest_of(couple, all)) {
        if (newest.of[0] && newest.of[1]) {
            add_rows(table, newest);
            continue;
        }
        const std::size_t who = newest.of[0] ? 0 : 1;
        const std::string title = instrument_title(*newest.of[who], true) + (newest.target.empty() ? "" : " about " + newest.target);
        alone[who] += (alone[who].empty() ? "" : ", ") + title;
    }
    if (table.rows.empty()) return;
    page.add(Heading{1, "Side by side: " + name_of(couple[0]) + ", " + name_of(couple[1])});
    page.add(Paragraph{"What each answered about themself at last. The columns stand in no order, and no difference is reckoned."});
    page.add(slim(table));
    for (std::size_t who = 0; who < alone.size(); ++who)
        if (!alone[who].empty()) page.add(Paragraph{"Only " + name_of(couple[who]) + " answered: " + alone[who] + "."});
}

}  // namespace attune::report
