#include "chart/chart.hpp"

#include "instrument/definition.hpp"
#include "text/date.hpp"
#include "text/file.hpp"

#include <algorithm>
#include <filesystem>

namespace attune::chart {
namespace {

using instrument::in_quotes;
using instrument::Reader;
using text::Entry;
using text::Node;

/// Whether an id can be the name of a folder, and no other folder than its own.
bool names_a_folder(std::string_view id) {
    constexpr std::size_t longest = 100;
    return !id.empty() && id.size() <= longest && id.front() != '.' && id.find('/') == std::string_view::npos;
}

void take_id(Reader& reader, const Node& map, std::string_view key, std::string_view what, std::string& to) {
    to = reader.required_text(map, key, what);
    if (!to.empty() && !names_a_folder(to))
        reader.fault(map.find(key)->at, in_quotes(to) + " cannot name a folder; expected no \"/\", no dot first, at most 100 letters");
}

void read_attributes(Reader& reader, const Node& node, Person& person) {
    if (!reader.named(node, "with", "attributes with values, such as {age: 34, sex: f}")) return;
    for (const Entry& entry : node.entries) {
        instrument::check_name(reader, entry.key, entry.at, "an attribute");
        person.with.emplace_back(entry.key, reader.full_text(entry.value, entry.key));
    }
}

void read_people(Reader& reader, const Node& node, Chart& chart) {
    constexpr std::size_t most = 2;
    const auto elements = reader.elements(node, "people");
    if (node.kind == Node::Kind::list && elements.empty()) reader.fault(node.at, "\"people\" names nobody; expected one or two people");
    if (elements.size() > most)
        reader.fault(elements[most]->at, "\"people\" names " + std::to_string(elements.size()) + "; a chart holds one or two people");
    for (const Node* element : elements) {
        if (!reader.map(*element, "a person", {"id", "name", "with"})) continue;
        Person person;
        person.at = element->at;
        take_id(reader, *element, "id", "a person", person.id);
        person.name = person.id;
        if (const Node* name = element->find("name")) person.name = reader.full_text(*name, "name");
        if (const Node* with = element->find("with")) read_attributes(reader, *with, person);
        const auto same = [&](const Person& other) { return other.id == person.id; };
        if (!person.id.empty() && std::any_of(chart.people.begin(), chart.people.end(), same))
            reader.fault(element->find("id")->at, "person " + in_quotes(person.id) + " stands twice; expected two people");
        chart.people.push_back(std::move(person));
    }
}

void read_started(Reader& reader, const Node& node, Chart& chart) {
    if (node.kind == Node::Kind::scalar) chart.started = text::parse_date(node.value);
    if (!chart.started) reader.fault(node.at, "\"started\" is " + instrument::found(node) + "; expected a date such as 2026-01-31");
}

void read_battery_name(Reader& reader, const Node& node, const std::vector<std::string>* batteries, Chart& chart) {
    chart.battery = reader.full_text(node, "battery");
    chart.battery_at = node.at;
    if (chart.battery.empty() || !batteries) return;
    if (std::find(batteries->begin(), batteries->end(), chart.battery) == batteries->end())
        reader.fault(node.at, unknown_name("battery", chart.battery, *batteries, "`attune list` shows what there is"));
}

}  // namespace

Chart read_chart(std::string_view source, const std::string& file, const std::vector<std::string>* batteries) {
    const Node root = text::read_yaml(source, file);
    instrument::expect_kind(root, file, instrument::Kind::chart);
    Reader reader(file);
    Chart chart;
    chart.file = file;
    chart.folder = std::filesystem::path(file).parent_path().string();
    if (chart.folder.empty()) chart.folder = ".";
    if (reader.map(root, "a chart", {"attune", "chart", "battery", "started", "language", "people", "other"})) {
        instrument::read_format(reader, root);
        take_id(reader, root, "chart", "the chart", chart.id);
        if (const Node* battery = root.find("battery")) read_battery_name(reader, *battery, batteries, chart);
        if (const Node* started = root.find("started")) read_started(reader, *started, chart);
        instrument::take_language(reader, root, chart.language);
        if (const Node* people = reader.required(root, "people", "the chart")) read_people(reader, *people, chart);
        if (const Node* other = root.find("other")) chart.other = reader.full_text(*other, "other");
    }
    reader.throw_faults();
    return chart;
}

bool is_chart(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(std::filesystem::path(path) / "chart.yaml", ignored);
}

Chart open_chart(const std::string& folder, const std::vector<std::string>* batteries) {
    if (!is_chart(folder)) throw Refused(Fault{folder, {}, "this folder is no chart; expected a file chart.yaml in it"});
    const std::string file = (std::filesystem::path(folder) / "chart.yaml").string();
    return read_chart(text::read_file(file), file, batteries);
}

}  // namespace attune::chart
