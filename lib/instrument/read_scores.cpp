#include "instrument/reader.hpp"

#include "text/decimal.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace attune::instrument {
namespace {

using text::Entry;
using text::Node;

constexpr std::array<std::string_view, 4> kinds{"sum", "mean", "value", "criterion"};

/// Reads the keys of one sum or mean into `score.keys`.
class KeyReader {
public:
    KeyReader(Reader& reader, const Instrument& instrument, Score& score) : reader_(reader), instrument_(instrument), score_(score) {}

    void read(const Node& map, const Node& items) {
        for (const std::size_t item : read_items_of(reader_, instrument_, items, kinds[static_cast<std::size_t>(score_.kind)])) {
            if (!instrument_.response_of(item).numeric())
                reader_.fault(items.at, "item \"" + instrument_.items[item].id + "\" is no number; a sum or mean takes choices, integers, numbers and sliders");
            Key key;
            key.item = item;
            score_.keys.push_back(key);
        }
        if (const Node* reverse = map.find("reverse")) read_reverse(*reverse);
        if (const Node* recode = map.find("recode")) read_recode(*recode);
        if (const Node* weights = map.find("weights")) read_weights(*weights);
    }

private:
    /// Does something to each key of an item; an item that is not in the score is remembered for `check`.
    template <class Act>
    void each(std::size_t item, std::string_view what, Position at, Act act) {
        bool any = false;
        for (Key& key : score_.keys) {
            if (key.item != item) continue;
            act(key);
            any = true;
        }
        if (!any) score_.stray_keys.push_back({item, std::string(what), at});
    }

    void read_reverse(const Node& node) {
        for (const std::size_t item : read_items_of(reader_, instrument_, node, "reverse")) {
            const ResponseSet& set = instrument_.response_of(item);
            if (!set.min || !set.max)
                reader_.fault(node.at, "item \"" + instrument_.items[item].id + "\" cannot be reversed: its least and its greatest answer are not known");
            else each(item, "reverse", node.at, [](Key& key) { key.reverse = true; });
        }
    }

    void read_recode(const Node& node) {
        if (node.kind != Node::Kind::map) return reader_.fault(node.at, "\"recode\" is no map; expected items with codes and points, such as {q1: {0: 3}}");
        for (const Entry& entry : node.entries) {
            std::vector<std::pair<Rational, Rational>> points;
            if (entry.value.kind != Node::Kind::map) reader_.fault(entry.value.at, "\"recode\" of " + entry.key + " is no map; expected codes and points, such as {0: 3, 1: 0}");
            for (const Entry& pair : entry.value.entries) {
                const auto code = reader_.code(pair);
                const auto worth = reader_.number(pair.value, "recode");
                if (code && worth) points.emplace_back(*code, *worth);
            }
            for (const std::size_t item : items_named(reader_, instrument_, entry.key, entry.at)) {
                if (instrument_.response_of(item).type != Type::choice) reader_.fault(entry.at, "item \"" + instrument_.items[item].id + "\" has no codes to recode");
                each(item, "recode", entry.at, [&](Key& key) {
                    if (key.reverse) reader_.fault(entry.at, "item \"" + instrument_.items[item].id + "\" is recoded and reversed; expected one of both");
                    key.recode = points;
                });
            }
        }
    }

    void read_weights(const Node& node) {
        if (node.kind != Node::Kind::map) return reader_.fault(node.at, "\"weights\" is no map; expected items with weights, such as {q1: 2}");
        for (const Entry& entry : node.entries) {
            const auto weight = reader_.number(entry.value, "weights");
            for (const std::size_t item : items_named(reader_, instrument_, entry.key, entry.at))
                each(item, "weights", entry.at, [&](Key& key) { key.weight = weight.value_or(Rational(1)); });
        }
        Rational sum(0);
        for (const Key& key : score_.keys) sum = sum + key.weight;
        if (sum <= Rational(0)) reader_.fault(node.at, "the weights add up to 0 or less; expected a sum above 0");
    }

