#include "page_order.hpp"

#include "chart/chart.hpp"
#include "output.hpp"
#include "text/fault.hpp"
#include "text/file.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace attune::command {
namespace {

constexpr std::size_t longest_text = std::size_t{64} << 10;

Position place_of(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const std::size_t start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return {static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
            static_cast<int>(text::count_characters(before.substr(start))) + 1};
}

std::vector<std::string> battery_ids(const Shelf& shelf, const std::vector<std::string>& files) {
    std::vector<std::string> ids;
    for (const std::string& file : files) {
        if (!chart::is_chart(file)) continue;
        const std::string id = open_chart(shelf, file).battery;
        if (!id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    }
    return ids;
}

/// The word of a section that no page shows yet; empty of one that is shown.
std::string_view later_word(chart::Show show) {
    switch (show) {
        case chart::Show::due: return "due";
        case chart::Show::agreement: return "agreement";
        case chart::Show::loop: return "loop";
        default: return {};
    }
}

void tell_later(const std::vector<chart::ReportSection>& sections) {
    std::string names;
    for (const chart::ReportSection& section : sections) {
        const std::string word(later_word(section.show));
        if (word.empty()) continue;
        names += (names.empty() ? "" : "; ") + (section.heading.empty() ? word : section.heading + " (" + word + ")");
    }
    if (!names.empty()) tell("attune: left out of the page, for they come with a later version: " + names);
}

std::vector<std::string> item_ids(const instrument::Instrument& instrument) {
    std::vector<std::string> ids;
    for (const instrument::Item& item : instrument.items) ids.push_back(item.id);
    return ids;
}

/// An item of one instrument, which need not be among those that are read.
chart::Reference item_of(Shelf& shelf, const std::set<const score::Plan*>& read, const std::string& instrument, const std::string& item) {
    const auto at_hand = std::find_if(read.begin(), read.end(), [&](const auto* plan) { return plan->instrument->id == instrument; });
    const score::Plan* plan = at_hand == read.end() ? shelf.find(instrument) : *at_hand;
    if (!plan) throw usage_fault("--omit: " + shelf.unknown(instrument));
    if (!plan->instrument->find_item(item))
        throw usage_fault("--omit: " + instrument + ": " + unknown_name("item", item, item_ids(*plan->instrument)));
    return {instrument, item};
}

chart::Reference item_of_any(const std::string& item, const std::set<const score::Plan*>& read) {
    std::vector<std::string> known;
    for (const score::Plan* plan : read) {
        if (plan->instrument->find_item(item)) return {"", item};
        const std::vector<std::string> more = item_ids(*plan->instrument);
        known.insert(known.end(), more.begin(), more.end());
    }
    std::sort(known.begin(), known.end());
    throw usage_fault("--omit: " + unknown_name("item", item, known));
}

}  // namespace

std::vector<std::string> paragraphs_of(const std::string& path) {
    const std::string bytes = text::read_file(path, longest_text);
    std::string_view text = bytes;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const std::size_t zero = text.find('\0');
    if (const std::size_t malformed = std::min(text::first_malformed(text).value_or(text.size()), zero); malformed < text.size())
        throw Refused(Fault{path, place_of(text, malformed),
                            malformed == zero ? "a NUL character stands here; expected text" : "this is no well-formed UTF-8 text"});
    std::vector<std::string> paragraphs;
    bool fresh = true;
    for (std::string_view line : text::split(text, '\n')) {
        line = text::trim(line);
        if (!line.empty() && !fresh) (paragraphs.back() += '\n') += line;
        if (!line.empty() && fresh) paragraphs.emplace_back(line);
        fresh = line.empty();
    }
    return paragraphs;
}

std::vector<chart::ReportSection> sections_of(Shelf& shelf, const std::string& battery, const std::vector<std::string>& files, bool quiet) {
    const std::vector<std::string> ids = battery.empty() ? battery_ids(shelf, files) : std::vector<std::string>{battery};
    if (ids.size() > 1 && !quiet)
        tell("attune: the charts name several batteries; the page is the usual one, --battery ID chooses another");
    if (ids.size() != 1) return {};
    const chart::Battery found = shelf.battery(ids.front());
    const auto ordered =
        std::find_if(found.report.begin(), found.report.end(), [](const auto& page) { return page.first == chart::Audience::clinician; });
    if (ordered == found.report.end() || ordered->second.empty()) {
        if (!battery.empty() && !quiet) tell("attune: the battery " + found.id + " orders no page for a clinician; the usual one is made");
        return {};
    }
    if (!quiet) tell_later(ordered->second);
    return ordered->second;
}

report::Omitted omitted_items(Shelf& shelf, const std::vector<std::string>& omit, const std::set<const score::Plan*>& read) {
    std::vector<chart::Reference> items;
    for (const std::string& name : omit) {
        const std::size_t dot = name.find('.');
        items.push_back(dot == std::string::npos ? item_of_any(name, read)
                                                 : item_of(shelf, read, name.substr(0, dot), name.substr(dot + 1)));
    }
    return report::Omitted(std::move(items));
}

}  // namespace attune::command
