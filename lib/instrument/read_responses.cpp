#include "instrument/reader.hpp"

#include "text/decimal.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace attune::instrument {
namespace {

using text::Entry;
using text::Node;

const std::vector<std::string>& type_words() {
    static const std::vector<std::string> words{"choice", "integer", "number", "slider", "multiple", "text", "date"};
    return words;
}

void read_option(Reader& reader, const Entry& entry, ResponseSet& set) {
    const auto code = reader.code(entry);
    if (!code) return;
    Option option{*code, entry.key, {}, {}, entry.at};
    if (entry.value.kind == Node::Kind::map) {
        reader.map(entry.value, "an option", {"label", "means"});
        if (const Node* label = reader.required(entry.value, "label", "an option")) option.label = reader.text(*label, "label");
        reader.take_text(entry.value, "means", option.means);
    } else if (entry.value.kind == Node::Kind::scalar) {
        option.label = text::trim(entry.value.value);
    }
    if (option.label.empty() && entry.value.kind != Node::Kind::map) reader.fault(entry.value.at, "code " + entry.key + " has no label; expected text");
    const auto same = std::find_if(set.options.begin(), set.options.end(), [&](const Option& o) { return o.code == option.code; });
    if (same != set.options.end()) reader.fault(entry.at, "code " + entry.key + " stands twice (first as " + same->spelling + ")");
    set.options.push_back(std::move(option));
}

void read_options(Reader& reader, const Node& node, ResponseSet& set) {
    if (node.kind != Node::Kind::map || node.entries.empty()) {
        reader.fault(node.at, "response set \"" + set.name + "\" has no options; expected codes with labels, such as {0: no, 1: yes}");
        return;
    }
    for (const Entry& entry : node.entries) read_option(reader, entry, set);
    const std::size_t most = set.type == Type::multiple ? 60 : 200;
    if (set.options.size() > most) reader.fault(node.at, "response set \"" + set.name + "\" has more than " + std::to_string(most) + " options");
}

void read_missing_codes(Reader& reader, const Node& node, ResponseSet& set) {
    if (node.kind != Node::Kind::map) {
        reader.fault(node.at, "\"missing\" is " + std::string(text::kind_name(node)) + "; expected codes with reasons, such as {8: skipped}");
        return;
    }
    for (const Entry& entry : node.entries) {
        const auto code = reader.code(entry);
        const auto reason = static_cast<Reason>(1 + reader.word(entry.value, "missing", {"skipped", "declined", "inapplicable"}));
        if (!code) continue;
        if (std::any_of(set.options.begin(), set.options.end(), [&](const Option& o) { return o.code == *code; }))
            reader.fault(entry.at, "code " + entry.key + " is an option as well; expected another code for a reason");
        set.missing.emplace_back(*code, reason);
    }
}

void read_limits(Reader& reader, const Node& node, ResponseSet& set) {
    reader.take_number(node, "min", set.min);
    reader.take_number(node, "max", set.max);
    std::optional<Rational> step;
    reader.take_number(node, "step", step);
    if (step) set.step = *step;
    if (step && *step <= Rational(0)) reader.fault(node.find("step")->at, "\"step\" is not above 0");
    if (set.min && set.max && *set.max < *set.min) reader.fault(node.find("max")->at, "\"max\" lies below \"min\"");
    const bool counted = set.type == Type::integer || set.type == Type::number || set.type == Type::slider;
    for (const std::string_view key : {"min", "max", "step", "unit"})
        if (!counted && node.find(key)) reader.fault(node.find(key)->at, "\"" + std::string(key) + "\" has no meaning for " + type_words()[static_cast<std::size_t>(set.type)]);
    if (set.type == Type::slider && (!set.min || !set.max)) reader.fault(node.at, "slider \"" + set.name + "\" lacks \"min\" or \"max\"");
    if (set.type != Type::slider && step) reader.fault(node.find("step")->at, "\"step\" belongs to a slider");
}

void read_spelled(Reader& reader, const Node& node, ResponseSet& set) {
    reader.map(node, "a response set", {"type", "options", "ordered", "exclusive", "min", "max", "step", "unit", "anchors", "missing"});
    if (const Node* type = node.find("type")) set.type = static_cast<Type>(reader.word(*type, "type", type_words()));
    const bool chosen = set.type == Type::choice || set.type == Type::multiple;
    const Node* options = node.find("options");
    if (chosen && !options) reader.fault(node.at, "response set \"" + set.name + "\" lacks the key \"options\"");
    if (!chosen && options) reader.fault(options->at, "\"options\" belong to a choice or a multiple choice");
    if (chosen && options) read_options(reader, *options, set);
    reader.take_boolean(node, "ordered", set.ordered);
    read_limits(reader, node, set);
    reader.take_text(node, "unit", set.unit);
    if (const Node* exclusive = node.find("exclusive")) {
        if (set.type != Type::multiple) reader.fault(exclusive->at, "\"exclusive\" belongs to a multiple choice");
        for (const Node* code : reader.elements(*exclusive, "exclusive")) {
            const auto value = reader.number(*code, "exclusive");
            if (value && std::none_of(set.options.begin(), set.options.end(), [&](const Option& o) { return o.code == *value; }))
                reader.fault(code->at, "\"exclusive\" names " + code->value + ", which is no option");
            if (value) set.exclusive.push_back(*value);
        }
    }
    if (const Node* anchors = node.find("anchors")) {
        if (anchors->kind != Node::Kind::map) reader.fault(anchors->at, "\"anchors\" is " + std::string(text::kind_name(*anchors)) + "; expected values with words");
        for (const Entry& entry : anchors->entries)
            if (const auto value = reader.code(entry)) set.anchors.emplace_back(*value, reader.text(entry.value, "anchors"));
    }
    if (const Node* missing = node.find("missing")) read_missing_codes(reader, *missing, set);
}

}  // namespace

