#include "library.hpp"

#include "text/fault.hpp"
#include "text/file.hpp"
#include "text/utf8.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <unistd.h>

namespace attune::command {
namespace {

std::string environment(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing sets the environment
    return value ? value : "";
}

/// The instruments that came with the program: beside the installed binary, or those of the checkout it was built in.
std::vector<std::string> shipped() {
    std::array<char, 4096> path{};
    const ssize_t length = ::readlink("/proc/self/exe", path.data(), path.size());
    const std::filesystem::path program(std::string(path.data(), length > 0 ? static_cast<std::size_t>(length) : 0));
    const std::filesystem::path source = ATTUNE_SOURCE_INSTRUMENTS;
    const std::filesystem::path installed = program.parent_path().parent_path() / "share/attune/instruments";
    std::error_code ignored;
    std::vector<std::string> folders;
    if (std::filesystem::is_directory(installed, ignored)) folders.push_back(installed.string());
    else if (program.string().starts_with(source.parent_path().string() + "/")) folders.push_back(source.string());
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

Shelf::Shelf(const Common& common) : library_(folders_of(common)) {
    for (const std::string& folder : common.libraries) {
        std::error_code ignored;
        if (!std::filesystem::is_directory(folder, ignored)) throw system_fault(folder, "is no folder; --library names folders", 0);
    }
}

score::Plan Shelf::load(const std::string& file) { return score::compile(instrument::read_instrument(text::read_file(file), file)); }

const score::Plan* Shelf::find(const std::string& id) {
    const auto known = plans_.find(id);
    if (known != plans_.end()) return known->second.get();
    const auto file = library_.find(id);
    auto& plan = plans_[id];
    if (file) plan = std::make_unique<score::Plan>(load(*file));
    return plan.get();
}

const score::Plan& Shelf::get(const std::string& id) {
    if (is_path(id)) {
        auto& plan = plans_[id];
        if (!plan) plan = std::make_unique<score::Plan>(load(id));
        return *plan;
    }
    if (const score::Plan* plan = find(id)) return *plan;
    throw usage_fault(unknown(id));
}

std::string Shelf::file_of(const std::string& id_or_file) const {
    if (is_path(id_or_file)) return id_or_file;
    if (const auto file = library_.find(id_or_file)) return *file;
    throw usage_fault(unknown(id_or_file));
}

std::string Shelf::unknown(const std::string& id) const {
    std::vector<std::string> known;
    for (const auto& place : library_.places()) known.push_back(place.id);
    return unknown_name("instrument", id, known, "`attune list` shows what there is");
}

}  // namespace attune::command
