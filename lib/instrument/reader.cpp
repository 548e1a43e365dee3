#include "instrument/reader.hpp"

#include "text/decimal.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace attune::instrument {

using text::Entry;
using text::Node;

void Reader::throw_faults() {
    if (faults_.empty()) return;
    std::stable_sort(faults_.begin(), faults_.end(), [](const Fault& a, const Fault& b) {
        return a.at.line != b.at.line ? a.at.line < b.at.line : a.at.column < b.at.column;
    });
    throw Refused(std::move(faults_));
}

bool Reader::map(const Node& node, std::string_view what, std::initializer_list<std::string_view> keys) {
    if (node.kind != Node::Kind::map) {
        fault(node.at, std::string(what) + " is " + std::string(text::kind_name(node)) + " here; expected a map of keys and values");
        return false;
    }
    const std::vector<std::string> known(keys.begin(), keys.end());
    for (const Entry& entry : node.entries)
        if (std::find(known.begin(), known.end(), entry.key) == known.end())
            fault(entry.at, unknown_name("key", entry.key, known, "it means nothing in " + std::string(what)));
    return true;
}

const Node* Reader::required(const Node& map, std::string_view key, std::string_view what) {
    const Node* found = map.find(key);
    if (!found) fault(map.at, std::string(what) + " lacks the key \"" + std::string(key) + "\"");
    return found;
}

std::string Reader::text(const Node& node, std::string_view key) {
    if (node.kind == Node::Kind::scalar) return std::string(text::trim(node.value));
    fault(node.at, "\"" + std::string(key) + "\" is " + std::string(text::kind_name(node)) + "; expected text");
    return {};
}

bool Reader::boolean(const Node& node, std::string_view key) {
    if (node.kind == Node::Kind::scalar && !node.quoted && (node.value == "true" || node.value == "false")) return node.value == "true";
    fault(node.at, "\"" + std::string(key) + "\" is " + (node.kind == Node::Kind::scalar ? "\"" + node.value + "\"" : std::string(text::kind_name(node))) + "; expected true or false");
    return false;
}

std::optional<Rational> Reader::number(const Node& node, std::string_view key) {
    if (node.kind == Node::Kind::scalar && !node.quoted)
        if (const auto value = text::parse_decimal(node.value)) return value;
    fault(node.at, "\"" + std::string(key) + "\" is " + (node.kind == Node::Kind::scalar ? "\"" + node.value + "\"" : std::string(text::kind_name(node))) +
                       "; expected a decimal number such as 10 or 0.5");
    return std::nullopt;
}

std::optional<Rational> Reader::code(const Entry& entry) {
    if (const auto value = text::parse_decimal(entry.key)) return value;
    fault(entry.at, "\"" + entry.key + "\" is no code; expected a decimal number such as 0 or 2.5");
    return std::nullopt;
}

std::size_t Reader::count(const Node& node, std::string_view key) {
    const auto value = number(node, key);
    if (!value) return 0;
    if (value->whole() && *value >= Rational(0) && *value <= Rational(1000000)) return static_cast<std::size_t>(value->numerator());
    fault(node.at, "\"" + std::string(key) + "\" is " + node.value + "; expected a whole number");
    return 0;
}

Formula Reader::formula(const Node& node, std::string_view key) {
    std::string written = text(node, key);
    if (node.kind == Node::Kind::scalar && written.empty()) fault(node.at, "\"" + std::string(key) + "\" is empty; expected an expression such as q1 >= 2");
    return {std::move(written), {node.at.line, node.at.column + (node.quoted ? 1 : 0)}};
}

std::vector<std::string> Reader::texts(const Node& node, std::string_view key) {
    std::vector<std::string> list;
    for (const Node* element : elements(node, key)) list.push_back(text(*element, key));
    return list;
}

std::size_t Reader::word(const Node& node, std::string_view key, const std::vector<std::string>& words) {
    const std::string found = text(node, key);
    const auto at = std::find(words.begin(), words.end(), found);
    if (at != words.end()) return static_cast<std::size_t>(at - words.begin());
    std::string list;
    for (const std::string& candidate : words) list += (list.empty() ? "" : ", ") + candidate;
    if (node.kind == Node::Kind::scalar) fault(node.at, "\"" + std::string(key) + "\" is \"" + found + "\"; expected one of " + list);
    return 0;
}

