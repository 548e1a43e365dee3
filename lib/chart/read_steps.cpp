#include "chart/battery_reader.hpp"

#include <algorithm>

namespace attune::chart {
namespace {

using instrument::in_quotes;
using instrument::Instrument;
using instrument::Reader;
using text::Node;

void read_when_due(BatteryReader& parts, const Node& map, Step& step) {
    std::vector<std::string> known;
    for (const Occasion& occasion : parts.battery.occasions) known.push_back(occasion.id);
    const Node* at = map.find("at");
    if (!at) {
        if (parts.reader.lacks(map, "at") && !map.find("stale"))
            parts.reader.fault(map.at,
                               "the step of " + in_quotes(step.instrument) + " lacks the key \"at\"; expected occasions, or \"stale\"");
        return;
    }
    if (at->kind == Node::Kind::list && at->items.empty())
        parts.reader.fault(at->at, "\"at\" names no occasion; expected such as [intake]");
    for (const Node* element : parts.reader.elements(*at, "at")) {
        const std::string id = parts.reader.full_text(*element, "at");
        const auto place = std::find(known.begin(), known.end(), id);
        const auto index = static_cast<std::size_t>(place - known.begin());
        if (id.empty()) continue;
        if (place == known.end())
            parts.reader.fault(element->at, unknown_name("occasion", id, known, known.empty() ? "the battery has none" : ""));
        else if (std::find(step.at.begin(), step.at.end(), index) != step.at.end())
            parts.reader.fault(element->at, "\"at\" names " + in_quotes(id) + " twice");
        else step.at.push_back(index);
    }
}

void read_targets(BatteryReader& parts, const Node& node, const Instrument* instrument, Step& step) {
    step.targets = parts.reader.texts(node, "targets");
    if (!instrument || node.kind != Node::Kind::list) return;
    for (const Node& element : node.items) {
        const auto& known = instrument->targets;
        if (element.kind == Node::Kind::scalar && std::find(known.begin(), known.end(), element.value) == known.end())
            parts.reader.fault(element.at, instrument::unknown("target of " + instrument->id, element.value, known));
    }
}

void read_staleness(BatteryReader& parts, const Node& map, const Instrument* instrument, Step& step) {
    take_duration(parts.reader, map, "stale", step.stale);
    if (const Node* review = map.find("review")) {
        step.review = parts.reader.full_text(*review, "review");
        parts.references.item_of_type(instrument, *review, step.review, instrument::Type::date, "date");
    }
    const Node* renew = map.find("renew");
    if (!renew) return;
    step.renew = parts.reader.texts(*renew, "renew");
    for (const Node& element : renew->items) parts.renewals.push_back({element.value, element.at});
}

void read_step(BatteryReader& parts, const Node& map, Step& step) {
    Reader& reader = parts.reader;
    step.instrument = reader.required_text(map, "instrument", "a step");
    const Node* named = map.find("instrument");
    const Instrument* instrument = named ? parts.references.instrument(step.instrument, named->at) : nullptr;
    read_when_due(parts, map, step);
    if (const Node* targets = map.find("targets")) read_targets(parts, *targets, instrument, step);
    if (const Node* rater = map.find("rater")) {
        if (reader.word(*rater, "rater", {"self", "partner", "clinician", "informant"})) step.rater = rater->value;
        parts.references.rater(step.instrument, step.rater, rater->at);
    }
    reader.take_formula(map, "when", step.when);
    parts.references.condition(step.when);
    if (const Node* replaces = map.find("replaces")) {
        step.replaces = reader.full_text(*replaces, "replaces");
        parts.references.instrument(step.replaces, replaces->at);
        if (!step.replaces.empty() && step.replaces == step.instrument)
            reader.fault(replaces->at, in_quotes(step.replaces) + " cannot replace itself; expected another instrument");
    }
    reader.take_boolean(map, "optional", step.optional);
    reader.take_boolean(map, "attended", step.attended);
    read_staleness(parts, map, instrument, step);
}

}  // namespace

void read_steps(BatteryReader& parts, const Node& node) {
    if (node.kind == Node::Kind::list && node.items.empty()) parts.reader.fault(node.at, "\"steps\" is empty; expected at least one step");
    for (const Node* element : parts.reader.elements(node, "steps")) {
        if (!parts.reader.map(
                *element, "a step",
                {"instrument", "targets", "at", "rater", "when", "replaces", "optional", "attended", "stale", "review", "renew"}))
            continue;
        Step step;
        step.position = element->at;
        read_step(parts, *element, step);
        parts.battery.steps.push_back(std::move(step));
    }
}

void check_renewals(BatteryReader& parts) {
    if (!parts.references.can_look_up()) return;
    std::vector<std::string> instruments;
    for (const Step& step : parts.battery.steps) instruments.push_back(step.instrument);
    for (const auto* source : {&parts.battery.consent, &parts.battery.release})
        if (*source) instruments.push_back((*source)->instrument);
    std::vector<std::string> known;
    for (const std::string& id : instruments) {
        const Instrument* instrument = parts.references.known(id);
        if (!instrument) return;  // told; its alerts are not known
        for (const auto& alert : instrument->alerts) known.push_back(alert.id);
        for (const auto& watch : instrument->watches) known.push_back(watch.id);
    }
    for (const Renewal& renewal : parts.renewals)
        if (!renewal.alert.empty() && std::find(known.begin(), known.end(), renewal.alert) == known.end())
            parts.reader.fault(renewal.at, unknown_name("alert", renewal.alert, known, "expected one of an instrument of this battery"));
}

}  // namespace attune::chart
