#include "report/limits.hpp"

#include "report/circumstances.hpp"
#include "report/page.hpp"
#include "report/score_section.hpp"
#include "report/score_texts.hpp"
#include "report/words.hpp"
#include "score/table.hpp"
#include "text/decimal.hpp"

#include <fmt/format.h>

#include <map>

namespace attune::report {
namespace {

/// Which facts would choose among norms and cutoffs, and how they come onto a page; empty where all are known.
std::string facts_words(const Administration& administration) {
    const std::vector<std::string> facts = unknown_facts(administration);
    if (facts.empty()) return {};
    return fmt::format(
        "{}: whether a norm or cutoff applies depends on what is not known here ({}). A column of that name in the responses says it, and "
        "`attune score --keep {}` carries it into a scores file.",
        instrument_title(administration, true), fmt::join(facts, ", "), fmt::join(facts, ","));
}

/// What a scores file says otherwise than the edition at hand: it was written by another state of the definition.
void add_changed_since(std::vector<std::string>& limits, const Administration& administration) {
    if (!administration.same_edition() || administration.first().others->of_responses) return;
    const std::string title = instrument_title(administration, true);
    for (const ScoreRow* row : administration.rows) {
        if (row->is_alert() || row->score.empty()) continue;
        const score::ScorePlan* plan = plan_of(administration, row->score);
        if (!plan) {
            add_once(limits, fmt::format("{}: the edition at hand has no score \"{}\"; its figures stand as they are in the file.", title,
                                         row->score));
            continue;
        }
        const auto value = text::parse_decimal(row->value);
        if (row->kind == "criterion" || row->band.empty() || !value) continue;
        const instrument::Band* band = score::band_of(*plan->score, *value);
        if (band && (band->label == row->band || shown_band(administration, *row) == row->band)) continue;
        add_once(limits,
                 fmt::format("{}, {}: the file calls {} \"{}\"; in the edition at hand it is {}. Its bands have changed since the file was "
                             "written, or the file was changed.",
                             title, title_of(administration, *row), shown_value(administration, *row), row->band,
                             band ? "\"" + shown_band(administration, *row) + "\"" : "in no band"));
    }
}

/// Several of one series on one date; the rows of a log are events, and may be.
void add_twice(std::vector<std::string>& limits, const Series& series) {
    const Administration& newest = series.newest();
    if (newest.known && newest.known.plan->instrument->log) return;
    std::map<std::string, std::size_t> dates;
    for (const Administration* administration : series.administrations)
        if (administration->day()) ++dates[administration->first().date];
    for (const auto& [date, count] : dates)
        if (count > 1)
            limits.push_back(fmt::format("{}{}: {} administrations have the date {}; all are kept, in the order of the file.",
                                         instrument_title(newest, true), parties_words(newest.first()), count, date));
}

}  // namespace

std::vector<std::string> limits_of(const Subject& subject, const std::vector<Series>& all, const std::vector<std::string>& of_change) {
    bool validated = false;
    bool valueless = false;
    std::vector<std::string> worksheets;
    std::vector<std::string> limits;
    for (const Administration& administration : subject.administrations) {
        const std::string title = instrument_title(administration, true);
        if (!administration.known)
            add_once(limits,
                     title + ": the library at hand does not know this instrument; its titles, bands, norms and cutoffs are not here.");
        else if (!administration.same_edition())
            add_once(limits, title + ": edition " + administration.first().version + " was scored, the one at hand is " +
                                 administration.known.plan->instrument->version + "; bands, norms and cutoffs are not looked up.");
        if (std::string facts = facts_words(administration); !facts.empty()) add_once(limits, std::move(facts));
        add_changed_since(limits, administration);
        if (administration.known && administration.known.plan->instrument->worksheet) add_once(worksheets, title);
        validated = validated || (administration.known && !administration.known.plan->instrument->worksheet);
        for (const ScoreRow* row : administration.rows)
            valueless = valueless || (row->kind == "score" && row->value.empty() && row->status != "not applicable");
    }
    for (const Series& series : all) add_twice(limits, series);
    if (valueless) limits.emplace_back("A score without a value is neither low nor zero: it is not known.");
    limits.insert(limits.end(), of_change.begin(), of_change.end());
    if (worksheets.size() == 1)
        limits.push_back(worksheets.front() +
                         " is a worksheet without published psychometrics: its numbers are for looking at together, not for judging.");
    else if (!worksheets.empty())
        limits.push_back(
            fmt::format("Worksheets without published psychometrics, whose numbers are for looking at together, not for "
                        "judging: {}.",
                        fmt::join(worksheets, "; ")));
    if (validated) limits.emplace_back("A questionnaire is no diagnosis; what it says is read beside the person.");
    return limits;
}

}  // namespace attune::report
