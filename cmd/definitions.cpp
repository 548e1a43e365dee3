#include "definitions.hpp"

#include "chart/prove_battery.hpp"
#include "charts.hpp"
#include "instrument/definition.hpp"
#include "instrument/wording.hpp"
#include "output.hpp"
#include "proof/wording.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace attune::command {
namespace {

using Findings = std::vector<proof::Finding>;
using instrument::Kind;

std::string wording(Shelf& shelf, std::string_view source, const std::string& file, Findings& findings) {
    const instrument::Wording read = instrument::read_wording(source, file);
    const score::Plan* plan = shelf.find(read.instrument);
    if (!plan)
        throw Refused(
            Fault{file, read.instrument_at,
                  unknown_name("instrument", read.instrument, shelf.names(Kind::instrument), "`attune list` shows what there is")});
    const instrument::Instrument worded = instrument::apply_wording(*plan->instrument, read);
    findings = proof::prove_wording(*plan->instrument, read);
    const auto is_worded = [](const instrument::Texts& texts) { return !texts.text.empty(); };
    return fmt::format("{}: {} of {} worded", instrument::file_name({read.instrument, read.language, read.rater}),
                       std::count_if(read.items.begin(), read.items.end(), is_worded), counted(worded.items.size(), "item"));
}

std::string battery(Shelf& shelf, std::string_view source, const std::string& file, Findings& findings) {
    const chart::Lookup lookup = shelf.lookup();
    const chart::Battery read = chart::read_battery(source, file, &lookup);
    findings = chart::prove_battery(
        read, {[&](const std::string& id) { return shelf.find(id); },
               [&](const score::Plan& plan, const std::string& rater) { return shelf.worded(plan, {}, rater).hidden; }});
    return fmt::format("{}: {}, {}", read.id, counted(read.steps.size(), "step"), counted(read.occasions.size(), "occasion"));
}

std::string describe_chart(const chart::Chart& read) {
    return fmt::format("{}: {}", read.id, read.people.size() == 1 ? "1 person" : "2 people");
}

std::string explainer(std::string_view source, const std::string& file) {
    const instrument::Explainer page = instrument::read_explainer(source, file);
    std::size_t words = 0;
    bool inside = false;
    for (const char c : page.text) {
        const bool space = c == ' ' || c == '\n' || c == '\t';
        words += !space && !inside;
        inside = !space;
    }
    return fmt::format("{}: {}", instrument::stem_of(file).value_or("about-" + page.name), counted(words, "word"));
}

}  // namespace

std::string counted(std::size_t count, std::string_view noun) { return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s"); }

std::string check_definition(Shelf& shelf, Kind kind, std::string_view source, const std::string& file, Findings& findings) {
    if (kind == Kind::wording) return wording(shelf, source, file, findings);
    if (kind == Kind::battery) return battery(shelf, source, file, findings);
    if (kind == Kind::explainer) return explainer(source, file);
    const std::vector<std::string> batteries = shelf.names(Kind::battery);
    return describe_chart(chart::read_chart(source, file, &batteries));
}

std::string check_chart(Shelf& shelf, const std::string& folder) {
    const chart::Chart read = open_chart(shelf, folder);
    const chart::Listing listing = chart::list_responses(read);
    std::vector<Fault> lost;
    for (const Fault& fault : listing.passed_over) may_hold_answers(fault) ? lost.push_back(fault) : tell(fault);
    for (const Input& input : inputs_of(read, listing))
        for (Fault& fault : stray_rows(shelf, input)) lost.push_back(std::move(fault));
    if (!lost.empty()) throw Refused(std::move(lost));
    return describe_chart(read) + ", " + counted(listing.files.size(), "responses file");
}

}  // namespace attune::command
