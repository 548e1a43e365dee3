#include "report/score_section.hpp"

#include "change/cutoff.hpp"
#include "report/norm_words.hpp"
#include "report/score_gauge.hpp"
#include "report/score_texts.hpp"
#include "report/words.hpp"
#include "score/table.hpp"
#include "text/decimal.hpp"

#include <algorithm>
#include <optional>

namespace attune::report {
namespace {

using instrument::Score;

class ScoreSection {
public:
    ScoreSection(Document& page, const Administration& administration, Sources& sources, int level)
        : page_(page), administration_(administration), sources_(sources), level_(level) {
        if (administration.same_edition()) circumstances_.emplace(administration);
    }

    void run(const ChosenNames& chosen) {
        for (const ScoreRow* row : administration_.rows)
            if (row->kind != "criterion" && !row->is_alert() && chosen.has(row->instrument, row->score)) add_score(*row);
        bool first = true;
        for (const ScoreRow* row : administration_.rows) {
            if (row->kind != "criterion" || !chosen.has(row->instrument, row->score)) continue;
            if (first) page_.add(Heading{level_, "Criteria"});
            first = false;
            add_criterion(*row);
        }
    }

private:
    /// Bands, norms and keys say something about a score only where its own edition is at hand.
    const score::ScorePlan* usable(const ScoreRow& row) const { return circumstances_ ? plan_of(administration_, row.score) : nullptr; }

    void add_score(const ScoreRow& row) {
        const score::ScorePlan* plan = usable(row);
        const Score* score = plan ? &worded(administration_, *plan) : nullptr;
        page_.add(Heading{level_, title_of(administration_, row)});
        const auto value = text::parse_decimal(row.value);
        const instrument::Band* band = score && value ? score::band_of(*score, *value) : nullptr;
        const std::string label = shown_band(administration_, row);
        page_.add(Field{
            "value", shown_value(administration_, row) + (label.empty() ? "" : ", " + label) + (band ? sources_.mark(band->source) : "")});
        if (plan) add_scale(row, *plan);
        const std::string status = status_words(row, score);
        if (!status.empty()) page_.add(Field{"status", status});
        if (row.status == "prorated" && score && score->has_missing_rule)
            page_.add(Field{"rule for blanks", rule_words(score->missing) + sources_.mark(score->missing.source)});
        if (!plan) return;
        if (band && !band->note.empty()) page_.add(Field{"band", band->note});
        if (value) {
            if (const std::string norm = norm_words(row, *plan, *circumstances_, sources_); !norm.empty()) page_.add(Field{"norm", norm});
            add_cutoffs(row, *plan, *score, *value);
        }
        if (!score->note.empty()) page_.add(Field{"note", score->note});
    }

    void add_scale(const ScoreRow& row, const score::ScorePlan& plan) {
        const auto range = range_of(administration_, plan);
        const std::string sense = direction_words(*plan.score);
        if (range) page_.add(score_gauge(administration_, row, worded(administration_, plan), *range));
        std::string text =
            range ? text::format_number(range->first.to_double()) + " to " + text::format_number(range->second.to_double()) : "";
        if (!sense.empty()) text += (text.empty() ? "" : ", ") + sense;
        if (range && !lies_within(row.value, *range)) text += "; " + row.value + " is no value of it";
        if (!text.empty()) page_.add(Field{"scale", text});
    }

    /// Cutoffs that the value reaches, or could. What hangs on a fact that is not known is told with its condition.
    void add_cutoffs(const ScoreRow& row, const score::ScorePlan& plan, const Score& score, const Rational& value) {
        const auto low = text::parse_decimal(row.low);
        const auto high = text::parse_decimal(row.high);
        for (std::size_t k = 0; k < plan.cutoffs.size(); ++k) {
            const instrument::Cutoff& cutoff = score.cutoffs[k];
            const expression::Truth applies = circumstances_->holds(plan.cutoffs[k].when);
            if (applies == expression::no) continue;
            const bool reached = change::reaches(value, cutoff);
            const bool open = low && high && (change::reaches(*low, cutoff) != reached || change::reaches(*high, cutoff) != reached);
            if (!reached && !open) continue;
            std::string text =
                (reached ? "" : "not ") + sense_words(cutoff.sense) + text::format_number(cutoff.at.to_double()) + ": " + cutoff.meaning;
            if (applies == expression::unknown) text += ", where " + cutoff.when.text + ", which is not known here";
            text += sources_.mark(cutoff.source);
            if (open) text += "; what " + blanks_hold(row) + (reached ? " could undo that" : " could still make it so");
            page_.add(Field{"cutoff", text});
        }
    }

    void add_criterion(const ScoreRow& row) {
        const score::ScorePlan* plan = usable(row);
        const std::string why = undetermined_words(row);
        std::string text = shown_value(administration_, row) + (why.empty() ? "" : ": " + why);
        if (plan) text += sources_.mark(plan->score->source);
        page_.add(Field{title_of(administration_, row), text});
        if (!plan) return;
        if (!why.empty()) add_prorated_beside(*plan);
        const std::string& note = worded(administration_, *plan).note;
        if (!note.empty()) page_.add(Field{"", note});
    }

    /// A band may say one thing where the criterion is open: the value is prorated, and the criterion goes by all that could be.
    void add_prorated_beside(const score::ScorePlan& criterion) {
        for (const ScoreRow* row : administration_.rows) {
            if (row->kind != "score" || row->status != "prorated") continue;
            const score::ScorePlan* plan = plan_of(administration_, row->score);
            if (!plan) continue;
            const auto place = static_cast<std::size_t>(plan - administration_.known.plan->scores.data());
            if (std::find(criterion.scores.begin(), criterion.scores.end(), place) == criterion.scores.end()) continue;
            page_.add(Field{"", title_of(administration_, *row) + " is prorated to " + for_the_eye(row->value, plan->score) +
                                    "; a criterion goes by all that it could be, " + for_the_eye(row->low, plan->score) + " to " +
                                    for_the_eye(row->high, plan->score)});
        }
    }

    Document& page_;
    const Administration& administration_;
    Sources& sources_;
    int level_;
    std::optional<Circumstances> circumstances_;
};

}  // namespace

void add_scores(Document& page, const Administration& administration, Sources& sources, const ChosenNames& chosen, int level) {
    ScoreSection(page, administration, sources, level).run(chosen);
}

std::string title_of(const Administration& administration, const ScoreRow& row) {
    if (row.score.empty()) return "A row that could not be read";
    const score::ScorePlan* plan = plan_of(administration, row.score);
    return plan ? worded(administration, *plan).title : row.score;
}

std::string shown_value(const Administration& administration, const ScoreRow& row) {
    if (row.kind == "criterion" && !row.status.empty()) return row.value.empty() ? "undetermined" : row.value == "1" ? "yes" : "no";
    const score::ScorePlan* plan = administration.same_edition() ? plan_of(administration, row.score) : nullptr;
    return row.value.empty() ? "none" : for_the_eye(row.value, plan ? plan->score : nullptr);
}

std::string shown_band(const Administration& administration, const ScoreRow& row) {
    const score::ScorePlan* plan = administration.same_edition() ? plan_of(administration, row.score) : nullptr;
    const auto value = text::parse_decimal(row.value);
    if (row.kind == "criterion") return "";
    const instrument::Band* band = plan && value ? score::band_of(worded(administration, *plan), *value) : nullptr;
    return band ? band->label : row.band;
}

}  // namespace attune::report
