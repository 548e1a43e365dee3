#include "instrument/reader.hpp"

#include "text/decimal.hpp"

#include <algorithm>
#include <array>

namespace attune::instrument {
namespace {

using text::Entry;
using text::Node;

/// A window such as 90d, 12w, 6mo or 1y.
bool is_window(std::string_view text) {
    for (const std::string_view unit : {"mo", "d", "w", "y"}) {
        if (!text.ends_with(unit)) continue;
        const auto count = text::parse_integer(text.substr(0, text.size() - unit.size()));
        return count && *count > 0;
    }
    return false;
}

template <class List>
void refuse_twice(Reader& reader, const List& list, const std::string& id, Position at, std::string_view what) {
    if (std::any_of(list.begin(), list.end(), [&](const auto& element) { return element.id == id; }))
        reader.fault(at, std::string(what) + " \"" + id + "\" stands twice");
}

}  // namespace

void read_course(Reader& reader, const Node& node, Instrument& instrument) {
    if (node.kind != Node::Kind::map) return reader.fault(node.at, "\"course\" is " + std::string(text::kind_name(node)) + "; expected named figures");
    for (const Entry& entry : node.entries) {
        Course course;
        course.name = entry.key;
        course.title = entry.key;
        course.at = entry.at;
        if (!is_name(entry.key)) reader.fault(entry.at, "\"" + entry.key + "\" is no name of a figure; expected letters, digits and _");
        if (!reader.map(entry.value, "a course figure", {"title", "note", "value", "where", "least", "window", "each", "visibility"})) continue;
        reader.take_text(entry.value, "title", course.title);
        reader.take_text(entry.value, "note", course.note);
        if (const Node* value = reader.required(entry.value, "value", "a course figure")) course.value = reader.formula(*value, "value");
        reader.take_formula(entry.value, "where", course.where);
        if (const Node* least = entry.value.find("least")) course.least = reader.count(*least, "least");
        reader.take_text(entry.value, "window", course.window);
        if (!course.window.empty() && !is_window(course.window)) reader.fault(entry.value.find("window")->at, "\"window\" is \"" + course.window + "\"; expected such as 90d, 12w or 6mo");
        reader.take_text(entry.value, "each", course.each);
        if (!course.each.empty() && course.each != "key" && !instrument.find_item(course.each)) reader.fault(entry.value.find("each")->at, "\"each\" names no item; expected key");
        reader.take_visibility(entry.value, course.visibility);
        instrument.course.push_back(std::move(course));
    }
}

void read_alerts(Reader& reader, const Node& node, Instrument& instrument) {
    for (const Node* element : reader.elements(node, "alerts")) {
        if (!reader.map(*element, "an alert", {"id", "when", "level", "say", "visibility"})) continue;
        Alert alert;
        alert.at = element->at;
        if (const Node* id = reader.required(*element, "id", "an alert")) alert.id = reader.text(*id, "id");
        refuse_twice(reader, instrument.alerts, alert.id, element->at, "alert");
        if (const Node* when = reader.required(*element, "when", "an alert")) alert.when = reader.formula(*when, "when");
        if (const Node* level = reader.required(*element, "level", "an alert")) alert.level = reader.level(*level);
        if (const Node* say = reader.required(*element, "say", "an alert")) alert.say = reader.text(*say, "say");
        reader.take_visibility(*element, alert.visibility);
        instrument.alerts.push_back(std::move(alert));
    }
}

void read_watches(Reader& reader, const Node& node, Instrument& instrument) {
    for (const Node* element : reader.elements(node, "watch")) {
        if (!reader.map(*element, "a watch", {"id", "of", "change", "level", "say", "visibility"})) continue;
        Watch watch;
        watch.at = element->at;
        if (const Node* id = reader.required(*element, "id", "a watch")) watch.id = reader.text(*id, "id");
        refuse_twice(reader, instrument.watches, watch.id, element->at, "watch");
        if (const Node* of = reader.required(*element, "of", "a watch")) {
            watch.of = reader.text(*of, "of");
            std::vector<std::string> known;
            for (const Item& item : instrument.items) known.push_back(item.id);
            for (const Score& score : instrument.scores) known.push_back(score.name);
            if (std::find(known.begin(), known.end(), watch.of) == known.end()) reader.fault(of->at, unknown_name("item or score", watch.of, known));
        }
        if (const Node* change = reader.required(*element, "change", "a watch")) watch.change = reader.number(*change, "change").value_or(Rational(0));
        if (const Node* level = reader.required(*element, "level", "a watch")) watch.level = reader.level(*level);
        if (const Node* say = reader.required(*element, "say", "a watch")) watch.say = reader.text(*say, "say");
        reader.take_visibility(*element, watch.visibility);
        instrument.watches.push_back(std::move(watch));
    }
}

namespace {

void read_answers(Reader& reader, const Node& node, const Instrument& instrument, Example& example) {
    if (node.kind != Node::Kind::map) return reader.fault(node.at, "\"answers\" is " + std::string(text::kind_name(node)) + "; expected items with answers");
    for (const Entry& entry : node.entries)
        for (const std::size_t item : items_named(reader, instrument, entry.key, entry.at)) example.answers.emplace_back(item, reader.text(entry.value, entry.key));
}

void read_expected_alerts(Reader& reader, const Node& node, const Instrument& instrument, Example& example) {
    example.alerts.emplace();
    std::vector<std::string> known;
    for (const Alert& alert : instrument.alerts) known.push_back(alert.id);
    for (const Node* element : reader.elements(node, "alerts")) {
        const std::string id = reader.text(*element, "alerts");
        const std::string_view bare = id.ends_with("?") ? std::string_view(id).substr(0, id.size() - 1) : std::string_view(id);
        if (std::find(known.begin(), known.end(), bare) == known.end()) reader.fault(element->at, unknown_name("alert", bare, known));
        example.alerts->push_back(id);
    }
}

void read_expectations(Reader& reader, const Node& node, const Instrument& instrument, Example& example) {
    static constexpr std::array<std::string_view, 7> fields{"band", "status", "low", "high", "z", "t", "percentile"};
    if (node.kind != Node::Kind::map) return reader.fault(node.at, "\"expect\" is " + std::string(text::kind_name(node)) + "; expected scores with values");
    std::vector<std::string> known;
    for (const Score& score : instrument.scores) known.push_back(score.name);
    for (const Entry& entry : node.entries) {
        if (entry.key == "alerts") {
            read_expected_alerts(reader, entry.value, instrument, example);
            continue;
        }
        const std::size_t dot = entry.key.find('.');
        Example::Expectation expectation{entry.key.substr(0, dot), dot == std::string::npos ? "value" : entry.key.substr(dot + 1), reader.text(entry.value, entry.key), entry.value.at};
        if (!instrument.find_score(expectation.name)) reader.fault(entry.at, unknown_name("score", expectation.name, known));
        if (expectation.field != "value" && std::find(fields.begin(), fields.end(), expectation.field) == fields.end())
            reader.fault(entry.at, unknown_name("field", expectation.field, {fields.begin(), fields.end()}));
        example.expect.push_back(std::move(expectation));
    }
}

}  // namespace

void read_examples(Reader& reader, const Node& node, Instrument& instrument) {
    for (const Node* element : reader.elements(node, "examples")) {
        if (!reader.map(*element, "an example", {"name", "answers", "with", "rater", "source", "expect"})) continue;
        Example example;
        example.at = element->at;
        reader.take_text(*element, "name", example.name);
        reader.take_text(*element, "rater", example.rater);
        reader.take_text(*element, "source", example.source);
        if (const Node* answers = reader.required(*element, "answers", "an example")) read_answers(reader, *answers, instrument, example);
        if (const Node* with = element->find("with")) {
            std::vector<std::string> known;
            for (const Attribute& attribute : instrument.attributes) known.push_back(attribute.name);
            if (with->kind != Node::Kind::map) reader.fault(with->at, "\"with\" is no map; expected attributes with values");
            for (const Entry& entry : with->entries) {
                if (!instrument.find_attribute(entry.key)) reader.fault(entry.at, unknown_name("attribute", entry.key, known));
                example.with.emplace_back(entry.key, reader.text(entry.value, entry.key));
            }
        }
        if (const Node* expect = reader.required(*element, "expect", "an example")) read_expectations(reader, *expect, instrument, example);
        instrument.examples.push_back(std::move(example));
    }
}

}  // namespace attune::instrument
