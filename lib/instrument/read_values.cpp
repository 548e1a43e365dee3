#include "instrument/reader.hpp"

#include "text/decimal.hpp"

#include <algorithm>

namespace attune::instrument {

using text::Entry;
using text::Node;

std::vector<std::string> Reader::texts(const Node& node, std::string_view key) {
    std::vector<std::string> list;
    std::set<std::string> seen;
    for (const Node* element : elements(node, key)) {
        std::string written = full_text(*element, key);
        if (!written.empty() && !seen.insert(written).second)
            fault(element->at, in_quotes(key) + " names " + in_quotes(written) + " twice");
        list.push_back(std::move(written));
    }
    return list;
}

std::optional<std::size_t> Reader::word(const Node& node, std::string_view key, Words words) {
    const auto place = std::find(words.begin(), words.end(), node.value);
    if (node.kind == Node::Kind::scalar && place != words.end()) return static_cast<std::size_t>(place - words.begin());
    std::string list;
    for (const std::string_view word : words) list += (list.empty() ? "" : ", ") + std::string(word);
    const bool scalar = node.kind == Node::Kind::scalar;
    fault(node.at, in_quotes(key) + " is " + (scalar ? in_quotes(node.value) : found(node)) + "; expected " +
                       (words.size() > 1 ? "one of " : "") + list);
    return std::nullopt;
}

Reader::Table Reader::table(const Node& node, std::string_view key, std::string_view expected) {
    Table table;
    if (!named(node, key, expected)) return table;
    if (node.entries.empty()) fault(node.at, in_quotes(key) + " is empty; expected " + std::string(expected));
    std::set<Rational> seen;
    for (const Entry& entry : node.entries) {
        const auto from = code(entry);
        const auto to = number(entry.value, key);
        if (from && !seen.insert(*from).second) fault(entry.at, in_quotes(key) + " has the value " + entry.key + " twice");
        if (from && to) table.emplace_back(*from, *to);
    }
    std::sort(table.begin(), table.end());
    return table;
}

Position Reader::place(const Node& map, std::string_view key) {
    const Node* node = map.find(key);
    return node ? node->at : map.at;
}

std::vector<Position> Reader::places(const Node& table) {
    std::map<Rational, Position> sorted;
    for (const Entry& entry : table.entries)
        if (const auto from = text::parse_decimal(entry.key)) sorted.emplace(*from, entry.at);
    std::vector<Position> places;
    places.reserve(sorted.size());
    for (const auto& [from, at] : sorted) places.push_back(at);
    return places;
}

std::vector<const Node*> Reader::elements(const Node& node, std::string_view key) {
    std::vector<const Node*> list;
    if (node.kind != Node::Kind::list) fault(node.at, in_quotes(key) + " is " + found(node) + "; expected a list");
    for (const Node& element : node.items) list.push_back(&element);
    return list;
}

std::vector<const Node*> Reader::elements_or_map(const Node& node, std::string_view key) {
    if (node.kind == Node::Kind::map) return {&node};
    if (node.kind == Node::Kind::list) return elements(node, key);
    fault(node.at, in_quotes(key) + " is " + found(node) + "; expected keys with values, or a list of such");
    return {};
}

void Reader::take_text(const Node& map, std::string_view key, std::string& to) {
    if (const Node* node = map.find(key)) to = text(*node, key);
}

void Reader::take_boolean(const Node& map, std::string_view key, bool& to) {
    if (const Node* node = map.find(key)) to = boolean(*node, key);
}

void Reader::take_number(const Node& map, std::string_view key, std::optional<Rational>& to) {
    if (const Node* node = map.find(key)) to = number(*node, key);
}

void Reader::take_positive(const Node& map, std::string_view key, std::optional<Rational>& to) {
    const Node* node = map.find(key);
    if (!node) return;
    to = number(*node, key);
    if (!to || *to > Rational(0)) return;
    fault(node->at, in_quotes(key) + " is " + node->value + "; expected a number above 0");
    to.reset();
}

void Reader::take_count(const Node& map, std::string_view key, std::size_t& to) {
    constexpr std::int64_t most = 1000000;
    const Node* node = map.find(key);
    if (!node) return;
    const auto value = number(*node, key);
    if (!value) return;
    if (value->whole() && *value >= Rational(1) && *value <= Rational(most)) to = static_cast<std::size_t>(value->numerator());
    else fault(node->at, in_quotes(key) + " is " + node->value + "; expected a whole number of at least 1");
}

void Reader::take_formula(const Node& map, std::string_view key, Formula& to) {
    if (const Node* node = map.find(key)) to = formula(*node, key);
}

void Reader::take_visibility(const Node& map, std::optional<Visibility>& to) {
    const Node* node = map.find("visibility");
    if (!node) return;
    if (const auto place = word(*node, "visibility", {"clinician", "self", "shared"})) to = static_cast<Visibility>(*place);
}

void Reader::take_level(const Node& map, std::string_view what, Level& to) {
    const Node* node = required(map, "level", what);
    if (!node) return;
    if (const auto place = word(*node, "level", {"urgent", "attention"})) to = static_cast<Level>(*place);
}

void Reader::take_direction(const Node& map, std::optional<Direction>& to) {
    const Node* node = map.find("direction");
    if (!node) return;
    if (const auto place = word(*node, "direction", {"worse", "better", "neutral"})) to = static_cast<Direction>(*place);
}

Source Reader::source(const Node& map) {
    Source source;
    take_text(map, "source", source.text);
    if (const Node* node = map.find("confidence")) source.cited = word(*node, "confidence", {"cited"}).has_value();
    return source;
}

}  // namespace attune::instrument
