#include "chart/battery_reader.hpp"

#include <algorithm>

namespace attune::chart {
namespace {

using instrument::in_quotes;
using instrument::Reader;
using text::Entry;
using text::Node;

void read_within(Reader& reader, const Node& node, Occasion& occasion) {
    if (node.kind == Node::Kind::scalar && node.value == "before leaving") occasion.before_leaving = true;
    else if (node.kind == Node::Kind::scalar && !node.quoted) occasion.within = text::parse_duration(node.value);
    if (!occasion.before_leaving && !occasion.within)
        reader.fault(node.at, "\"within\" is " + instrument::found(node) + "; expected \"before leaving\" or a duration such as 1d");
}

/// Keys that go with one way of coming round only.
void refuse_misplaced(Reader& reader, const Node& map, const Occasion& occasion) {
    const auto refuse = [&](std::string_view key, bool fits, std::string_view why) {
        const Node* node = map.find(key);
        if (node && !fits) reader.fault(node->at, in_quotes(key) + " has no meaning here; " + std::string(why));
    };
    refuse("every", !map.find("at"), "an occasion that comes once, \"at\" its time, has no rhythm");
    refuse("from", map.find("every") != nullptr, "it goes with \"every\"");
    refuse("until", map.find("every") != nullptr, "it goes with \"every\"");
    refuse("window", !occasion.by_hand() || map.find("every") || map.find("at"), "it goes with \"at\" and \"every\"");
    refuse("within", !map.find("every") && !map.find("at"), "it goes with an occasion without \"at\" and \"every\"");
    if (occasion.every && occasion.every->count == 0) reader.fault(map.find("every")->at, "\"every\" is 0; expected at least a day");
    if (occasion.from && occasion.until && day_after(0, *occasion.until) < day_after(0, *occasion.from))
        reader.fault(map.find("until")->at, "\"until\" lies before \"from\"");
}

void read_occasion(Reader& reader, const Node& map, Occasion& occasion) {
    if (map.kind == Node::Kind::empty) return;  // by hand
    if (!reader.map(map, "an occasion", {"at", "every", "from", "until", "window", "within"})) return;
    take_duration(reader, map, "at", occasion.at);
    take_duration(reader, map, "every", occasion.every);
    take_duration(reader, map, "from", occasion.from);
    take_duration(reader, map, "until", occasion.until);
    take_duration(reader, map, "window", occasion.window);
    if (const Node* within = map.find("within")) read_within(reader, *within, occasion);
    refuse_misplaced(reader, map, occasion);
}

}  // namespace

void read_occasions(BatteryReader& parts, const Node& node) {
    if (!parts.reader.named(node, "occasions", "named occasions, such as {weekly: {every: 1w}}")) return;
    for (const Entry& entry : node.entries) {
        Occasion occasion;
        occasion.id = entry.key;
        occasion.position = entry.at;
        check_name(parts.reader, entry.key, entry.at, "an occasion");
        read_occasion(parts.reader, entry.value, occasion);
        parts.battery.occasions.push_back(std::move(occasion));
    }
}

void read_care(BatteryReader& parts, const Node& node) {
    Reader& reader = parts.reader;
    Care& care = parts.battery.care;
    if (!reader.map(node, "\"care\"", {"reads", "within", "limits", "card", "between_partners", "pause"})) return;
    reader.take_text(node, "reads", care.reads);
    if (const Node* within = node.find("within")) {
        care.within = reader.full_text(*within, "within");
        const auto duration = text::parse_duration(care.within);
        if (duration) care.within = words(*duration);
        else if (!care.within.empty() && care.within.front() >= '0' && care.within.front() <= '9')
            reader.fault(within->at, "\"within\" is " + in_quotes(care.within) + "; expected a duration such as 1d, or words");
    }
    reader.take_text(node, "limits", care.limits);
    reader.take_text(node, "card", care.card);
    reader.take_text(node, "between_partners", care.between_partners);
    if (const Node* pause = node.find("pause")) care.pause = reader.texts(*pause, "pause");
}

}  // namespace attune::chart
