#include "report/explained_score.hpp"

#include "change/cutoff.hpp"
#include "report/explained_expression.hpp"
#include "report/explained_keys.hpp"
#include "report/words.hpp"
#include "text/decimal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace attune::report {
namespace {

using instrument::Score;
using score::ScoreStep;
using score::Status;
using score::VerdictStep;
using score::Way;

std::string title_of(const std::string& title, const std::string& name) { return title == name ? name : title + " (" + name + ")"; }

std::string number(double value) { return text::format_number(value); }

class ScoreSteps {
public:
    ScoreSteps(Document& page, const Explained& e, const ScoreStep& step, Sources& sources)
        : page_(page), e_(e), step_(step), sources_(sources), score_(*e.plan.scores[step.index].score) {}

    void run() {
        page_.add(Heading{2, title_of(score_.title, score_.name) + (score_.internal ? ", internal: not printed among the scores" : "")});
        page_.add(Paragraph{how()});
        if (score_.keyed()) add_keys(page_, e_, step_, sources_);
        else page_.add(expression_table(e_, *step_.trace));
        add_finish();
        page_.add(Field{"value", step_.value ? exact(*step_.value) : "none"});
        if (step_.band) page_.add(Field{"band", band_words() + sources_.mark(step_.band->source)});
        if (step_.value) {
            add_norm();
            add_cutoffs();
        }
        add_bounds();
        page_.add(Field{"status", std::string(score::status_word(step_.status)) + why()});
    }

private:
    std::string how() const {
        std::string words;
        if (score_.kind == Score::Kind::sum) words = "The sum of its items.";
        else if (score_.kind == Score::Kind::mean) words = "The mean of its items.";
        else return "The value of " + step_.trace->program->text;
        const bool reversed = std::any_of(score_.keys.begin(), score_.keys.end(), [](const auto& key) { return key.reverse; });
        if (reversed) words += " A reversed item counts the most plus the least of its codes, less the answer.";
        return words;
    }

    /// `multiply`, `table`, `round`, each with the number before it.
    void add_finish() {
        const score::Finish& finish = step_.finish;
        Rational before = step_.settled.raw;
        if (finish.multiplied) {
            page_.add(
                Field{"multiplied", fmt::format("{} x {} = {}", exact(before), operand(*score_.multiply), exact(*finish.multiplied))});
            before = *finish.multiplied;
        }
        if (finish.looked_up) {
            page_.add(Field{"table", fmt::format("{} stands for {}", exact(before), exact(*finish.looked_up))});
            before = *finish.looked_up;
        } else if (score_.has_table && reached_table()) {
            page_.add(Field{"table", exact(before) + " is not in it: no value"});
        }
        if (finish.rounded)
            page_.add(Field{"rounded", fmt::format("{} to {}, half {}: {}", exact(before), exact(score_.round->to),
                                                   score_.round->half == Half::up ? "up" : "to even", exact(*finish.rounded))});
    }

    /// Whether there was a number to look up.
    bool reached_table() const {
        if (!score_.keyed()) return step_.trace->outcomes.back().number.known;
        return step_.settled.status == Status::complete || step_.settled.status == Status::prorated;
    }

    std::string band_words() const {
        const auto next =
            std::find_if(score_.bands.begin(), score_.bands.end(), [&](const auto& band) { return step_.band->from < band.from; });
        const std::string end = next == score_.bands.end() ? " on" : " to below " + exact(next->from);
        return fmt::format("{}, from {}{}", step_.band->label, exact(step_.band->from), end);
    }

    void add_norm() {
        const char* name = "norm";
        for (const auto& tried : step_.references) {
            if (tried.part == step_.norm.reference) continue;
            page_.add(Field{name, fmt::format("not {}: {}", tried.part->population, condition_words(e_, *tried.when))});
            name = "";
        }
        if (!step_.norm.reference) return;
        const instrument::Reference& reference = *step_.norm.reference;
        std::string words = reference.population;
        if (step_.references.back().when) words += ": " + condition_words(e_, *step_.references.back().when);
        page_.add(Field{name, words + sources_.mark(reference.source)});
        if (step_.norm.z) {
            page_.add(Field{"z", fmt::format("({} - {}) / {} = {}", exact(*step_.value), operand(*reference.mean), operand(*reference.sd),
                                             number(*step_.norm.z))});
            page_.add(Field{"T", fmt::format("50 + 10 x {} = {}", number(*step_.norm.z), number(*step_.norm.t))});
        }
        if (!reference.percentiles.empty() || step_.norm.percentile) page_.add(Field{"percentile", percentile_step(reference)});
    }

    std::string percentile_step(const instrument::Reference& reference) const {
        if (reference.percentiles.empty())
            return number(*step_.norm.percentile) + ", from z by the normal curve, which the norm says it follows";
        const std::pair<Rational, Rational>* last = nullptr;
        for (const auto& row : reference.percentiles)
            if (row.first <= *step_.value) last = &row;
        if (!last) return fmt::format("none: the published table begins at {}", exact(reference.percentiles.front().first));
        return fmt::format("{}, the row of the published table at {}, the last at or below the value", exact(last->second),
                           exact(last->first));
    }

