#include "report/answers.hpp"
#include "report/instrument_sections.hpp"
#include "report/page_parts.hpp"
#include "report/score_section.hpp"
#include "report/trends.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace attune::report {
namespace {

using chart::ReportSection;
using chart::Show;
using Administrations = std::vector<const Administration*>;

class TemplateSections {
public:
    explicit TemplateSections(PageParts& parts) : parts_(parts) {}

    void run() {
        for (const ReportSection& section : parts_.order.sections) {
            Document before = std::exchange(parts_.page, {});
            const bool told = add(section, ChosenNames(section.of));
            Document body = std::exchange(parts_.page, std::move(before));
            if (!told && body.blocks.empty()) {
                add_once(empty_, section.heading.empty() ? "a section without a heading" : section.heading);
                continue;
            }
            if (body.blocks.empty()) continue;
            if (!section.heading.empty()) parts_.page.add(Heading{2, section.heading});
            parts_.page.append(std::move(body));
        }
        if (!empty_.empty()) parts_.limits.push_back(fmt::format("Nothing to show under: {}.", fmt::join(empty_, "; ")));
        const std::vector<std::string> unshown = not_shown();
        if (!unshown.empty())
            parts_.limits.insert(parts_.limits.begin(),
                                 fmt::format("Not on this page, since no section of the battery shows it: {}.", fmt::join(unshown, "; ")));
    }

private:
    /// Adds the body of a section. Whether it is one whose emptiness says nothing.
    bool add(const ReportSection& section, const ChosenNames& chosen) {
        switch (section.show) {
            case Show::scores: add_scores(section, chosen); return false;
            case Show::change: add_change_of(section, chosen); return false;
            case Show::chart: add_charts(section, chosen); return false;
            case Show::answers: add_answers_of(section, chosen); return false;
            case Show::course: add_figures(chosen); return false;
            case Show::note:
            case Show::text:
                if (!section.text.empty()) parts_.page.add(Paragraph{section.text});
                if (section.text.empty()) parts_.page.add(Paragraph{"…"});
                return true;
            default: return true;  // alerts stand at the top; what is due, agreement and the loop are of a later version
        }
    }

    void add_scores(const ReportSection& section, const ChosenNames& chosen) {
        for (const Series& series : parts_.series) {
            if (!chosen.any_of(series.newest().first().instrument)) continue;
            const Administrations whole = section.newest ? newest_in(series, *section.newest) : whole_of(series);
            for (const Administration* one : whole)
                if (note_shown(*one, chosen)) add_whole(parts_, *one, chosen, 3);
            if (section.newest) continue;
            Document earlier;
            if (!add_earlier(earlier, series, chosen, whole)) continue;
            parts_.page.add(Heading{4, "Earlier"});
            parts_.page.append(std::move(earlier));
            for (const Administration* one : series.administrations) note_shown(*one, chosen);
        }
    }

    void add_change_of(const ReportSection& section, const ChosenNames& chosen) {
        const ChangeSoFar change = change_of(parts_.series, chosen, section.newest.value_or(1));
        add_change(parts_.page, change, 3);
        for (const std::string& limit : change.limits) add_once(parts_.limits, limit);
        for (const auto* pairs : {&change.first, &change.previous})
            for (const Pair& pair : *pairs)
                for (const Comparison& one : pair.scores) {
                    shown_.insert(one.from);
                    shown_.insert(one.to);
                }
    }

    void add_charts(const ReportSection& section, const ChosenNames& chosen) {
        const auto first = section.of.begin();
        const bool joins = std::any_of(first, section.of.end(), [&](const auto& one) { return one.instrument != first->instrument; });
        std::vector<Trend> trends;
        if (joins)
            if (auto trend = joined_trend(parts_.series, section.of, section.newest)) trends.push_back(std::move(*trend));
        const bool joined = !trends.empty();
        for (const Series& series : parts_.series) {
            if (!joined)
                for (Trend& trend : trends_of(series, chosen, section.newest)) trends.push_back(std::move(trend));
            if (trends.empty()) continue;
            for (const Administration* one : newest_in(series, section.newest.value_or(series.administrations.size())))
                note_shown(*one, chosen);
        }
        for (Trend& trend : trends) parts_.page.add(std::move(trend));
    }

    void add_answers_of(const ReportSection& section, const ChosenNames& chosen) {
        for (const Series& series : parts_.series) {
            if (!chosen.any_of(series.newest().first().instrument)) continue;
            for (const Administration* one : answered_in(series, section, chosen)) {
                answered_.insert(one->lead);
                parts_.page.add(Heading{3, instrument_title(*one, true) + ", " + occasion_words(*one)});
                add_answers(parts_.page, *one, chosen, parts_.order.omitted);
            }
        }
    }

