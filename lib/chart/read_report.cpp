#include "chart/battery_reader.hpp"

#include <algorithm>
#include <array>

namespace attune::chart {
namespace {

using instrument::Reader;
using text::Entry;
using text::Node;

constexpr std::array<std::string_view, 5> audiences{"clinician", "client", "joint", "research", "record"};  // in the order of `Audience`

/// What may be named for each kind of section.
Named named_by(Show show) {
    switch (show) {
        case Show::scores:
        case Show::change: return Named::score;
        case Show::answers: return Named::item;
        case Show::course: return Named::course;
        case Show::chart: return Named::score_or_course;
        default: return Named::any;
    }
}

ReportSection read_section(BatteryReader& parts, const Node& map) {
    Reader& reader = parts.reader;
    ReportSection section;
    reader.take_text(map, "heading", section.heading);
    if (const Node* show = reader.required(map, "show", "a section"))
        if (const auto place = reader.word(
                *show, "show", {"alerts", "scores", "change", "chart", "answers", "course", "due", "agreement", "loop", "note", "text"}))
            section.show = static_cast<Show>(*place);
    if (const Node* of = map.find("of"))
        for (const Node* element : reader.elements(*of, "of"))
            section.of.push_back(parts.references.read(*element, "of", named_by(section.show), true));
    if (map.find("newest")) {
        section.newest = 1;
        reader.take_count(map, "newest", *section.newest);
    }
    reader.take_text(map, "text", section.text);
    const bool worded = section.show == Show::text || section.show == Show::note;
    if (map.find("text") && !worded) reader.fault(map.find("text")->at, "\"text\" has no meaning here; it goes with show: text");
    if (section.show == Show::text && reader.lacks(map, "text")) reader.fault(map.at, "a section that shows text lacks the key \"text\"");
    return section;
}

}  // namespace

void read_report(BatteryReader& parts, const Node& node) {
    if (!parts.reader.map(node, "\"report\"", {"clinician", "client", "joint", "research", "record"})) return;
    for (const Entry& entry : node.entries) {
        const auto audience = std::find(audiences.begin(), audiences.end(), entry.key);
        if (audience == audiences.end()) continue;  // told
        std::vector<ReportSection> sections;
        for (const Node* element : parts.reader.elements(entry.value, entry.key))
            if (parts.reader.map(*element, "a section", {"heading", "show", "of", "newest", "text"}))
                sections.push_back(read_section(parts, *element));
        parts.battery.report.emplace_back(static_cast<Audience>(audience - audiences.begin()), std::move(sections));
    }
}

}  // namespace attune::chart
