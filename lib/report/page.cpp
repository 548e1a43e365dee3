#include "report/page.hpp"

#include "report/alerts.hpp"
#include "report/answers.hpp"
#include "report/instrument_sections.hpp"
#include "report/limits.hpp"
#include "report/moved_answers.hpp"
#include "report/not_asked.hpp"
#include "report/page_parts.hpp"
#include "report/score_section.hpp"
#include "report/trends.hpp"

#include <algorithm>

namespace attune::report {
namespace {

using Administrations = std::vector<const Administration*>;

/// An event of a log of which nothing is scored is told by its alerts and its course figures; a section would only repeat its date.
bool has_section(const Administration& administration, bool answers) {
    const bool scored =
        std::any_of(administration.rows.begin(), administration.rows.end(), [](const ScoreRow* row) { return !row->is_alert(); });
    return answers || scored || !administration.known || !administration.known.plan->instrument->log;
}

void add_usual_glance(PageParts& parts) {
    Administrations shown;
    for (const Series& series : parts.series)
        for (const Administration* one : whole_of(series)) shown.push_back(one);
    std::stable_sort(shown.begin(), shown.end(), [](const auto* a, const auto* b) { return is_earlier(*a, *b); });
    add_glance(parts.page, shown, shown.size() < parts.subject.administrations.size());
}

/// What became of a series: its pictures, and those administrations that have no section of their own.
void add_over_time(PageParts& parts, const Series& series, const Administrations& whole) {
    Document below;
    for (Trend& trend : trends_of(series, {})) below.add(std::move(trend));
    if (whole.size() < series.administrations.size()) {
        Document earlier;
        if (add_earlier(earlier, series, {}, whole)) below.add(Heading{3, "Earlier"});
        below.append(std::move(earlier));
    }
    if (parts.order.answers) add_moved_answers(below, series, parts.order.omitted);
    if (below.blocks.empty()) return;
    const Administration& newest = series.newest();
    parts.page.add(Heading{2, instrument_title(newest, false) + parties_words(newest.first()) + ", over time"});
    parts.page.append(std::move(below));
}

void add_series(PageParts& parts, const Series& series) {
    const Administrations whole = whole_of(series);
    add_over_time(parts, series, whole);
    for (const Administration* one : series.administrations) {
        const bool is_whole = std::find(whole.begin(), whole.end(), one) != whole.end();
        if (is_whole && has_section(*one, parts.order.answers)) add_whole(parts, *one, {}, 2);
        if (is_whole || !parts.order.answers) continue;
        parts.page.add(Heading{2, instrument_title(*one, false) + ", " + occasion_words(*one) + ": answers"});
        add_answers(parts.page, *one, {}, parts.order.omitted);
    }
}

/// Alerts, under the heading that a battery has for them.
void add_top(PageParts& parts) {
    Document top;
    add_alerts(top, parts.subject);
    add_not_asked(top, parts.subject);
    if (top.blocks.empty()) return;
    for (const chart::ReportSection& section : parts.order.sections)
        if (section.show == chart::Show::alerts && !section.heading.empty()) parts.page.add(Heading{2, section.heading});
    parts.page.append(std::move(top));
}

void add_paragraphs(Document& page, const std::vector<std::string>& paragraphs) {
    for (const std::string& paragraph : paragraphs) page.add(Paragraph{paragraph});
}

}  // namespace

std::vector<const Administration*> whole_of(const Series& series) {
    return series.administrations.size() <= shown_whole ? series.administrations : Administrations{&series.newest()};
}

std::vector<const Administration*> newest_in(const Series& series, std::size_t count) {
    Administrations dated = series.administrations;
    std::erase_if(dated, [](const Administration* one) { return !one->day(); });
    if (dated.empty()) dated = series.administrations;
    if (dated.size() > count) dated.erase(dated.begin(), dated.end() - static_cast<std::ptrdiff_t>(count));
    return dated;
}

void add_whole(PageParts& parts, const Administration& administration, const ChosenNames& chosen, int level) {
    const bool alone = parts.subject.administrations.size() == 1 && level == 2;
    parts.page.add(Heading{level, instrument_title(administration, false) + (alone ? "" : ", " + occasion_words(administration))});
    add_what(parts.page, administration, parts.sources);
    add_scores(parts.page, administration, parts.sources, chosen, level + 1);
    if (!parts.order.answers) return;
    parts.page.add(Heading{level + 1, "Answers"});
    add_answers(parts.page, administration, {}, parts.order.omitted);
}

void add_usual_sections(PageParts& parts) {
    add_usual_glance(parts);
    const ChangeSoFar change = change_of(parts.series, {});
    add_change(parts.page, change, 2);
    parts.limits = change.limits;
    add_courses(parts.page, parts.courses, parts.subject.name, "course");
    for (const Series& series : parts.series) add_series(parts, series);
}

Document clinician_page(const Subject& subject, const PageOrder& order, const std::vector<Courses>& courses) {
    PageParts parts{subject, order, courses, series_in(subject), {}, {}, {}};
    add_paragraphs(parts.page, order.letterhead);
    parts.page.add(Heading{1, subject.name.empty() ? "No subject named" : "Subject " + subject.name});
    add_top(parts);
    order.sections.empty() ? add_usual_sections(parts) : add_template_sections(parts);
    parts.page.add(Heading{2, "What this page cannot say"});
    parts.page.add(List{limits_of(subject, parts.series, parts.limits)});
    parts.sources.list(parts.page);
    add_paragraphs(parts.page, order.closing);
    return std::move(parts.page);
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