    Reader& reader_;
    const Instrument& instrument_;
    Score& score_;
};

void read_missing(Reader& reader, const Node& node, const Instrument& instrument, Score& score) {
    if (!reader.map(node, "a missing rule", {"allow", "fill", "least", "zero_when", "source", "confidence"})) return;
    MissingRule& rule = score.missing;
    score.has_missing_rule = true;
    if (const Node* allow = node.find("allow")) {
        std::string written = reader.text(*allow, "allow");
        rule.percent = written.ends_with("%");
        if (rule.percent) written.pop_back();
        const auto value = text::parse_decimal(written);
        const bool fits = value && *value >= Rational(0) && (rule.percent ? *value <= Rational(100) : value->whole());
        if (fits) rule.allow = *value;
        else reader.fault(allow->at, "\"allow\" is \"" + allow->value + "\"; expected a number of items or a share such as \"20%\"");
    }
    if (const Node* fill = node.find("fill")) rule.zero = reader.word(*fill, "fill", {"prorate", "zero"}) == 1;
    if (const Node* least = node.find("least")) {
        rule.least = reader.count(*least, "least");
        if (rule.least == 0) reader.fault(least->at, "\"least\" is 0; expected at least 1 answer");
    }
    if (const Node* zero = node.find("zero_when")) {
        if (zero->kind != Node::Kind::map) reader.fault(zero->at, "\"zero_when\" is no map; expected items with a condition, such as {q2..q8: q1 == 0}");
        for (const Entry& entry : zero->entries) {
            const Formula when = reader.formula(entry.value, "zero_when");
            for (const std::size_t item : items_named(reader, instrument, entry.key, entry.at)) {
                const bool mine = std::any_of(score.keys.begin(), score.keys.end(), [&](const Key& key) { return key.item == item; });
                if (mine) rule.zero_when.emplace_back(item, when);
                else reader.fault(entry.at, "item \"" + instrument.items[item].id + "\" is not in this score");
            }
        }
    }
    rule.source = reader.source(node);
}

void read_table(Reader& reader, const Node& node, Score& score) {
    score.has_table = true;
    if (node.kind != Node::Kind::map) return reader.fault(node.at, "\"table\" is no map; expected values with values, such as {0: 20, 1: 24}");
    for (const Entry& entry : node.entries) {
        const auto from = reader.code(entry);
        const auto to = reader.number(entry.value, "table");
        if (from && to) score.table.emplace_back(*from, *to);
    }
    std::sort(score.table.begin(), score.table.end());
    for (std::size_t k = 1; k < score.table.size(); ++k)
        if (score.table[k].first == score.table[k - 1].first) reader.fault(node.at, "\"table\" holds a value twice");
}

void read_steps(Reader& reader, const Node& map, Score& score) {
    reader.take_number(map, "multiply", score.multiply);
    if (score.multiply && *score.multiply == Rational(0)) reader.fault(map.find("multiply")->at, "\"multiply\" is 0; every score would be 0");
    if (const Node* table = map.find("table")) read_table(reader, *table, score);
    if (const Node* round = map.find("round"); round && reader.map(*round, "a rounding", {"to", "half"})) {
        score.round = Rounding{};
        std::optional<Rational> to;
        reader.take_number(*round, "to", to);
        if (to) score.round->to = *to;
        if (to && *to <= Rational(0)) reader.fault(round->find("to")->at, "\"to\" is not above 0; expected a step such as 1, 0.5 or 0.1");
        if (to && *to <= Rational(0)) score.round->to = Rational(1);
        if (const Node* half = round->find("half")) score.round->half = reader.word(*half, "half", {"up", "even"}) == 1 ? Half::even : Half::up;
    }
    if (const Node* range = map.find("range")) {
        const auto ends = reader.elements(*range, "range");
        if (ends.size() != 2) return reader.fault(range->at, "\"range\" has not two ends; expected such as [0, 27]");
        const auto low = reader.number(*ends[0], "range");
        const auto high = reader.number(*ends[1], "range");
        if (low && high) score.range = {*low, *high};
        if (low && high && *high < *low) reader.fault(range->at, "\"range\" ends below its beginning");
    }
    if (const Node* direction = map.find("direction")) score.direction = static_cast<Direction>(reader.word(*direction, "direction", {"worse", "better", "neutral"}));
}

/// Keys that go with some kinds of scores only.
void refuse_misplaced(Reader& reader, const Node& map, const Score& score) {
    const std::string kind(kinds[static_cast<std::size_t>(score.kind)]);
    const auto refuse = [&](std::initializer_list<std::string_view> keys, std::string_view where) {
        for (const std::string_view key : keys)
            for (const Entry& entry : map.entries)
                if (entry.key == key) reader.fault(entry.at, "\"" + entry.key + "\" has no meaning for a " + kind + "; it goes with " + std::string(where));
    };
    if (!score.keyed()) refuse({"reverse", "recode", "weights", "missing"}, "sum and mean");
    if (score.kind == Score::Kind::criterion)
        refuse({"multiply", "table", "round", "range", "direction", "bands", "cutoffs", "reference", "reliability", "change"}, "sum, mean and value");
    else refuse({"source"}, "a criterion");
}

void read_score(Reader& reader, const Entry& entry, const Instrument& instrument, Score& score) {
    const Node& map = entry.value;
    if (!reader.map(map, "a score", {"title", "note", "sum", "mean", "value", "criterion", "reverse", "recode", "weights", "missing", "multiply", "table", "round", "range", "direction",
                                     "bands", "cutoffs", "reference", "reliability", "change", "internal", "visibility", "source"}))
        return;
    const Node* body = nullptr;
    for (std::size_t k = 0; k < kinds.size(); ++k) {
        const Node* found = map.find(kinds[k]);
        if (!found) continue;
        if (body) reader.fault(entry.at, "score \"" + score.name + "\" has more than one of sum, mean, value and criterion; expected exactly one");
        body = found;
        score.kind = static_cast<Score::Kind>(k);
    }
    if (!body) return reader.fault(entry.at, "score \"" + score.name + "\" has none of sum, mean, value and criterion; expected exactly one");
    refuse_misplaced(reader, map, score);
    if (score.keyed()) KeyReader(reader, instrument, score).read(map, *body);
    else score.formula = reader.formula(*body, kinds[static_cast<std::size_t>(score.kind)]);
    if (const Node* missing = map.find("missing")) read_missing(reader, *missing, instrument, score);
    reader.take_text(map, "title", score.title);
    reader.take_text(map, "note", score.note);
    reader.take_boolean(map, "internal", score.internal);
    reader.take_visibility(map, score.visibility);
    reader.take_text(map, "source", score.source.text);
    read_steps(reader, map, score);
    read_norms(reader, map, score);
}

}  // namespace

void read_scores(Reader& reader, const Node& node, Instrument& instrument) {
    if (node.kind != Node::Kind::map) return reader.fault(node.at, "\"scores\" is " + std::string(text::kind_name(node)) + "; expected named scores");
    for (const Entry& entry : node.entries) {
        Score score;
        score.name = entry.key;
        score.title = entry.key;
        score.at = entry.at;
        if (!is_name(entry.key)) reader.fault(entry.at, "\"" + entry.key + "\" is no name of a score; expected letters, digits and _");
        if (is_reserved(entry.key)) reader.fault(entry.at, "\"" + entry.key + "\" is taken by a standard column or an operator; expected another name");
        if (instrument.find_item(entry.key)) reader.fault(entry.at, "\"" + entry.key + "\" is an item as well; expected another name");
        if (instrument.find_attribute(entry.key)) reader.fault(entry.at, "\"" + entry.key + "\" is an attribute as well; expected another name");
        read_score(reader, entry, instrument, score);
        instrument.scores.push_back(std::move(score));
    }
}

}  // namespace attune::instrument