    void add_cutoffs() {
        for (const auto& tried : step_.cutoffs) {
            const instrument::Cutoff& cutoff = *tried.part;
            std::string words =
                fmt::format("{}: {} is {}{}{}", cutoff.meaning, exact(*step_.value), change::reaches(*step_.value, cutoff) ? "" : "not ",
                            sense_words(cutoff.sense), exact(cutoff.at));
            if (tried.holds() == expression::no) words = fmt::format("{}: does not apply", cutoff.meaning);
            if (tried.holds() == expression::unknown) words += "; whether it applies is open";
            if (tried.when) words += ", for " + condition_words(e_, *tried.when);
            page_.add(Field{"cutoff", words + sources_.mark(cutoff.source)});
        }
    }

    void add_bounds() {
        if (step_.derived.way == Way::known || step_.status == Status::invalid || step_.status == Status::not_applicable) return;
        if (step_.derived.way == Way::by_blanks && step_.bounds) add_reach(page_, e_, step_);
        if (!step_.bounds) return page_.add(Field{"could be", "anything: what is blank has no ends" + tried_words()});
        page_.add(Field{"could be", fmt::format("{} to {}, prorating aside{}{}", exact(step_.bounds->first), exact(step_.bounds->second),
                                                last_words(), tried_words())});
    }

    /// The steps that are still to be gone through from the least and the most of a sum or mean.
    std::string last_words() const {
        if (step_.derived.way != Way::by_blanks) return "";
        if (score_.has_table) return ", for every sum that the blanks allow was looked up";
        if (score_.multiply) return score_.round ? ", once multiplied and rounded" : ", once multiplied";
        return score_.round ? ", once rounded" : "";
    }

    std::string tried_words() const {
        const score::Cases& cases = step_.derived.cases;
        switch (step_.derived.way) {
            case Way::by_cases:
                return fmt::format(": all cases of {}{} were tried, {} in number", open_words(e_, cases),
                                   score_.keyed() ? ", by which it is decided what is asked or counts 0," : "", cases.size);
            case Way::by_ends:
                return fmt::format(": {} could be more than can be tried, so each blank was taken between its ends", open_words(e_, cases));
            default: return "";
        }
    }

    std::string why() const {
        switch (step_.status) {
            case Status::prorated: return score_.keyed() ? ": blanks within the rule" : ": a prorated score is in it";
            case Status::insufficient: return score_.keyed() ? "" : ": what is missing leaves it open";
            case Status::invalid: return ": an answer that it uses is outside its response set, or has no key";
            case Status::not_applicable:
                return score_.keyed() ? ": none of its items was asked" : ": nothing that it uses was asked, or came up";
            default: return "";
        }
    }

    Document& page_;
    const Explained& e_;
    const ScoreStep& step_;
    Sources& sources_;
    const Score& score_;
};

std::string verdict_word(expression::Truth verdict, bool alert) {
    if (verdict == expression::unknown) return "undetermined";
    if (alert) return verdict == expression::yes ? "raised" : "not raised";
    return verdict == expression::yes ? "yes" : "no";
}

/// How it was decided, where the steps alone left it open.
std::string decision_words(const Explained& e, const VerdictStep& step) {
    const bool open = step.trace.outcomes.back().truth == expression::unknown;
    const std::string names = open_words(e, step.cases);
    if (step.verdict == expression::unknown) return names.empty() ? "" : ": " + names + " could still make it either";
    if (!open) return "";
    return fmt::format(": the steps leave it open, so all {} cases of {} were tried, and each gives this", step.cases.size, names);
}

}  // namespace

void add_score_step(Document& page, const Explained& explained, const ScoreStep& step, Sources& sources) {
    ScoreSteps(page, explained, step, sources).run();
}

void add_verdict_step(Document& page, const Explained& e, const VerdictStep& step, Sources& sources) {
    const Score* score = step.alert ? nullptr : e.plan.scores[step.index].score;
    const instrument::Alert* alert = step.alert ? e.plan.alerts[step.index].alert : nullptr;
    page.add(Heading{2, alert ? "Alert " + alert->id : title_of(score->title, score->name)});
    page.add(Paragraph{(alert ? "Raised where " : "Met where ") + step.trace.program->text});
    page.add(expression_table(e, step.trace));
    page.add(Field{alert ? "alert" : "met",
                   verdict_word(step.verdict, step.alert) + decision_words(e, step) + (score ? sources.mark(score->source) : "")});
    if (alert && step.verdict != expression::no) page.add(Field{"level", std::string(score::level_word(alert->level))});
    if (step.status != Status::complete) page.add(Field{"status", std::string(score::status_word(step.status))});
}

}  // namespace attune::report
