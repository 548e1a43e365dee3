#include "instrument/parts.hpp"

#include <array>

namespace attune::instrument {
namespace {

using text::Entry;
using text::Node;

void read_type(Reader& reader, const Node& map, Attribute& attribute) {
    static constexpr std::array<Type, 4> types{Type::integer, Type::number, Type::text, Type::date};
    const Node* type = map.find("type");
    const Node* values = map.find("values");
    if (!type && !values) {
        if (reader.lacks(map, "type") && reader.lacks(map, "values"))
            reader.fault(map.at, "attribute " + in_quotes(attribute.name) + " lacks the key \"type\" or \"values\"");
        return;
    }
    if (type) {
        const auto place = reader.word(*type, "type", {"integer", "number", "text", "date"});
        if (!place) return;
        attribute.type = types[*place];
    }
    if (!values) return;
    if (attribute.type != Type::text) return reader.fault(values->at, "\"values\" are texts; expected no other \"type\" beside them");
    attribute.values = reader.texts(*values, "values");
    if (values->kind == Node::Kind::list && values->items.empty()) reader.fault(values->at, "\"values\" is empty; expected such as [f, m]");
}

void read_limits(Reader& reader, const Node& map, Attribute& attribute) {
    for (const std::string_view key : {"min", "max"}) {
        const Node* node = map.find(key);
        if (node && attribute.type != Type::integer && attribute.type != Type::number)
            reader.fault(node->at, in_quotes(key) + " has no meaning here; it goes with type integer and number");
        else reader.take_number(map, key, key == "min" ? attribute.min : attribute.max);
    }
    if (attribute.min && attribute.max && *attribute.max < *attribute.min) reader.fault(map.find("max")->at, "\"max\" lies below \"min\"");
}

}  // namespace

void read_attributes(Reader& reader, const Node& node, Instrument& instrument) {
    if (!reader.named(node, "attributes", "named attributes, such as {age: {type: integer}}")) return;
    for (const Entry& entry : node.entries) {
        Attribute attribute;
        attribute.name = entry.key;
        attribute.at = entry.at;
        check_name(reader, entry.key, entry.at, "an attribute");
        const std::size_t before = reader.fault_count();
        if (reader.map(entry.value, "an attribute", {"type", "values", "min", "max"})) read_type(reader, entry.value, attribute);
        if (reader.fault_count() == before) read_limits(reader, entry.value, attribute);
        instrument.attributes.push_back(std::move(attribute));
    }
}

}  // namespace attune::instrument
