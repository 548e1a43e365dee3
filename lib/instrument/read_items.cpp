#include "instrument/parts.hpp"

#include <algorithm>

namespace attune::instrument {
namespace {

using text::Node;

template <class List, class Name>
std::optional<std::size_t> place_of(Reader& reader, const List& list, Name name, const Node& node, std::string_view key,
                                    std::string_view kind) {
    const std::string wanted = reader.full_text(node, key);
    const auto place = std::find_if(list.begin(), list.end(), [&](const auto& element) { return name(element) == wanted; });
    if (place != list.end()) return static_cast<std::size_t>(place - list.begin());
    if (wanted.empty()) return std::nullopt;
    std::vector<std::string> known;
    known.reserve(list.size());
    for (const auto& element : list) known.push_back(name(element));
    reader.fault(node.at, unknown(kind, wanted, known));
    return std::nullopt;
}

void check_id(Reader& reader, const Item& item, const Instrument& instrument) {
    if (item.id.empty()) return;
    check_name(reader, item.id, item.at, "an item");
    if (instrument.find_attribute(item.id)) reader.fault(item.at, in_quotes(item.id) + " is an attribute as well; expected another id");
    const auto [first, fresh] = reader.known().items.emplace(item.id, instrument.items.size());
    if (!fresh)
        reader.fault(item.at, "item " + in_quotes(item.id) + " stands twice (first on line " +
                                  std::to_string(instrument.items[first->second].at.line) + ")");
}

void read_response(Reader& reader, const Node& map, const Instrument& instrument, const std::string& what, Item& item) {
    std::optional<std::size_t> set;
    if (const Node* response = reader.required(map, "response", what))
        set = place_of(
            reader, instrument.responses, [](const ResponseSet& s) -> const std::string& { return s.name; }, *response, "response",
            "response set");
    item.response = set.value_or(0);
    if (!set || reader.known().doubtful_sets.contains(*set)) reader.known().doubtful_items.insert(instrument.items.size());
}

void read_item(Reader& reader, const Node& map, const Instrument& instrument, Item& item) {
    const Node* id = map.find("id");
    item.at = id ? id->at : map.at;
    item.id = reader.required_text(map, "id", "an item");
    check_id(reader, item, instrument);
    const std::string what = item.id.empty() ? "an item" : "item " + in_quotes(item.id);
    item.label = reader.required_text(map, "label", what);
    read_response(reader, map, instrument, what, item);
    if (const Node* section = map.find("section"))
        item.section = place_of(
            reader, instrument.sections, [](const Section& s) -> const std::string& { return s.id; }, *section, "section", "section");
    reader.take_text(map, "text", item.text);
    item.text_at = Reader::place(map, "text");
    if (map.find("text") && !instrument.bundled)
        reader.fault(map.find("text")->at,
                     "\"text\" is the full wording; it stands here only where the instrument says \"wording: bundled\"");
    reader.take_text(map, "help", item.help);
    reader.take_formula(map, "when", item.when);
    reader.take_boolean(map, "risk", item.risk);
    reader.take_boolean(map, "may_not_apply", item.may_not_apply);
    reader.take_boolean(map, "unscored", item.unscored);
    reader.take_text(map, "as_is", item.as_is);
    reader.take_visibility(map, item.visibility);
}

}  // namespace

void read_sections(Reader& reader, const Node& node, Instrument& instrument) {
    std::set<std::string> seen;
    for (const Node* element : reader.elements(node, "sections")) {
        if (!reader.map(*element, "a section", {"id", "title", "note", "sensitive", "apart", "when", "visibility"})) continue;
        Section section;
        section.at = element->at;
        section.id = reader.required_text(*element, "id", "a section");
        if (!section.id.empty() && !seen.insert(section.id).second)
            reader.fault(element->find("id")->at, "section " + in_quotes(section.id) + " stands twice");
        reader.take_text(*element, "title", section.title);
        reader.take_text(*element, "note", section.note);
        reader.take_boolean(*element, "sensitive", section.sensitive);
        reader.take_boolean(*element, "apart", section.apart);
        reader.take_formula(*element, "when", section.when);
        reader.take_visibility(*element, section.visibility);
        instrument.sections.push_back(std::move(section));
    }
}

void read_item_list(Reader& reader, const Node& node, Instrument& instrument) {
    if (node.kind == Node::Kind::list && node.items.empty()) reader.fault(node.at, "\"items\" is empty; expected at least one item");
    for (const Node* element : reader.elements(node, "items")) {
        if (!reader.map(
                *element, "an item",
                {"id", "label", "text", "help", "response", "section", "when", "risk", "may_not_apply", "unscored", "as_is", "visibility"}))
            continue;
        Item item;
        read_item(reader, *element, instrument, item);
        instrument.items.push_back(std::move(item));
    }
}

}  // namespace attune::instrument
