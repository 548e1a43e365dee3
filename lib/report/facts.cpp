#include "report/facts.hpp"

#include "report/page.hpp"
#include "score/answers.hpp"
#include "score/table.hpp"
#include "text/decimal.hpp"

#include <algorithm>

namespace attune::report {
namespace {

using instrument::Score;

std::string cited(const instrument::Source& source) {
    if (source.text.empty()) return source.cited ? " (as cited)" : "";
    return " (" + source.text + (source.cited ? ", as cited" : "") + ")";
}

/// Whether two numbers lie in the same band and on the same side of every cutoff.
bool alike(const Score& score, const Rational& a, const Rational& b) {
    if (score::band_of(score, a) != score::band_of(score, b)) return false;
    return std::all_of(score.cutoffs.begin(), score.cutoffs.end(),
                       [&](const auto& cutoff) { return (a <=> cutoff.at) == (b <=> cutoff.at); });
}

/// The least and the most that a score can be at all: its bounds where nothing is answered.
std::optional<std::pair<Rational, Rational>> range_of(const score::Plan& plan, const score::ScorePlan& score) {
    if (score.score->range) return score.score->range;
    score::Answers nothing(plan);
    const auto index = static_cast<std::size_t>(&score - plan.scores.data());
    const score::Bounds& bounds = nothing.frame().bounds(index);
    if (bounds.bounded[0] == 0 || !(bounds.low[0] < bounds.high[0])) return std::nullopt;
    return std::pair(bounds.low[0], bounds.high[0]);
}

std::optional<Gauge> gauge_of(const ScoreRow& row, const score::ScorePlan& score, const score::Plan& plan) {
    const auto range = range_of(plan, score);
    if (!range) return std::nullopt;
    const double low = range->first.to_double();
    const double span = range->second.to_double() - low;
    const auto share = [&](const std::string& text) -> std::optional<double> {
        const auto value = text::parse_decimal(text);
        return value ? std::optional((value->to_double() - low) / span) : std::nullopt;
    };
    Gauge gauge{text::format_number(low), text::format_number(low + span), {}, share(row.value), {}, {}};
    if (row.low != row.high) {
        gauge.from = share(row.low);
        gauge.to = share(row.high);
    }
    for (const auto& band : score.score->bands)
        if (range->first < band.from && band.from <= range->second) gauge.edges.push_back((band.from.to_double() - low) / span);
    return gauge;
}

void add_missing(Document& page, const ScoreRow& row, const Score* score) {
    if (row.status == "complete") return;
    std::string text = row.status;
    if (row.status == "prorated" || row.status == "insufficient") text += ", " + row.answered + " of " + row.items + " items answered";
    if (!row.low.empty())
        text += "; whatever the blanks hold, between " + for_the_eye(row.low, score) + " and " + for_the_eye(row.high, score);
    if (row.status == "invalid") text += ", an answer lies outside its response set";
    page.add(Field{"status", text});
    if (row.status == "prorated" && score && score->has_missing_rule && !score->missing.source.text.empty())
        page.add(Field{"rule for blanks", score->missing.source.text + (score->missing.source.cited ? ", as cited" : "")});
}

std::string sense_word(instrument::Sense sense) {
    switch (sense) {
        case instrument::Sense::at_least: return "at or above ";
        case instrument::Sense::above: return "above ";
        case instrument::Sense::at_most: return "at or below ";
        default: return "below ";
    }
}

bool applies(const instrument::Cutoff& cutoff, const Rational& value) {
    switch (cutoff.sense) {
        case instrument::Sense::at_least: return value >= cutoff.at;
        case instrument::Sense::above: return value > cutoff.at;
        case instrument::Sense::at_most: return value <= cutoff.at;
        default: return value < cutoff.at;
    }
}

/// Cutoffs that the value reaches; what hangs on a fact of the person is told with its condition.
void add_cutoffs(Document& page, const ScoreRow& row, const Score& score) {
    const auto value = text::parse_decimal(row.value);
    if (!value) return;
    for (const auto& cutoff : score.cutoffs) {
        if (!applies(cutoff, *value)) continue;
        std::string text = sense_word(cutoff.sense) + text::format_number(cutoff.at.to_double()) + ": " + cutoff.meaning;
        if (cutoff.when) text += ", where " + cutoff.when.text;
        page.add(Field{"cutoff", text + cited(cutoff.source)});
    }
}

void add_norm(Document& page, const ScoreRow& row, const Score& score) {
    if (row.z.empty() && row.percentile.empty()) return;
    // the scores file says what came out; which population it was is told only where there is but one
    const instrument::Reference* reference = score.references.size() == 1 ? &score.references.front() : nullptr;
    std::string text;
    if (!row.z.empty()) text = "z " + for_the_eye(row.z, nullptr) + ", T " + for_the_eye(row.t, nullptr);
    if (!row.percentile.empty()) text += (text.empty() ? "" : ", ") + std::string("percentile ") + for_the_eye(row.percentile, nullptr);
    if (reference) text += ", against " + reference->population + cited(reference->source);
    page.add(Field{"norm", text});
}

}  // namespace

std::string for_the_eye(const std::string& value, const Score* score) {
    const auto exact = text::parse_decimal(value);
    if (!exact) return value;
    Rational step(1, 100);
    for (int places = 2; places <= 6; ++places) {
        const Rational rounded = round_to(*exact, step, Half::up);
        if (!score || alike(*score, *exact, rounded)) return text::format_number(rounded.to_double());
        step = step / Rational(10);
    }
    return value;
}

const score::ScorePlan* plan_of_score(const score::Plan* plan, const std::string& name) {
    if (!plan) return nullptr;
    const auto found = std::find_if(plan->scores.begin(), plan->scores.end(), [&](const auto& score) { return score.score->name == name; });
    return found == plan->scores.end() ? nullptr : &*found;
}

void add_score(Document& page, const ScoreRow& row, const score::ScorePlan* plan, const score::Plan* of) {
    const Score* score = plan ? plan->score : nullptr;
    page.add(Heading{3, score ? score->title : row.score});
    std::string text = row.value.empty() ? "no value" : for_the_eye(row.value, score);
    if (!row.band.empty()) text += ", " + row.band;
    page.add(Field{"value", text});
    if (plan)
        if (auto gauge = gauge_of(row, *plan, *of)) page.add(std::move(*gauge));
    add_missing(page, row, score);
    if (!score) return;
    const auto value = text::parse_decimal(row.value);
    const instrument::Band* band = value ? score::band_of(*score, *value) : nullptr;
    if (band && !band->note.empty()) page.add(Field{"", band->note});
    if (band && (!band->source.text.empty() || band->source.cited))
        page.add(Field{"band from", band->source.text + (band->source.cited ? ", as cited" : "")});
    add_norm(page, row, *score);
    add_cutoffs(page, row, *score);
    if (!score->note.empty()) page.add(Field{"", score->note});
    if (score->direction == instrument::Direction::better) page.add(Field{"", "a higher value is better"});
}

void add_criterion(Document& page, const ScoreRow& row, const score::ScorePlan* plan) {
    page.add(Heading{3, plan ? plan->score->title : row.score});
    std::string text = row.band;
    if (row.band == "undetermined") {
        text += ": the blanks could still make it yes or no";
        if (row.status == "invalid") text = "undetermined: an answer lies outside its response set";
    }
    page.add(Field{"criterion", text});
    if (plan && !plan->score->note.empty()) page.add(Field{"", plan->score->note});
    if (plan && !plan->score->source.text.empty()) page.add(Field{"source", plan->score->source.text});
}

void add_sources(Document& page, const score::Plan* plan) {
    if (!plan) {
        page.add(Paragraph{"The library at hand does not know this instrument; titles, bands and sources are left out."});
        return;
    }
    const instrument::Instrument& instrument = *plan->instrument;
    List list;
    for (const std::string& citation : instrument.citations) list.items.push_back(citation);
    if (!list.items.empty()) {
        page.add(Heading{3, "Sources"});
        page.add(std::move(list));
    }
    if (instrument.worksheet)
        page.add(Paragraph{"A worksheet without published psychometrics: its numbers are for looking at together, not for judging."});
    else page.add(Paragraph{"A questionnaire is no diagnosis; what it says is read beside the person."});
}

}  // namespace attune::report