    /// The newest that were asked any of it. One alone is the newest of all, also where it is blank; of several, those that say something.
    Administrations answered_in(const Series& series, const ReportSection& section, const ChosenNames& chosen) {
        const Administrations all = section.newest ? newest_in(series, series.administrations.size()) : series.administrations;
        Administrations answered;
        for (const Administration* one : all) {
            if (!has_answers(*one)) {
                add_once(parts_.limits,
                         instrument_title(*one, true) + ": its answers are not here; they need the responses, in the edition at hand.");
                continue;
            }
            std::vector<Answer> answers = answers_of(*one, parts_.order.omitted);
            std::erase_if(answers, [&](const Answer& answer) { return !chosen.has(one->first().instrument, answer.item); });
            const bool asked =
                std::any_of(answers.begin(), answers.end(), [](const Answer& answer) { return answer.state != "not asked"; });
            const bool told = std::any_of(answers.begin(), answers.end(), [](const Answer& answer) { return answer.state == "answered"; });
            if (section.newest == 1) answered.clear();
            if (section.newest == 1 ? asked : told) answered.push_back(one);
        }
        const std::size_t count = section.newest.value_or(answered.size());
        if (answered.size() > count) answered.erase(answered.begin(), answered.end() - static_cast<std::ptrdiff_t>(count));
        return answered;
    }

    void add_figures(const ChosenNames& chosen) {
        std::vector<Courses> own;
        for (const Courses& courses : parts_.courses) {
            const std::string& instrument = courses.newest.first().instrument;
            if (courses.newest.first().subject != parts_.subject.name || !chosen.any_of(instrument)) continue;
            Courses some = courses;
            std::erase_if(some.figures, [&](const auto& figure) { return !chosen.has(instrument, figure.plan->course->name); });
            std::erase_if(some.not_made, [&](const auto* plan) { return !chosen.has(instrument, plan->course->name); });
            for (const auto& figure : some.figures) figures_.insert(figure.plan);
            for (const auto* plan : some.not_made) figures_.insert(plan);
            if (!some.figures.empty() || !some.not_made.empty()) own.push_back(std::move(some));
        }
        add_courses(parts_.page, own, parts_.subject.name, "course", 3);
    }

    /// Whether an administration has scores that are chosen; they are on the page.
    bool note_shown(const Administration& administration, const ChosenNames& chosen) {
        bool any = false;
        for (const ScoreRow* row : administration.rows) {
            if (row->is_alert() || !chosen.has(row->instrument, row->score)) continue;
            shown_.insert(row);
            any = true;
        }
        return any;
    }

    /// Of each series the scores that no section shows, or not of all its administrations, and its figures likewise.
    std::vector<std::string> not_shown() const {
        std::vector<std::string> all;
        for (const Series& series : parts_.series) {
            std::vector<std::string> names;
            for (const Administration* one : series.administrations)
                for (const ScoreRow* row : one->rows)
                    if (!row->is_alert() && !shown_.contains(row)) add_once(names, title_of(*one, *row) + unshown_times(series, *row));
            const Administration& newest = series.newest();
            const bool bare = std::all_of(series.administrations.begin(), series.administrations.end(),
                                          [&](const auto* one) { return one->rows.empty() && !answered_.contains(one->lead); });
            if (!names.empty() || bare)
                all.push_back(instrument_title(newest, true) + parties_words(newest.first()) +
                              (names.empty() ? "" : fmt::format(" ({})", fmt::join(names, " / "))));
        }
        for (const Courses& courses : parts_.courses) {
            if (courses.newest.first().subject != parts_.subject.name) continue;
            std::vector<std::string> names;
            for (const auto& figure : courses.figures)
                if (!figures_.contains(figure.plan)) add_once(names, figure.plan->course->title);
            if (!names.empty())
                all.push_back(fmt::format("{}, course ({})", instrument_title(courses.newest, true), fmt::join(names, " / ")));
        }
        return all;
    }

    /// ` at 3 of 5 times`, where a score is shown of some administrations of its series.
    std::string unshown_times(const Series& series, const ScoreRow& score) const {
        std::size_t times = 0;
        std::size_t unshown = 0;
        for (const Administration* one : series.administrations)
            for (const ScoreRow* row : one->rows) {
                if (row->score != score.score || row->kind != score.kind) continue;
                ++times;
                unshown += !shown_.contains(row);
            }
        return unshown == times ? "" : fmt::format(" at {} of {} times", unshown, times);
    }

    PageParts& parts_;
    std::vector<std::string> empty_;  ///< headings under which there is nothing
    std::set<const ScoreRow*> shown_;
    std::set<const ScoreRow*> answered_;
    std::set<const course::FigurePlan*> figures_;
};

}  // namespace

void add_template_sections(PageParts& parts) { TemplateSections(parts).run(); }

}  // namespace attune::report
