#include "instrument/parts.hpp"
#include "text/duration.hpp"

#include <algorithm>

namespace attune::instrument {
namespace {

using text::Entry;
using text::Node;

/// A window such as 90d, 12w, 6mo or 1y.
bool is_window(std::string_view text) {
    const auto window = text::parse_duration(text);
    return window && window->count > 0;
}

/// `each: key`, or the id of the item that is the key.
void read_each(Reader& reader, const Node& node, const Instrument& instrument, Course& course) {
    course.each = reader.text(node, "each");
    if (node.kind != Node::Kind::scalar) return;
    if (instrument.key.empty())
        return reader.fault(node.at,
                            "\"each\" needs the \"key\" of the instrument, which names none; expected such as key: q1 at the top level");
    if (course.each != "key" && course.each != instrument.key)
        return reader.fault(node.at, "\"each\" is " + in_quotes(course.each) + "; expected key, the item " + in_quotes(instrument.key));
    course.each = instrument.key;
}

void read_figure(Reader& reader, const Node& map, const Instrument& instrument, Course& course) {
    if (!reader.map(map, "a course figure", {"title", "note", "value", "where", "least", "window", "each", "direction", "visibility"}))
        return;
    reader.take_text(map, "title", course.title);
    reader.take_text(map, "note", course.note);
    if (const Node* value = reader.required(map, "value", "a course figure")) course.value = reader.formula(*value, "value");
    reader.take_formula(map, "where", course.where);
    reader.take_count(map, "least", course.least);
    if (const Node* window = map.find("window")) {
        course.window = reader.text(*window, "window");
        if (window->kind == Node::Kind::scalar && !is_window(course.window))
            reader.fault(window->at, "\"window\" is " + in_quotes(course.window) + "; expected such as 90d, 12w, 6mo or 1y");
    }
    if (const Node* each = map.find("each")) read_each(reader, *each, instrument, course);
    reader.take_direction(map, course.direction);
    reader.take_visibility(map, course.visibility);
    course.visibility_at = Reader::place(map, "visibility");
}

/// The id of an alert or watch: one word that may hold hyphens, and is not taken by another of its kind.
std::string read_id(Reader& reader, const Node& map, std::string_view what, std::set<std::string>& seen) {
    std::string id = reader.required_text(map, "id", "a" + std::string(what == "alert" ? "n " : " ") + std::string(what));
    if (id.empty()) return id;
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    const Position at = map.find("id")->at;
    if (!std::all_of(id.begin(), id.end(), fits))
        reader.fault(at, in_quotes(id) + " is no id of an alert or watch; expected letters, digits, - and _");
    else if (!seen.insert(id).second) reader.fault(at, std::string(what) + " " + in_quotes(id) + " stands twice");
    return id;
}

/// What a watch looks at: an item that is a number, or a score.
void read_of(Reader& reader, const Node& node, const Instrument& instrument, Watch& watch) {
    watch.of = reader.full_text(node, "of");
    if (watch.of.empty() || instrument.find_score(watch.of)) return;
    const auto item = reader.known().items.find(watch.of);
    if (item != reader.known().items.end()) {
        if (!reader.known().doubtful_items.contains(item->second) && !instrument.response_of(item->second).numeric())
            reader.fault(node.at, "item " + in_quotes(watch.of) + " is no number; a watch looks at a number");
        return;
    }
    std::vector<std::string> known;
    for (const Item& one : instrument.items) known.push_back(one.id);
    for (const Score& score : instrument.scores) known.push_back(score.name);
    reader.fault(node.at, unknown("item or score", watch.of, known));
}

}  // namespace

void read_course(Reader& reader, const Node& node, Instrument& instrument) {
    if (!reader.named(node, "course", "named figures, such as {swing: {value: successive(total)}}")) return;
    for (const Entry& entry : node.entries) {
        Course course;
        course.name = entry.key;
        course.title = entry.key;
        course.at = entry.at;
        check_name(reader, entry.key, entry.at, "a course figure");
        read_figure(reader, entry.value, instrument, course);
        instrument.course.push_back(std::move(course));
    }
}

void read_alerts(Reader& reader, const Node& node, Instrument& instrument) {
    std::set<std::string> seen;
    for (const Node* element : reader.elements(node, "alerts")) {
        if (!reader.map(*element, "an alert", {"id", "when", "level", "say", "visibility"})) continue;
        Alert alert;
        alert.at = element->at;
        alert.id = read_id(reader, *element, "alert", seen);
        if (const Node* when = reader.required(*element, "when", "an alert")) alert.when = reader.formula(*when, "when");
        reader.take_level(*element, "an alert", alert.level);
        alert.say = reader.required_text(*element, "say", "an alert");
        reader.take_visibility(*element, alert.visibility);
        alert.visibility_at = Reader::place(*element, "visibility");
        instrument.alerts.push_back(std::move(alert));
    }
}

void read_watches(Reader& reader, const Node& node, Instrument& instrument) {
    std::set<std::string> seen;
    for (const Node* element : reader.elements(node, "watch")) {
        if (!reader.map(*element, "a watch", {"id", "of", "change", "level", "say", "visibility"})) continue;
        Watch watch;
        watch.at = element->at;
        watch.id = read_id(reader, *element, "watch", seen);
        if (const Node* of = reader.required(*element, "of", "a watch")) read_of(reader, *of, instrument, watch);
        if (const Node* change = reader.required(*element, "change", "a watch")) {
            watch.change = reader.number(*change, "change").value_or(Rational(1));
            if (watch.change == Rational(0))
                reader.fault(change->at, "\"change\" is 0; expected how far the value falls (-3) or rises (3)");
        }
        reader.take_level(*element, "a watch", watch.level);
        watch.say = reader.required_text(*element, "say", "a watch");
        reader.take_visibility(*element, watch.visibility);
        watch.visibility_at = Reader::place(*element, "visibility");
        instrument.watches.push_back(std::move(watch));
    }
}

}  // namespace attune::instrument
