#include "report/page.hpp"

#include "report/alerts.hpp"
#include "report/answers.hpp"
#include "report/circumstances.hpp"
#include "report/not_asked.hpp"
#include "report/score_section.hpp"
#include "report/sources.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace attune::report {
namespace {

std::string by_whom(const ScoreRow& row) {
    std::string text = row.rater.empty() ? "not said" : row.rater;
    if (!row.respondent.empty() && row.respondent != row.subject) text += " (" + row.respondent + ")";
    return text;
}

/// All scores and criteria in one table.
void add_glance(Document& page, const Subject& subject) {
    Table table{{{"date"}, {"instrument"}, {"by"}, {"about"}, {"score"}, {"value", true}, {"band"}, {"status"}}, {}};
    for (const Administration& administration : subject.administrations) {
        const ScoreRow& first = administration.first();
        for (const ScoreRow* row : administration.rows) {
            if (row->is_alert()) continue;
            const bool usual = row->status == "complete" || row->status == "undetermined";
            table.rows.push_back({first.date, instrument_title(administration, true), by_whom(first), first.target,
                                  title_of(administration, *row), shown_value(administration, *row), shown_band(administration, *row),
                                  usual ? "" : row->status});
        }
    }
    if (table.rows.size() < 2) return;
    page.add(Heading{2, "At a glance"});
    page.add(slim(table, {true, true, true, true, false, false, false, false}));
}

void add_what(Document& page, const Administration& administration, Sources& sources) {
    const ScoreRow& row = administration.first();
    page.add(Field{"assessed", row.date.empty() ? "no date" : row.date});
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

/// Which facts would choose among norms and cutoffs, and how they come onto a page; empty where all are known.
std::string facts_words(const Administration& administration) {
    const std::vector<std::string> facts = unknown_facts(administration);
    if (facts.empty()) return {};
    return fmt::format(
        "{}: whether a norm or cutoff applies depends on what is not known here ({}). A column of that name in the responses says it, and "
        "`attune score --keep {}` carries it into a scores file.",
        instrument_title(administration, true), fmt::join(facts, ", "), fmt::join(facts, ","));
}

/// What a reader might take the page for, and what it leaves out.
std::vector<std::string> limits_of(const Subject& subject) {
    bool validated = false;
    bool valueless = false;
    std::vector<std::string> worksheets;
    std::vector<std::string> limits;
    std::set<std::string> instruments;
    bool repeated = false;
    for (const Administration& administration : subject.administrations) {
        const std::string title = instrument_title(administration, true);
        const bool compared = !administration.known || !administration.known.plan->instrument->log;
        repeated = (compared && !instruments.insert(title).second) || repeated;
        if (!administration.known)
            add_once(limits,
                     title + ": the library at hand does not know this instrument; its titles, bands, norms and cutoffs are not here.");
        else if (!administration.same_edition())
            add_once(limits, title + ": edition " + administration.first().version + " was scored, the one at hand is " +
                                 administration.known.plan->instrument->version + "; bands, norms and cutoffs are not looked up.");
        if (std::string facts = facts_words(administration); !facts.empty()) add_once(limits, std::move(facts));
        if (administration.known && administration.known.plan->instrument->worksheet) add_once(worksheets, title);
        validated = validated || (administration.known && !administration.known.plan->instrument->worksheet);
        for (const ScoreRow* row : administration.rows)
            valueless = valueless || (row->kind == "score" && row->value.empty() && row->status != "not applicable");
    }
    if (valueless) limits.emplace_back("A score without a value is neither low nor zero: it is not known.");
    if (repeated)
        limits.emplace_back("Whether a difference between two dates is more than chance is not said here; `attune diff` reckons it.");
    for (const std::string& title : worksheets)
        limits.push_back(title +
                         " is a worksheet without published psychometrics: its numbers are for looking at together, not for judging.");
    if (validated) limits.emplace_back("A questionnaire is no diagnosis; what it says is read beside the person.");
    return limits;
}

/// An event of a log of which nothing is scored is told by its alerts and its course figures; a section would only repeat its date.
bool has_section(const Administration& administration, bool answers) {
    const bool scored =
        std::any_of(administration.rows.begin(), administration.rows.end(), [](const ScoreRow* row) { return !row->is_alert(); });
    return answers || scored || !administration.known || !administration.known.plan->instrument->log;
}

}  // namespace

Document clinician_page(const Subject& subject, bool answers, const std::vector<Courses>& courses) {
    Document page;
    Sources sources;
    page.add(Heading{1, subject.name.empty() ? "No subject named" : "Subject " + subject.name});
    add_alerts(page, subject);
    add_not_asked(page, subject);
    add_glance(page, subject);
    add_courses(page, courses, subject.name, "course");
    for (const Administration& administration : subject.administrations) {
        if (!has_section(administration, answers)) continue;
        const std::string which = subject.administrations.size() > 1 ? ", " + occasion_words(administration) : "";
        page.add(Heading{2, instrument_title(administration, false) + which});
        add_what(page, administration, sources);
        add_scores(page, administration, sources);
        if (answers) add_answers(page, administration);
    }
    page.add(Heading{2, "What this page cannot say"});
    page.add(List{limits_of(subject)});
    sources.list(page);
    return page;
}

std::string instrument_title(const Administration& administration, bool brief) {
    if (!administration.known) return administration.first().instrument.empty() ? "No instrument named" : administration.first().instrument;
    const instrument::Instrument& texts = *administration.known.texts;
    if (brief) return texts.abbreviation.empty() ? texts.title : texts.abbreviation;
    return texts.title + (texts.abbreviation.empty() ? "" : " (" + texts.abbreviation + ")");
}

std::string parties_words(const ScoreRow& row) {
    std::string text = row.rater.empty() || row.rater == "self" ? "" : ", " + row.rater;
    if (!row.respondent.empty() && row.respondent != row.subject) text += " (" + row.respondent + ")";
    return row.target.empty() ? text : text + ", about " + row.target;
}

std::string occasion_words(const Administration& administration) {
    const ScoreRow& row = administration.first();
    std::string text = row.date.empty() ? "no date" : row.date;
    if (!row.rater.empty() && row.rater != "self") text += ", " + row.rater;
    if (!row.target.empty()) text += ", about " + row.target;
    return text;
}

}  // namespace attune::report
