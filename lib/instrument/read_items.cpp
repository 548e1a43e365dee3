#include "instrument/reader.hpp"

#include <algorithm>
#include <set>

namespace attune::instrument {

using text::Node;

void read_sections(Reader& reader, const Node& node, Instrument& instrument) {
    for (const Node* element : reader.elements(node, "sections")) {
        if (!reader.map(*element, "a section", {"id", "title", "note", "sensitive", "apart", "when", "visibility"})) continue;
        Section section;
        section.at = element->at;
        if (const Node* id = reader.required(*element, "id", "a section")) section.id = reader.text(*id, "id");
        if (std::any_of(instrument.sections.begin(), instrument.sections.end(), [&](const Section& s) { return s.id == section.id; }))
            reader.fault(element->at, "section \"" + section.id + "\" stands twice");
        reader.take_text(*element, "title", section.title);
        reader.take_text(*element, "note", section.note);
        reader.take_boolean(*element, "sensitive", section.sensitive);
        reader.take_boolean(*element, "apart", section.apart);
        reader.take_formula(*element, "when", section.when);
        reader.take_visibility(*element, section.visibility);
        instrument.sections.push_back(std::move(section));
    }
}

namespace {

template <class List, class Name>
std::optional<std::size_t> place_of(Reader& reader, const List& list, Name name, const Node& node, std::string_view key) {
    const std::string wanted = reader.text(node, key);
    std::vector<std::string> known;
    for (const auto& element : list) known.push_back(name(element));
    const auto found = std::find(known.begin(), known.end(), wanted);
    if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
    if (node.kind == Node::Kind::scalar) reader.fault(node.at, unknown_name(key == "response" ? "response set" : std::string(key), wanted, known));
    return std::nullopt;
}

void check_item_name(Reader& reader, const Item& item, const Instrument& instrument, std::set<std::string>& names) {
    if (item.id.empty()) return;
    if (!is_name(item.id)) reader.fault(item.at, "\"" + item.id + "\" is no item id; expected letters, digits and _, not a digit first");
    if (is_reserved(item.id)) reader.fault(item.at, "\"" + item.id + "\" is taken by a standard column or an operator; expected another id");
    if (instrument.find_attribute(item.id)) reader.fault(item.at, "\"" + item.id + "\" is an attribute as well; expected another id");
    if (!names.insert(item.id).second) reader.fault(item.at, "item \"" + item.id + "\" stands twice");
}

}  // namespace

void read_item_list(Reader& reader, const Node& node, Instrument& instrument) {
    std::set<std::string> names;
    for (const Node* element : reader.elements(node, "items")) {
        if (!reader.map(*element, "an item", {"id", "label", "text", "help", "response", "section", "when", "risk", "may_not_apply", "unscored", "as_is", "visibility"})) continue;
        Item item;
        item.at = element->at;
        if (const Node* id = reader.required(*element, "id", "an item")) {
            item.id = reader.text(*id, "id");
            item.at = id->at;
        }
        const std::string what = item.id.empty() ? "an item" : "item \"" + item.id + "\"";
        check_item_name(reader, item, instrument, names);
        if (const Node* label = reader.required(*element, "label", what)) item.label = reader.text(*label, "label");
        if (const Node* response = reader.required(*element, "response", what))
            item.response = place_of(reader, instrument.responses, [](const ResponseSet& s) { return s.name; }, *response, "response").value_or(0);
        if (const Node* section = element->find("section"))
            item.section = place_of(reader, instrument.sections, [](const Section& s) { return s.id; }, *section, "section");
        reader.take_text(*element, "text", item.text);
        if (element->find("text") && !instrument.bundled) reader.fault(element->find("text")->at, "\"text\" is full wording; it stands here only where \"wording: bundled\"");
        reader.take_text(*element, "help", item.help);
        reader.take_formula(*element, "when", item.when);
        reader.take_boolean(*element, "risk", item.risk);
        reader.take_boolean(*element, "may_not_apply", item.may_not_apply);
        reader.take_boolean(*element, "unscored", item.unscored);
        reader.take_text(*element, "as_is", item.as_is);
        reader.take_visibility(*element, item.visibility);
        instrument.items.push_back(std::move(item));
    }
    if (instrument.items.empty() && node.kind == Node::Kind::list) reader.fault(node.at, "\"items\" is empty; expected at least one item");
}

}  // namespace attune::instrument
