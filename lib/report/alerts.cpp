#include "report/alerts.hpp"

#include "instrument/fill_in.hpp"
#include "report/page.hpp"

#include <algorithm>

namespace attune::report {
namespace {

/// One alert in one state, and where it came up.
struct Told {
    const ScoreRow* row;
    const Administration* administration;
    std::string where;

    bool urgent() const { return row->band != "attention"; }
    bool open() const { return row->value.empty(); }
    bool same(const ScoreRow& other) const {
        return row->instrument == other.instrument && row->score == other.score && row->kind == other.kind && row->band == other.band &&
               row->value.empty() == other.value.empty() && (row->status == "invalid") == (other.status == "invalid") &&
               row->answered.empty() == other.answered.empty();
    }
};

template <class List>
const std::string* say_in(const List& list, const std::string& id) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.id == id; });
    return found == list.end() ? nullptr : &found->say;
}

/// What an alert or a watch says, or nullptr.
const std::string* words_of(const Told& told) {
    if (!told.administration->known) return nullptr;
    const instrument::Instrument& texts = *told.administration->known.texts;
    return told.row->kind == "watch" ? say_in(texts.watches, told.row->score) : say_in(texts.alerts, told.row->score);
}

/// What is to be done. An alert that is open must not say what only a raised one can.
std::string sentence(const Told& told) {
    const std::string* words = words_of(told);
    std::string say = words ? instrument::fill_in(*words, told.row->target) : "The library at hand does not hold the words of this alert.";
    if (!told.open()) return say;
    const bool lacking = told.row->status == "undetermined" && told.row->answered.empty();
    const std::string why = lacking                         ? "the scores file has no row of it"
                            : told.row->status == "invalid" ? "an answer that it needs cannot be read"
                                                            : "an answer that it needs is missing";
    return why + ", so it is neither raised nor ruled out. Ask about it. Where it is raised, it says: " + say;
}

std::vector<Told> told_of(const Subject& subject) {
    std::vector<Told> all;
    for (std::size_t k = subject.administrations.size(); k-- > 0;) {  // the newest first
        const Administration& administration = subject.administrations[k];
        for (const ScoreRow* row : administration.rows) {
            if (!row->is_alert() || row->value == "0") continue;
            const auto before = std::find_if(all.begin(), all.end(), [&](const Told& told) { return told.same(*row); });
            const std::string where = occasion_words(administration) + (row->note.empty() ? "" : ", " + row->note);
            if (before == all.end()) all.push_back({row, &administration, where});
            else before->where += "; " + where;
        }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Told& a, const Told& b) { return a.urgent() != b.urgent() ? a.urgent() : !a.open() && b.open(); });
    return all;
}

}  // namespace

void add_alerts(Document& page, const Subject& subject) {
    const std::vector<Told> all = told_of(subject);
    const auto has_alerts = [](const Administration& administration) {
        return std::any_of(administration.rows.begin(), administration.rows.end(), [](const ScoreRow* row) { return row->is_alert(); });
    };
    if (all.empty() && std::any_of(subject.administrations.begin(), subject.administrations.end(), has_alerts))
        page.add(Paragraph{"No alert is raised."});
    for (const Told& told : all)
        page.add(Warning{(told.urgent() ? "URGENT " : "ATTENTION ") + told.row->score + (told.open() ? ", undetermined" : ""),
                         sentence(told) + " [" + instrument_title(*told.administration, true) + ": " + told.where + "]", told.urgent()});
}

}  // namespace attune::report
