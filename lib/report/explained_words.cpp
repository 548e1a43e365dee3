#include "report/explained_words.hpp"

#include "text/date.hpp"
#include "text/decimal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace attune::report {
namespace {

namespace cell = expression::cell;
using expression::Op;

std::string join(const std::vector<std::string>& words, std::string_view between) {
    std::string all;
    for (const std::string& word : words) {
        if (!all.empty()) all += between;
        all += word;
    }
    return all;
}

std::string chosen_words(const instrument::ResponseSet& set, std::int64_t chosen) {
    std::vector<std::string> words;
    for (std::size_t k = 0; k < set.options.size(); ++k)
        if ((static_cast<std::uint64_t>(chosen) >> k & 1U) != 0) words.push_back(set.options[k].spelling + " " + set.options[k].label);
    return join(words, "; ");
}

/// An answer with its anchor; `labels` false: its code alone.
std::string answer_words(const Explained& e, std::size_t item, const score::Told& told, bool labels) {
    const instrument::ResponseSet& set = e.plan.instrument->response_of(item);
    switch (set.type) {
        case instrument::Type::choice: {
            const instrument::Option& option = set.options[e.plan.items[item].code_option[told.counts]];
            return labels ? option.spelling + " " + option.label : option.spelling;
        }
        case instrument::Type::multiple: return chosen_words(set, told.whole);
        case instrument::Type::text: return "\"" + told.text + "\"";
        case instrument::Type::date: return text::format_date(static_cast<std::int32_t>(told.whole));
        default: break;
    }
    std::string words = exact(told.number);
    if (!labels) return words;
    for (const auto& [at, anchor] : set.anchors)
        if (at == told.number) words += " " + anchor;
    return set.unit.empty() ? words : words + " " + set.unit;
}

std::string_view reason_word(expression::Cell told) {
    switch (told) {
        case cell::skipped: return "skipped";
        case cell::declined: return "declined";
        case cell::inapplicable: return "inapplicable";
        default: return "";
    }
}

std::string hidden_words(const Explained& e, const score::Told& told) {
    for (const expression::Trace& condition : told.conditions)
        if (condition.outcomes.back().truth == expression::no) return "hidden: " + condition_words(e, condition);
    return told.told == cell::inapplicable ? "hidden: it does not apply" : "hidden";
}

std::string blank_words(const score::Told& told) {
    const std::string_view reason = reason_word(told.told);
    return reason.empty() ? "blank" : fmt::format("blank, {}", reason);
}

/// Whether it is open that the item was asked, and why.
std::string perhaps_words(const Explained& e, const score::Told& told) {
    std::string words;
    for (const expression::Trace& condition : told.conditions)
        if (condition.outcomes.back().truth == expression::unknown) words += "; asked or not, for " + condition_words(e, condition);
    return words;
}

/// A name that a condition reads and what it is here; empty for a step that reads none.
std::string read_words(const Explained& e, const expression::Step& step, const expression::Outcome& outcome) {
    switch (step.op) {
        case Op::item:
        case Op::test:
        case Op::on_row: return e.plan.instrument->items[step.index].id + " is " + told_briefly(e, step.index);
        case Op::attribute: return fact_name(e, step.index) + " is " + fact_words(e, step.index);
        case Op::score: return e.plan.scores[step.index].score->name + " is " + outcome_words(step, outcome);
        default: return "";
    }
}

}  // namespace

std::string exact(const Rational& value) { return text::format_number(value.to_double()); }

std::string operand(const Rational& value) { return value < Rational(0) ? "(" + exact(value) + ")" : exact(value); }

std::string told_words(const Explained& e, std::size_t item) {
    const score::Told& told = e.row.items[item];
    if (told.counts == cell::hidden) return hidden_words(e, told);
    if (told.counts == cell::invalid) return told.written.empty() ? "invalid" : "invalid: \"" + told.written + "\" is no answer";
    const std::string words = cell::is_blank(told.counts) ? blank_words(told) : answer_words(e, item, told, true);
    return words + perhaps_words(e, told);
}

std::string told_briefly(const Explained& e, std::size_t item) {
    const score::Told& told = e.row.items[item];
    if (told.counts == cell::hidden) return "hidden";
    if (told.counts == cell::invalid) return "invalid";
    return cell::is_blank(told.counts) ? "blank" : answer_words(e, item, told, false);
}

std::string fact_name(const Explained& e, std::size_t attribute) {
    const auto& attributes = e.plan.instrument->attributes;
    return attribute < attributes.size() ? attributes[attribute].name : "rater";
}

std::string fact_words(const Explained& e, std::size_t attribute) {
    const score::Told& told = e.row.facts[attribute];
    const auto& attributes = e.plan.instrument->attributes;
    if (!cell::is_answered(told.counts)) return "missing";
    const instrument::Type type = attribute < attributes.size() ? attributes[attribute].type : instrument::Type::text;
    if (type == instrument::Type::text) return "\"" + told.text + "\"";
    return type == instrument::Type::date ? text::format_date(static_cast<std::int32_t>(told.whole)) : exact(told.number);
}

std::string condition_words(const Explained& e, const expression::Trace& condition) {
    const expression::Truth truth = condition.outcomes.back().truth;
    std::vector<std::string> read;
    for (std::size_t k = 0; k < condition.outcomes.size(); ++k) {
        std::string words = read_words(e, condition.program->steps[k], condition.outcomes[k]);
        if (!words.empty() && std::find(read.begin(), read.end(), words) == read.end()) read.push_back(std::move(words));
    }
    const std::string_view verdict = truth == expression::yes ? "holds" : truth == expression::no ? "does not hold" : "is open";
    return fmt::format("{} {}{}", condition.program->text, verdict, read.empty() ? "" : " (" + join(read, ", ") + ")");
}

std::string truth_words(expression::Truth truth) {
    switch (truth) {
        case expression::yes: return "yes";
        case expression::no: return "no";
        case expression::unknown: return "unknown";
        default: return "not there";
    }
}

std::string number_words(const expression::Number& number) {
    if (number.absent) return "not applicable";
    if (number.known) return exact(number.low);
    return number.bounded && !number.weak ? exact(number.low) + " to " + exact(number.high) : "missing";
}

std::string outcome_words(const expression::Step& step, const expression::Outcome& outcome) {
    switch (step.type) {
        case expression::Type::boolean: return truth_words(outcome.truth);
        case expression::Type::number: return number_words(outcome.number) + (outcome.number.maybe ? ", if there" : "");
        default: break;
    }
    if (outcome.truth != expression::yes) return outcome.truth == expression::unknown ? "missing" : "not there";
    if (step.type == expression::Type::text) return "\"" + outcome.text + "\"";
    if (step.type == expression::Type::date) return text::format_date(static_cast<std::int32_t>(outcome.whole));
    return fmt::format("{} chosen", __builtin_popcountll(static_cast<unsigned long long>(outcome.whole)));
}

std::string open_words(const Explained& e, const score::Cases& cases) {
    std::vector<std::string> names;
    for (const score::Leaf* leaf : cases.open)
        names.push_back(leaf->attribute ? fact_name(e, leaf->index) : e.plan.instrument->items[leaf->index].id);
    return join(names, ", ");
}

}  // namespace attune::report
