#include "report/page.hpp"

#include "report/facts.hpp"
#include "text/decimal.hpp"

#include <algorithm>

namespace attune::report {
namespace {

/// Rows of one administration, which stand together in a scores file.
struct Administration {
    std::vector<const ScoreRow*> rows;
    const score::Plan* plan = nullptr;

    const ScoreRow& first() const { return *rows.front(); }
};

bool same_administration(const ScoreRow& a, const ScoreRow& b) {
    return a.subject == b.subject && a.date == b.date && a.rater == b.rater && a.instrument == b.instrument && a.version == b.version &&
           a.respondent == b.respondent && a.target == b.target;
}

/// A score's name that comes round again begins the next administration.
std::vector<Administration> administrations(const std::vector<ScoreRow>& rows, const PlanOf& plan_of) {
    std::vector<Administration> all;
    for (const ScoreRow& row : rows) {
        const bool again = !all.empty() && std::any_of(all.back().rows.begin(), all.back().rows.end(),
                                                       [&](const ScoreRow* r) { return r->score == row.score && r->kind == row.kind; });
        if (all.empty() || again || !same_administration(all.back().first(), row)) all.push_back({{}, plan_of(row.instrument)});
        all.back().rows.push_back(&row);
    }
    return all;
}

std::string title_of(const Administration& administration) {
    if (!administration.plan) return administration.first().instrument;
    const instrument::Instrument& instrument = *administration.plan->instrument;
    return instrument.title + (instrument.abbreviation.empty() ? "" : " (" + instrument.abbreviation + ")");
}

std::string when_of(const ScoreRow& row) {
    std::string text = row.date.empty() ? "no date" : row.date;
    if (!row.rater.empty()) text += ", " + row.rater;
    if (!row.respondent.empty() && row.respondent != row.subject) text += ", answered by " + row.respondent;
    if (!row.target.empty()) text += ", about " + row.target;
    return text;
}

const instrument::Alert* alert_of(const score::Plan* plan, const std::string& id) {
    if (!plan) return nullptr;
    const auto& alerts = plan->instrument->alerts;
    const auto found = std::find_if(alerts.begin(), alerts.end(), [&](const auto& alert) { return alert.id == id; });
    return found == alerts.end() ? nullptr : &*found;
}

void add_alerts(Document& page, const std::vector<const Administration*>& group) {
    for (const Administration* administration : group) {
        for (const ScoreRow* row : administration->rows) {
            if (row->kind != "alert" || row->value == "0") continue;
            const instrument::Alert* alert = alert_of(administration->plan, row->score);
            const std::string level = row->band.empty() ? "attention" : row->band;
            const bool open = row->value.empty();
            std::string text = open ? "undetermined, an answer it needs is missing. Ask. " : "";
            if (alert) text += alert->say;
            page.add(Warning{(level == "urgent" ? "URGENT" : "ATTENTION") + std::string(" ") + row->score,
                             text + " [" + title_of(*administration) + ", " + when_of(*row) + "]"});
        }
    }
}

void add_administration(Document& page, const Administration& administration) {
    const ScoreRow& first = administration.first();
    page.add(Heading{2, title_of(administration)});
    page.add(Field{"assessed", when_of(first)});
    page.add(Field{"edition", first.version});
    if (administration.plan) {
        const instrument::Instrument& instrument = *administration.plan->instrument;
        if (!instrument.recall.empty()) page.add(Field{"about", instrument.recall});
        if (instrument.version != first.version)
            page.add(Field{"note", "scored under another edition than the one at hand (" + instrument.version +
                                       "); bands and norms are not looked up"});
    }
    for (const ScoreRow* row : administration.rows) {
        if (row->kind == "alert") continue;
        const score::ScorePlan* plan = plan_of_score(administration.plan, row->score);
        if (plan && administration.plan->instrument->version != first.version) plan = nullptr;
        if (row->kind == "criterion") add_criterion(page, *row, plan);
        else add_score(page, *row, plan, administration.plan);
    }
    add_sources(page, administration.plan);
}

}  // namespace

Document clinician_page(const std::vector<ScoreRow>& rows, const PlanOf& plan_of) {
    const std::vector<Administration> all = administrations(rows, plan_of);
    std::vector<std::string> subjects;
    for (const Administration& administration : all)
        if (std::find(subjects.begin(), subjects.end(), administration.first().subject) == subjects.end())
            subjects.push_back(administration.first().subject);
    Document page;
    for (const std::string& subject : subjects) {
        std::vector<const Administration*> group;
        for (const Administration& administration : all)
            if (administration.first().subject == subject) group.push_back(&administration);
        page.add(Heading{1, subject.empty() ? "No subject named" : "Subject " + subject});
        add_alerts(page, group);
        for (const Administration* administration : group) add_administration(page, *administration);
    }
    return page;
}

}  // namespace attune::report