Visibility Reader::visibility(const Node& node) { return static_cast<Visibility>(word(node, "visibility", {"clinician", "self", "shared"})); }

Level Reader::level(const Node& node) { return static_cast<Level>(word(node, "level", {"urgent", "attention"})); }

std::vector<const Node*> Reader::elements(const Node& node, std::string_view key, bool lone_map) {
    std::vector<const Node*> list;
    if (node.kind == Node::Kind::list) {
        for (const Node& element : node.items) list.push_back(&element);
    } else if (lone_map && node.kind == Node::Kind::map) {
        list.push_back(&node);
    } else {
        fault(node.at, "\"" + std::string(key) + "\" is " + std::string(text::kind_name(node)) + "; expected a list");
    }
    return list;
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

void Reader::take_formula(const Node& map, std::string_view key, Formula& to) {
    if (const Node* node = map.find(key)) to = formula(*node, key);
}

void Reader::take_visibility(const Node& map, std::optional<Visibility>& to) {
    if (const Node* node = map.find("visibility")) to = visibility(*node);
}

Source Reader::source(const Node& map) {
    Source source;
    take_text(map, "source", source.text);
    if (const Node* node = map.find("confidence")) source.cited = word(*node, "confidence", {"cited"}) == 0;
    return source;
}

bool is_name(std::string_view text) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80; };
    return !text.empty() && letter(text.front()) && std::all_of(text.begin(), text.end(), [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

bool is_reserved(std::string_view name) {
    static constexpr std::array<std::string_view, 20> reserved{"not",  "and",    "or",        "subject", "date",     "rater",    "respondent", "target", "couple",     "instrument",
                                                               "version", "language", "wording", "occasion", "mode", "entered", "replaces", "amended_by", "amended_why", ""};
    return std::find(reserved.begin(), reserved.end(), name) != reserved.end();
}

std::vector<std::size_t> items_named(Reader& reader, const Instrument& instrument, std::string_view text, Position at) {
    std::vector<std::string> known;
    for (const Item& item : instrument.items) known.push_back(item.id);
    const auto one = [&](std::string_view id) {
        const auto item = instrument.find_item(id);
        if (!item) reader.fault(at, unknown_name("item", id, known));
        return item;
    };
    std::vector<std::size_t> items;
    if (text.ends_with("_*")) {
        for (std::size_t i = 0; i < known.size(); ++i)
            if (known[i].starts_with(text.substr(0, text.size() - 1))) items.push_back(i);
        if (items.empty()) reader.fault(at, "no item begins with \"" + std::string(text.substr(0, text.size() - 1)) + "\"");
        return items;
    }
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos) {
        if (const auto item = one(text)) items.push_back(*item);
        return items;
    }
    const auto first = one(text::trim(text.substr(0, dots)));
    const auto last = one(text::trim(text.substr(dots + 2)));
    if (!first || !last) return items;
    if (*last < *first) reader.fault(at, "the range " + std::string(text) + " runs backwards in the order of the items");
    for (std::size_t i = *first; i <= *last; ++i) items.push_back(i);
    return items;
}

std::vector<std::size_t> read_items_of(Reader& reader, const Instrument& instrument, const Node& node, std::string_view key) {
    if (node.kind == Node::Kind::scalar) return items_named(reader, instrument, text::trim(node.value), node.at);
    std::vector<std::size_t> items;
    if (node.kind != Node::Kind::list) {
        reader.fault(node.at, "\"" + std::string(key) + "\" is " + std::string(text::kind_name(node)) + "; expected items such as q1..q9 or [q1, q3]");
        return items;
    }
    for (const Node& element : node.items) {
        if (element.kind != Node::Kind::scalar) {
            reader.fault(element.at, "\"" + std::string(key) + "\" holds " + std::string(text::kind_name(element)) + "; expected the id of an item");
            continue;
        }
        const std::vector<std::size_t> some = items_named(reader, instrument, text::trim(element.value), element.at);
        items.insert(items.end(), some.begin(), some.end());
    }
    return items;
}

}  // namespace attune::instrument
