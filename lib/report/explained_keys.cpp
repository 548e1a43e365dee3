#include "report/explained_keys.hpp"

#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

namespace attune::report {
namespace {

namespace cell = expression::cell;
using instrument::Score;
using score::KeyStep;
using score::ScoreStep;

const instrument::Key& key_of(const Score& score, const KeyStep& line) {
    return *std::find_if(score.keys.begin(), score.keys.end(), [&](const auto& key) { return key.item == line.key->item; });
}

bool weighted(const ScoreStep& step) {
    return std::any_of(step.keys.begin(), step.keys.end(), [](const KeyStep& line) { return line.key->weight != Rational(1); });
}

bool keyed(const Score& score) {
    return std::any_of(score.keys.begin(), score.keys.end(), [](const auto& key) { return key.reverse || !key.recode.empty(); });
}

std::string written_out(const std::vector<Rational>& terms) {
    std::string all;
    for (const Rational& term : terms) all += all.empty() ? exact(term) : " + " + operand(term);
    return all.empty() ? "0" : all;
}

std::string sum_words(const std::vector<Rational>& terms, const Rational& sum) {
    return terms.size() == 1 ? exact(sum) : written_out(terms) + " = " + exact(sum);
}

/// The answer's points: `8 - 2 = 6` for a reversed item.
std::string points_words(const Explained& e, const Score& score, const KeyStep& line) {
    const score::Told& told = e.row.items[line.key->item];
    const instrument::Key& key = key_of(score, line);
    if (line.zero || !cell::is_answered(told.counts)) return "";
    const std::string answer = told_briefly(e, line.key->item);
    if (!line.points) return answer + " has no points: the recode leaves it out";
    if (key.reverse) return fmt::format("{} - {} = {}", exact(line.key->turn), answer, exact(*line.points));
    return key.recode.empty() ? exact(*line.points) : fmt::format("{} recoded to {}", answer, exact(*line.points));
}

std::string adds_words(const Explained& e, const Score& score, const KeyStep& line) {
    if (line.points) return exact(*line.points * line.key->weight);
    const bool blank = cell::is_blank(e.row.items[line.key->item].counts);
    return line.zero || (blank && score.missing.zero) ? "0" : "";
}

std::string answer_cell(const Explained& e, const KeyStep& line) {
    std::string words = told_words(e, line.key->item);
    if (line.zero) words += "; it counts 0, for " + condition_words(e, *line.zero_when);
    else if (line.zero_when && cell::is_blank(e.row.items[line.key->item].counts))
        words += "; it does not count 0, for " + condition_words(e, *line.zero_when);
    return words;
}

Table table_of(const Explained& e, const Score& score, const ScoreStep& step) {
    const bool points = keyed(score);
    const bool weights = weighted(step);
    Table table{{{"item"}, {"answer"}}, {}};
    if (points || weights) table.columns.push_back({"points"});
    if (weights) table.columns.push_back({"weight", true});
    table.columns.push_back({"adds", true});
    for (const KeyStep& line : step.keys) {
        const instrument::Item& item = e.plan.instrument->items[line.key->item];
        std::vector<std::string> row{item.id + " " + item.label, answer_cell(e, line)};
        if (points || weights) row.push_back(points_words(e, score, line));
        if (weights) row.push_back(exact(line.key->weight));
        row.push_back(adds_words(e, score, line));
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string rule_of(const Score& score, std::size_t shown, Sources& sources) {
    if (!score.has_missing_rule) return "no rule says that a blank is allowed";
    std::string words = rule_words(score.missing) + sources.mark(score.missing.source);
    if (score.missing.source.text.empty()) words += ", of which no source is given";
    if (score.missing.percent)
        words += fmt::format("; {} % of {}, rounded down, is {}", exact(score.missing.allow), shown,
                             score::allowed_blanks(score.missing, shown));
    if (score.missing.least > 1) words += fmt::format("; at least {} answers are needed", score.missing.least);
    return words;
}

std::string lack_words(score::Lack lack) {
    switch (lack) {
        case score::Lack::too_many_blanks: return "these are more blanks than it allows: no value";
        case score::Lack::too_few_answers: return "these are fewer answers than it needs: no value";
        case score::Lack::no_weight: return "the weights of what was answered do not add up to more than 0: no value";
        default: return "";
    }
}

void add_blanks(Document& page, const Score& score, const ScoreStep& step, Sources& sources) {
    const std::size_t blanks = step.sums.shown - step.sums.settled;
    if (blanks == 0 && step.settled.lack == score::Lack::nothing) return;
    page.add(Field{"blanks", fmt::format("{} of {} shown {}", blanks, step.sums.shown, step.sums.shown == 1 ? "item" : "items")});
    page.add(Field{"rule for blanks", rule_of(score, step.sums.shown, sources)});
    if (step.settled.lack != score::Lack::nothing) page.add(Field{"", lack_words(step.settled.lack)});
}

void add_raw(Document& page, const Score& score, const ScoreStep& step) {
    const score::Sums& sums = step.sums;
    const bool prorated = sums.shown > sums.settled && !score.missing.zero;
    const std::string of = weighted(step) ? "the weights of the items " : "the number of items ";
    if (score.kind == Score::Kind::mean) {
        const bool shown = score.missing.zero || !prorated;
        page.add(Field{"mean", fmt::format("{} / {} = {}: by {}{}", exact(sums.sum), exact(shown ? sums.shown_weight : sums.weight),
                                           exact(step.settled.raw), of, shown ? "shown" : "answered")});
    } else if (prorated) {
        page.add(Field{"prorated", fmt::format("{} x {} / {} = {}: times {}shown, by those answered", exact(sums.sum),
                                               exact(sums.shown_weight), exact(sums.weight), exact(step.settled.raw), of)});
    }
}

/// The least and the most of one item, by their place.
std::vector<Rational> ends(const ScoreStep& step, bool high) {
    std::vector<Rational> terms;
    for (const KeyStep& line : step.keys) {
        if (line.reach.empty()) continue;
        const auto [least, most] = std::minmax_element(line.reach.begin(), line.reach.end());
        terms.push_back(high ? *most : *least);
    }
    return terms;
}

std::string end_words(const Score& score, const ScoreStep& step, bool high) {
    const std::vector<Rational> terms = ends(step, high);
    const Rational sum = std::accumulate(terms.begin(), terms.end(), Rational(0));
    std::string words = sum_words(terms, sum);
    if (score.kind != Score::Kind::mean) return words;
    return fmt::format("{}, / {} = {}", words, exact(step.sums.shown_weight), exact(sum / step.sums.shown_weight));
}

}  // namespace

void add_keys(Document& page, const Explained& e, const ScoreStep& step, Sources& sources) {
    const Score& score = *e.plan.scores[step.index].score;
    page.add(table_of(e, score, step));
    std::vector<Rational> terms;
    for (const KeyStep& line : step.keys)
        if (line.points) terms.push_back(*line.points * line.key->weight);
    if (step.settled.status == score::Status::invalid) return;
    if (!terms.empty()) page.add(Field{"sum", sum_words(terms, step.sums.sum)});
    add_blanks(page, score, step, sources);
    if (step.settled.status == score::Status::complete || step.settled.status == score::Status::prorated) add_raw(page, score, step);
}

void add_reach(Document& page, const Explained& e, const ScoreStep& step) {
    const Score& score = *e.plan.scores[step.index].score;
    page.add(Field{"least", end_words(score, step, false)});
    page.add(Field{"most", end_words(score, step, true)});
}

}  // namespace attune::report
