#include "library.hpp"

#include "chart/chart.hpp"
#include "course/plan.hpp"
#include "output.hpp"
#include "proof/prove.hpp"
#include "text/fault.hpp"
#include "text/file.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <string_view>
#include <unistd.h>

namespace attune::command {

using instrument::Kind;

namespace {

std::string environment(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing sets the environment
    return value ? value : "";
}

/// The instruments that came with the program: beside the installed binary, or those of the checkout it was built in.
std::vector<std::string> shipped() {
    const std::filesystem::path folder = program_folder();
    const std::filesystem::path source = ATTUNE_SOURCE_INSTRUMENTS;
    const std::filesystem::path installed = folder.parent_path() / "share/attune/instruments";
    std::error_code ignored;
    std::vector<std::string> folders;
    if (std::filesystem::is_directory(installed, ignored)) folders.push_back(installed.string());
    else if (folder.string().starts_with(source.parent_path().string() + "/")) folders.push_back(source.string());
    else folders.emplace_back(ATTUNE_INSTALLED_INSTRUMENTS);
    return folders;
}

std::vector<std::string> folders_of(const Common& common) {
    std::vector<std::string> folders = common.libraries;
    const std::string listed = environment("ATTUNE_LIBRARY");
    for (const std::string_view folder : text::split(listed, ':'))
        if (!folder.empty()) folders.emplace_back(folder);
    std::string data = environment("XDG_DATA_HOME");
    if (data.empty() && !environment("HOME").empty()) data = environment("HOME") + "/.local/share";
    if (!data.empty()) folders.push_back(data + "/attune/instruments");
    for (std::string& folder : shipped()) folders.push_back(std::move(folder));
    return folders;
}

bool is_path(const std::string& text) { return text.find('/') != std::string::npos || text.ends_with(".yaml") || text.ends_with(".yml"); }

}  // namespace

std::filesystem::path program_folder() {
    std::array<char, 4096> path{};
    const ssize_t length = ::readlink("/proc/self/exe", path.data(), path.size());
    return std::filesystem::path(std::string(path.data(), length > 0 ? static_cast<std::size_t>(length) : 0)).parent_path();
}

Shelf::Shelf(const Common& common) : library_(folders_of(common)) {
    for (const std::string& folder : common.libraries) {
        std::error_code ignored;
        if (!std::filesystem::is_directory(folder, ignored)) throw system_fault(folder, "is no folder; --library names folders", 0);
    }
}

score::Plan Shelf::load(const std::string& file) {
    score::Plan plan = score::compile(instrument::read_instrument_to_score(text::read_file(file), file));
    if (std::vector<Fault> faults = course::faults_of(*plan.instrument); !faults.empty()) throw Refused(std::move(faults));
    std::vector<proof::Finding> findings = proof::prove_structure(plan);
    if (findings.empty()) return plan;
    Fault& first = findings.front().fault;
    first.message += fmt::format(" (`attune check {}` tells all that it finds)", file);
    tell(first);
    return plan;
}

const score::Plan* Shelf::find(const std::string& id) {
    const std::lock_guard guard(lock_);
    const auto known = plans_.find(id);
    if (known != plans_.end()) return known->second.get();
    const auto file = library_.find(id);
    std::unique_ptr<score::Plan> plan;  // kept only once it is whole: a faulty file is no unknown name
    if (file) plan = std::make_unique<score::Plan>(load(*file));
    return (plans_[id] = std::move(plan)).get();
}

const score::Plan& Shelf::get(const std::string& id) {
    if (is_path(id)) {
        auto& plan = plans_[id];
        if (!plan) plan = std::make_unique<score::Plan>(load(id));
        return *plan;
    }
    if (const score::Plan* plan = find(id)) return *plan;
    if (library_.find(id, Kind::battery)) throw usage_fault(id + " is a battery; expected one of its instruments" + members_of(id));
    throw unknown("instrument", id, {Kind::instrument, Kind::battery});
}

std::string Shelf::members_of(const std::string& battery_id) {
    std::vector<std::string> members;
    std::string list;
    try {
        for (const chart::Step& step : battery(battery_id).steps) {
            if (std::find(members.begin(), members.end(), step.instrument) != members.end()) continue;
            members.push_back(step.instrument);
            list += (list.empty() ? ": " : ", ") + step.instrument;
        }
    } catch (const Refused&) {
        return {};  // what is wrong with it is for check to say
    }
    return list;
}

std::string Shelf::file_of(const std::string& id_or_file) const {
    if (is_path(id_or_file)) return id_or_file;
    const std::vector<Kind> kinds{Kind::instrument, Kind::battery, Kind::explainer, Kind::wording};
    for (const Kind kind : kinds)
        if (const auto file = library_.find(id_or_file, kind)) return *file;
    if (chart::is_chart(id_or_file)) return id_or_file;
    throw unknown("instrument", id_or_file, kinds);
}

std::vector<std::string> Shelf::names(Kind kind) const {
    std::vector<std::string> names;
    for (const auto& place : library_.places(kind)) names.push_back(place.id);
    return names;
}

std::string Shelf::unknown(const std::string& id) const {
    return unknown_name("instrument", id, names(Kind::instrument), "`attune list` shows what there is");
}

Refused Shelf::unknown(std::string_view what, const std::string& id, const std::vector<Kind>& kinds) const {
    std::vector<std::string> known;
    for (const Kind kind : kinds)
        for (std::string& name : names(kind)) known.push_back(std::move(name));
    return usage_fault(unknown_name(what, id, known, "`attune list` shows what there is"));
}

chart::Lookup Shelf::lookup() {
    return {[this](const std::string& id) -> const instrument::Instrument* {
                const score::Plan* plan = find(id);
                return plan ? plan->instrument.get() : nullptr;
            },
            names(Kind::instrument)};
}

chart::Battery Shelf::battery(const std::string& id_or_file) {
    const auto found = is_path(id_or_file) ? std::optional(id_or_file) : library_.find(id_or_file, Kind::battery);
    if (!found) throw unknown("battery", id_or_file, {Kind::battery});
    const chart::Lookup known = lookup();
    return chart::read_battery(text::read_file(*found), *found, &known);
}

instrument::Explainer Shelf::explainer(const std::string& id_or_file, const std::string& language) const {
    const auto found = is_path(id_or_file) ? std::optional(id_or_file) : library_.find(id_or_file, Kind::explainer);
    if (!found) throw unknown("explainer page", id_or_file, {Kind::explainer});
    instrument::Explainer page = instrument::read_explainer(text::read_file(*found), *found);
    if (language.empty() || language == page.language) return page;
    const std::string name = "about-" + page.name;
    const auto translation = library_.find(instrument::file_name({name, language, {}}), Kind::wording);
    if (!translation) throw no_wording(name, language, page.language, {});
    return instrument::read_explainer(text::read_file(*translation), *translation);
}

}  // namespace attune::command
