#include "report/words.hpp"

#include "score/table.hpp"
#include "text/decimal.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace attune::report {
namespace {

using instrument::Score;
using instrument::Sense;

/// Whether two numbers lie in the same band and on the same side of every cutoff.
bool alike(const Score& score, const Rational& a, const Rational& b) {
    if (score::band_of(score, a) != score::band_of(score, b)) return false;
    return std::all_of(score.cutoffs.begin(), score.cutoffs.end(),
                       [&](const auto& cutoff) { return (a <=> cutoff.at) == (b <=> cutoff.at); });
}

bool unreadable(const ScoreRow& row) { return row.status == "invalid" && row.items.empty(); }

long long blanks(const ScoreRow& row) { return text::parse_integer(row.items).value_or(0) - text::parse_integer(row.answered).value_or(0); }

std::string band_at(const std::string& value, const Score* score) {
    const auto number = text::parse_decimal(value);
    const instrument::Band* band = score && number ? score::band_of(*score, *number) : nullptr;
    return band ? band->label : "";
}

/// `; whatever the blanks hold, between 13 and 16 (moderate to moderately severe)`.
std::string reach_words(const ScoreRow& row, const Score* score) {
    if (row.low.empty() || row.high.empty() || row.low == row.high) return "";
    const std::string low = band_at(row.low, score);
    const std::string high = band_at(row.high, score);
    std::string text =
        "; whatever " + blanks_hold(row) + ", between " + for_the_eye(row.low, score) + " and " + for_the_eye(row.high, score);
    if (!low.empty() && !high.empty()) text += low == high ? " (" + low + ")" : " (" + low + " to " + high + ")";
    return text;
}

std::string why_insufficient(const ScoreRow& row, const Score* score) {
    if (blanks(row) <= 0) return "nothing stands for the sum in the table of this score";
    return answered_words(row) + (score && !score->keyed() ? ", and it rests on what is blank" : ", too few for a value");
}

}  // namespace

void add_once(std::vector<std::string>& list, std::string text) {
    if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
}

std::string eye(double value) { return std::abs(value) < 0.005 ? "0" : for_the_eye(text::format_number(value), nullptr); }

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

bool lies_within(const std::string& value, const std::pair<Rational, Rational>& range) {
    const auto number = text::parse_decimal(value);
    const double at = number ? number->to_double() : 0;  // a third is written with sixteen digits
    return !number || (range.first.to_double() <= at && at <= range.second.to_double());
}

std::string whose_words(const std::string& subject, const std::string& date, const std::string& instrument, const std::string& target,
                        const std::string& rater) {
    std::string words = subject.empty() ? "no subject" : subject;
    for (const std::string* part : {&date, &instrument, &target})
        if (!part->empty()) words += ", " + *part;
    return rater.empty() || rater == "self" ? words : words + ", " + rater;
}

std::string answered_words(const ScoreRow& row) {
    return row.answered + " of " + row.items + (row.items == "1" ? " item answered" : " items answered");
}

std::string blanks_hold(const ScoreRow& row) { return blanks(row) == 1 ? "the blank holds" : "the blanks hold"; }

std::string status_words(const ScoreRow& row, const Score* score) {
    if (row.status == "complete") return "";
    if (unreadable(row)) return "invalid: the row could not be read";
    if (row.status == "prorated") return "prorated: " + answered_words(row) + reach_words(row, score);
    if (row.status == "insufficient") return "insufficient: " + why_insufficient(row, score) + reach_words(row, score);
    if (row.status == "invalid") return "invalid: an answer that it uses lies outside its response set, or has no key";
    if (row.status == "not applicable") return "not applicable: nothing that it uses was asked, or came up";
    return row.status;
}

std::string rule_words(const instrument::MissingRule& rule) {
    const std::string skipped = rule.zero_when.empty() ? "" : "; what the form lets one pass over counts 0";
    if (rule.allow == Rational(0)) return "no item may be blank" + skipped;
    const std::string allowed = text::format_number(rule.allow.to_double());
    const std::string blanks = rule.percent     ? " % of the items may be blank"
                               : allowed == "1" ? " item may be blank"
                                                : " items may be blank";
    return "up to " + allowed + blanks + (rule.zero ? "; a blank counts 0" : "; blanks are filled in proportion") + skipped;
}

std::string undetermined_words(const ScoreRow& row) {
    if (!row.value.empty()) return "";
    if (unreadable(row)) return "the row could not be read";
    if (row.status == "invalid") return "an answer lies outside its response set, and without it this is not decided";
    return answered_words(row) + "; what " + blanks_hold(row) + " could still make it yes or no";
}

std::string distance_words(const std::string& z) {
    const std::string shown = for_the_eye(z, nullptr);
    if (shown == "0") return "at the mean of ";
    const bool below = shown.starts_with('-');
    const std::string size = below ? shown.substr(1) : shown;
    return size + (size == "1" ? " standard deviation " : " standard deviations ") + (below ? "below" : "above") + " the mean of ";
}

std::string percentile_words(const std::string& percentile) {
    const std::string shown = for_the_eye(percentile, nullptr);
    if (shown == "100" && percentile != "100") return "over 99.99";
    return shown == "0" && percentile != "0" ? "under 0.01" : shown;
}

std::string sense_words(Sense sense) {
    switch (sense) {
        case Sense::at_least: return "at or above ";
        case Sense::above: return "above ";
        case Sense::at_most: return "at or below ";
        default: return "below ";
    }
}

}  // namespace attune::report
