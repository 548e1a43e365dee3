#include "instrument/parts.hpp"

#include <algorithm>
#include <array>

namespace attune::instrument {
namespace {

using text::Entry;
using text::Node;

constexpr std::array<std::string_view, 4> kinds{"sum", "mean", "value", "criterion"};

void read_round(Reader& reader, const Node& node, Score& score) {
    if (!reader.map(node, "a rounding", {"to", "half"})) return;
    score.round = Rounding{};
    score.round->at = node.at;
    std::optional<Rational> step;
    if (reader.required(node, "to", "a rounding")) reader.take_positive(node, "to", step);
    score.round->to = step.value_or(Rational(1));
    if (const Node* half = node.find("half"))
        score.round->half = reader.word(*half, "half", {"up", "even"}) == std::size_t{1} ? Half::even : Half::up;
}

void read_range(Reader& reader, const Node& node, Score& score) {
    if (node.kind != Node::Kind::list || node.items.size() != 2)
        return reader.fault(node.at, "\"range\" is " +
                                         (node.kind == Node::Kind::list ? "a list of " + std::to_string(node.items.size()) : found(node)) +
                                         "; expected the least and the greatest value, such as [0, 27]");
    const auto low = reader.number(node.items[0], "range");
    const auto high = reader.number(node.items[1], "range");
    if (!low || !high) return;
    if (*high < *low) return reader.fault(node.items[1].at, "\"range\" ends below its beginning; expected the least value first");
    score.range = {*low, *high};
    score.range_at = node.at;
}

void read_steps(Reader& reader, const Node& map, Score& score) {
    reader.take_number(map, "multiply", score.multiply);
    score.multiply_at = Reader::place(map, "multiply");
    if (score.multiply && *score.multiply == Rational(0))
        reader.fault(map.find("multiply")->at, "\"multiply\" is 0, and so would every score be; expected another number");
    if (const Node* table = map.find("table")) {
        score.has_table = true;
        score.table = reader.table(*table, "table", "values with values, such as {0: 20, 1: 24}");
        score.table_at = Reader::places(*table);
    }
    if (const Node* round = map.find("round")) read_round(reader, *round, score);
    if (const Node* range = map.find("range")) read_range(reader, *range, score);
    reader.take_direction(map, score.direction);
}

/// Keys that go with some kinds of scores only.
void refuse_misplaced(Reader& reader, const Node& map, const Score& score) {
    const auto refuse = [&](Reader::Words keys, std::string_view where) {
        for (const Entry& entry : map.entries)
            if (std::find(keys.begin(), keys.end(), entry.key) != keys.end())
                reader.fault(entry.at, in_quotes(entry.key) + " has no meaning for a " +
                                           std::string(kinds[static_cast<std::size_t>(score.kind)]) + "; it goes with " +
                                           std::string(where));
    };
    if (!score.keyed()) refuse({"reverse", "recode", "weights", "missing"}, "sum and mean");
    if (score.kind == Score::Kind::criterion)
        refuse({"multiply", "table", "round", "range", "direction", "bands", "cutoffs", "reference", "reliability", "change"},
               "sum, mean and value");
    else refuse({"source"}, "a criterion");
}

/// What stands under the one of `sum`, `mean`, `value` and `criterion` that a score has.
const Node* read_kind(Reader& reader, const Node& map, Score& score) {
    const Node* body = nullptr;
    for (const Entry& entry : map.entries) {
        const auto kind = std::find(kinds.begin(), kinds.end(), entry.key);
        if (kind == kinds.end()) continue;
        if (body)
            reader.fault(entry.at, "score " + in_quotes(score.name) + " has " + in_quotes(entry.key) + " beside " +
                                       in_quotes(kinds[static_cast<std::size_t>(score.kind)]) +
                                       "; expected exactly one of sum, mean, value and criterion");
        if (body) continue;
        body = &entry.value;
        score.kind = static_cast<Score::Kind>(kind - kinds.begin());
    }
    const bool lacking = std::all_of(kinds.begin(), kinds.end(), [&](std::string_view kind) { return reader.lacks(map, kind); });
    if (lacking)
        reader.fault(map.at, "score " + in_quotes(score.name) + " has none of sum, mean, value and criterion; expected exactly one");
    return body;
}

void read_score(Reader& reader, const Node& map, const Instrument& instrument, Score& score) {
    if (!reader.map(map, "a score", {"title",   "note",      "sum",         "mean",   "value",    "criterion",  "reverse",   "recode",
                                     "weights", "missing",   "multiply",    "table",  "round",    "range",      "direction", "bands",
                                     "cutoffs", "reference", "reliability", "change", "internal", "visibility", "source"}))
        return;
    reader.take_text(map, "title", score.title);
    reader.take_text(map, "note", score.note);
    reader.take_boolean(map, "internal", score.internal);
    reader.take_visibility(map, score.visibility);
    score.visibility_at = Reader::place(map, "visibility");
    const Node* body = read_kind(reader, map, score);
    if (!body) return;
    refuse_misplaced(reader, map, score);
    if (score.keyed()) read_keys(reader, map, *body, instrument, score);
    else score.formula = reader.formula(*body, kinds[static_cast<std::size_t>(score.kind)]);
    if (score.kind == Score::Kind::criterion) {
        reader.take_text(map, "source", score.source.text);
        return;
    }
    read_steps(reader, map, score);
    read_norms(reader, map, score);
}

void check_score_name(Reader& reader, const Entry& entry, const Instrument& instrument) {
    check_name(reader, entry.key, entry.at, "a score");
    if (reader.known().items.contains(entry.key))
        reader.fault(entry.at, in_quotes(entry.key) + " is an item as well; expected another name");
    if (instrument.find_attribute(entry.key))
        reader.fault(entry.at, in_quotes(entry.key) + " is an attribute as well; expected another name");
}

}  // namespace

void read_scores(Reader& reader, const Node& node, Instrument& instrument) {
    if (!reader.named(node, "scores", "named scores, such as {total: {sum: q1..q9}}")) return;
    // All names first: a sum that lists a score is to be told so, wherever that score stands.
    for (const Entry& entry : node.entries) {
        Score score;
        score.name = entry.key;
        score.title = entry.key;
        score.at = entry.at;
        check_score_name(reader, entry, instrument);
        instrument.scores.push_back(std::move(score));
    }
    for (std::size_t s = 0; s < node.entries.size(); ++s) read_score(reader, node.entries[s].value, instrument, instrument.scores[s]);
}

}  // namespace attune::instrument
