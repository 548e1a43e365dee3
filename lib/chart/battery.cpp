#include "chart/battery.hpp"

#include "chart/battery_reader.hpp"
#include "instrument/definition.hpp"

#include <algorithm>

namespace attune::chart {
namespace {

using instrument::in_quotes;
using text::Node;

void read_primary(BatteryReader& parts, const Node& node) {
    for (const Node* element : parts.reader.elements(node, "primary"))
        parts.battery.primary.push_back(parts.references.read(*element, "primary", Named::score, false));
}

/// Consent or release: an item of an instrument.
AnswerSource read_answer(BatteryReader& parts, const Node& node, std::string_view what, instrument::Type type, std::string_view expected) {
    AnswerSource answer;
    answer.instrument = parts.reader.required_text(node, "instrument", what);
    answer.item = parts.reader.required_text(node, "item", what);
    const Node* named = node.find("instrument");
    const Node* item = node.find("item");
    if (!named || !item) return answer;
    parts.references.item_of_type(parts.references.instrument(answer.instrument, named->at), *item, answer.item, type, expected);
    return answer;
}

void read_consent(BatteryReader& parts, const Node& node) {
    if (!parts.reader.map(node, "\"consent\"", {"instrument", "item"})) return;
    parts.battery.consent = read_answer(parts, node, "\"consent\"", instrument::Type::multiple, "multiple choice");
}

void read_release(BatteryReader& parts, const Node& node) {
    if (!parts.reader.map(node, "\"release\"", {"instrument", "item", "rater", "valid"})) return;
    AnswerSource release = read_answer(parts, node, "\"release\"", instrument::Type::date, "date");
    take_duration(parts.reader, node, "valid", release.valid);
    if (const Node* rater = node.find("rater")) {
        if (parts.reader.word(*rater, "rater", {"self", "partner", "clinician", "informant"})) release.rater = rater->value;
        parts.references.rater(release.instrument, release.rater, rater->at);
    }
    parts.battery.release = std::move(release);
}

void read_heading(BatteryReader& parts, const Node& root) {
    instrument::read_format(parts.reader, root);
    parts.battery.id = instrument::read_id(parts.reader, root, "battery", "the battery", instrument::stem_of(parts.reader.file()));
    parts.battery.title = parts.reader.required_text(root, "title", "the battery");
    instrument::take_language(parts.reader, root, parts.battery.language);
}

/// The parts in the order in which they refer to one another, whatever their order in the file.
void read_content(BatteryReader& parts, const Node& root) {
    const auto part = [&](std::string_view key, auto read) {
        if (const Node* node = root.find(key)) read(parts, *node);
    };
    part("primary", read_primary);
    part("occasions", read_occasions);
    if (const Node* steps = parts.reader.required(root, "steps", "the battery")) read_steps(parts, *steps);
    part("care", read_care);
    part("consent", read_consent);
    part("release", read_release);
    check_renewals(parts);
    take_duration(parts.reader, root, "pair_within", parts.battery.pair_within);
    part("report", read_report);
}

}  // namespace

void take_duration(instrument::Reader& reader, const Node& map, std::string_view key, std::optional<text::Duration>& to) {
    const Node* node = map.find(key);
    if (!node) return;
    if (node->kind == Node::Kind::scalar && !node->quoted) to = text::parse_duration(node->value);
    if (!to) reader.fault(node->at, in_quotes(key) + " is " + instrument::found(*node) + "; expected a duration such as 0d, 3w, 9mo or 1y");
}

Battery read_battery(std::string_view source, const std::string& file, const Lookup* lookup) {
    const Node root = text::read_yaml(source, file);
    instrument::expect_kind(root, file, instrument::Kind::battery);
    instrument::Reader reader(file);
    References references(reader, lookup);
    Battery battery;
    battery.file = file;
    BatteryReader parts{reader, references, battery, {}};
    if (reader.map(root, "a battery",
                   {"attune", "battery", "title", "language", "primary", "occasions", "steps", "care", "consent", "release", "pair_within",
                    "report"})) {
        read_heading(parts, root);
        read_content(parts, root);
    }
    reader.throw_faults();
    return battery;
}

}  // namespace attune::chart
