#include "report/codebook.hpp"

#include "proof/names.hpp"
#include "score/range.hpp"
#include "text/csv.hpp"
#include "text/decimal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace attune::report {
namespace {

using instrument::Item;
using instrument::ResponseSet;
using instrument::Score;
using instrument::Type;

constexpr std::array<std::string_view, 16> names{"kind",   "item",  "label",     "type",    "codes", "anchors", "range", "keys",
                                                 "scores", "bands", "direction", "section", "when",  "missing", "text",  "visibility"};
using Line = std::map<std::string_view, std::string>;

std::string number(const Rational& value) { return text::format_number(value.to_double()); }

void add(std::string& list, const std::string& part) {
    if (!part.empty()) list += (list.empty() ? "" : "; ") + part;
}

std::string range(const std::optional<Rational>& low, const std::optional<Rational>& high) {
    return low && high ? number(*low) + ".." + number(*high) : "";
}

/// Who may read what rests on this: the strictest of it.
std::string reader_of(const score::Plan& plan, const proof::Names& what) {
    return std::string(proof::visibility_word(proof::visibility_of(plan, what)));
}

std::string_view type_word(Type type) {
    switch (type) {
        case Type::choice: return "choice";
        case Type::integer: return "integer";
        case Type::number: return "number";
        case Type::slider: return "slider";
        case Type::multiple: return "multiple";
        case Type::text: return "text";
        case Type::date: return "date";
    }
    return "";
}

std::string_view kind_word(Score::Kind kind) {
    switch (kind) {
        case Score::Kind::sum: return "sum";
        case Score::Kind::mean: return "mean";
        case Score::Kind::value: return "value";
        case Score::Kind::criterion: return "criterion";
    }
    return "";
}

/// How an item counts in a score: `total: reverse, x 2`.
std::string key_words(const instrument::Key& key, const std::string& score) {
    std::string words;
    if (key.reverse) words += " reverse";
    if (!key.recode.empty()) {
        words += " recode";
        for (const auto& [code, points] : key.recode) words += " " + number(code) + "=" + number(points);
    }
    if (key.weight != Rational(1)) words += " x" + number(key.weight);
    return words.empty() ? "" : score + ":" + words;
}

/// What becomes of the sum or mean itself, in its order.
void add_steps(const Score& score, std::string& list) {
    if (score.multiply) add(list, "multiply " + number(*score.multiply));
    if (score.has_table) {
        std::string words = "table";
        for (const auto& [from, to] : score.table) words += " " + number(from) + "=" + number(to);
        add(list, words);
    }
    if (score.round) add(list, "round " + number(score.round->to));
}

/// The kind of a row; an internal score is used by others, and comes out nowhere.
std::string kind_of(const Score& score) {
    return score.internal ? "internal" : score.kind == Score::Kind::criterion ? "criterion" : "score";
}

Line line_of(const instrument::Attribute& attribute) {
    Line line{{"kind", "attribute"}, {"item", attribute.name}, {"type", std::string(type_word(attribute.type))}};
    for (const std::string& value : attribute.values) add(line["codes"], value);
    line["range"] = range(attribute.min, attribute.max);
    return line;
}

Line line_of(const score::Plan& plan, const instrument::Instrument& texts, std::size_t i) {
    const Item& item = texts.items[i];
    const ResponseSet& set = texts.response_of(i);
    Line line{{"kind", "item"}, {"item", item.id}, {"label", item.label}, {"type", std::string(type_word(set.type))}, {"text", item.text}};
    for (const auto& option : set.options) {
        add(line["codes"], option.spelling);
        add(line["anchors"], option.spelling + "=" + option.label);
    }
    for (const auto& [at, label] : set.anchors) add(line["anchors"], number(at) + "=" + label);
    line["range"] = range(set.min, set.max);
    for (const auto& score : plan.scores) {
        if (std::find(score.items.begin(), score.items.end(), i) == score.items.end()) continue;
        add(line["scores"], score.score->name);
        for (const auto& key : score.score->keys)
            if (key.item == i) add(line["keys"], key_words(key, score.score->name));
    }
    line["visibility"] = std::string(proof::visibility_word(texts.visibility_of(i)));
    if (item.section) line["section"] = texts.sections[*item.section].id;
    line["when"] = item.when.text;
    for (const auto& [code, why] : set.missing) {
        static constexpr std::array<std::string_view, 4> reasons{"", "skipped", "declined", "inapplicable"};
        add(line["missing"], number(code) + "=" + std::string(reasons[static_cast<std::size_t>(why)]));
    }
    return line;
}

std::string items_of(const score::ScorePlan& plan, const instrument::Instrument& texts) {
    std::string list;
    for (const std::size_t item : plan.items) add(list, texts.items[item].id);
    return list;
}

std::string missing_words(const Score& score, const instrument::Instrument& texts) {
    if (!score.keyed()) return "";
    const instrument::MissingRule& rule = score.missing;
    const std::string_view fill = rule.zero ? "counted 0" : "prorated";
    std::string words = rule.allow == Rational(0) ? "no blank allowed"
                                                  : fmt::format("up to {}{} blank, {}", number(rule.allow), rule.percent ? " %" : "", fill);
    for (const auto& [item, when] : rule.zero_when) add(words, fmt::format("blank {} counts 0 where {}", texts.items[item].id, when.text));
    return words;
}

Line line_of(const score::Plan& plan, const instrument::Instrument& texts, const score::ScorePlan& of) {
    const auto index = static_cast<std::size_t>(&of - plan.scores.data());
    const Score& score = texts.scores[index];
    Line line{{"kind", kind_of(score)},
              {"item", score.name},
              {"label", score.title},
              {"type", std::string(kind_word(score.kind))},
              {"codes", items_of(of, texts)},
              {"when", score.formula.text},
              {"missing", missing_words(score, texts)},
              {"visibility", reader_of(plan, {{}, {index}})}};
    if (const auto ends = score::range_of(plan, index)) line["range"] = range(ends->first, ends->second);
    for (const auto& key : score.keys) {
        const std::string words = key_words(key, texts.items[key.item].id);
        add(line["keys"], words);
    }
    add_steps(score, line["keys"]);
    for (const auto& band : score.bands) add(line["bands"], number(band.from) + "=" + band.label);
    if (score.direction) {
        static constexpr std::array<std::string_view, 3> directions{"worse", "better", "neutral"};
        line["direction"] = std::string(directions[static_cast<std::size_t>(*score.direction)]);
    }
    return line;
}

Line line_of(const score::Plan& plan, const score::AlertPlan& of, const instrument::Alert& alert) {
    return {{"kind", "alert"},   {"visibility", reader_of(plan, proof::names_in(of.program))},
            {"item", alert.id},  {"when", alert.when.text},
            {"text", alert.say}, {"type", alert.level == instrument::Level::urgent ? "urgent" : "attention"}};
}

void write(const Line& line, std::string& out) {
    std::vector<std::string> cells;
    for (const std::string_view name : names) {
        const auto cell = line.find(name);
        cells.push_back(cell == line.end() ? "" : cell->second);
    }
    text::append_line(out, cells);
}

}  // namespace

std::string codebook_of(const score::Plan& plan, const instrument::Instrument& texts, const std::vector<std::size_t>& hidden) {
    std::string out;
    for (const std::string_view name : names) out += (out.empty() ? "" : ",") + std::string(name);
    out += '\n';
    for (const auto& attribute : texts.attributes) write(line_of(attribute), out);
    for (std::size_t i = 0; i < texts.items.size(); ++i)
        if (std::find(hidden.begin(), hidden.end(), i) == hidden.end()) write(line_of(plan, texts, i), out);
    for (const auto& score : plan.scores) write(line_of(plan, texts, score), out);
    for (std::size_t a = 0; a < plan.alerts.size(); ++a) write(line_of(plan, plan.alerts[a], texts.alerts[a]), out);
    return out;
}

}  // namespace attune::report