void read_responses(Reader& reader, const Node& node, Instrument& instrument) {
    if (node.kind != Node::Kind::map) {
        reader.fault(node.at, "\"responses\" is " + std::string(text::kind_name(node)) + "; expected named response sets");
        return;
    }
    for (const Entry& entry : node.entries) {
        ResponseSet set;
        set.name = entry.key;
        set.at = entry.at;
        if (entry.value.kind != Node::Kind::map) {
            reader.fault(entry.value.at, "response set \"" + entry.key + "\" is " + std::string(text::kind_name(entry.value)) + "; expected codes with labels, or a type");
        } else if (entry.value.find("type") || entry.value.find("options")) {
            read_spelled(reader, entry.value, set);
        } else {
            read_options(reader, entry.value, set);
        }
        if (set.type == Type::choice) {
            for (const Option& option : set.options) {
                if (!set.min || option.code < *set.min) set.min = option.code;
                if (!set.max || *set.max < option.code) set.max = option.code;
            }
        }
        instrument.responses.push_back(std::move(set));
    }
}

void read_attributes(Reader& reader, const Node& node, Instrument& instrument) {
    if (node.kind != Node::Kind::map) {
        reader.fault(node.at, "\"attributes\" is " + std::string(text::kind_name(node)) + "; expected named attributes");
        return;
    }
    for (const Entry& entry : node.entries) {
        Attribute attribute;
        attribute.name = entry.key;
        attribute.at = entry.at;
        if (!is_name(entry.key)) reader.fault(entry.at, "\"" + entry.key + "\" is no name; expected letters, digits and _");
        if (is_reserved(entry.key)) reader.fault(entry.at, "\"" + entry.key + "\" is taken by a standard column or an operator; expected another name");
        if (reader.map(entry.value, "an attribute", {"type", "values", "min", "max"})) {
            const std::vector<std::string> words{"integer", "number", "date", "text"};
            constexpr Type types[] = {Type::integer, Type::number, Type::date, Type::text};
            if (const Node* type = entry.value.find("type")) attribute.type = types[reader.word(*type, "type", words)];
            if (const Node* values = entry.value.find("values")) attribute.values = reader.texts(*values, "values");
            if (!entry.value.find("type") && attribute.values.empty()) reader.fault(entry.value.at, "attribute \"" + entry.key + "\" lacks the key \"type\" or \"values\"");
            reader.take_number(entry.value, "min", attribute.min);
            reader.take_number(entry.value, "max", attribute.max);
        }
        instrument.attributes.push_back(std::move(attribute));
    }
}

}  // namespace attune::instrument
