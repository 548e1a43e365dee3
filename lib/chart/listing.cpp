#include "chart/chart.hpp"

#include "instrument/instrument.hpp"
#include "text/csv.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>

namespace attune::chart {
namespace {

namespace fs = std::filesystem;

/// What lies in a folder, by name, without what begins with a dot.
std::vector<fs::path> contents(const fs::path& folder) {
    std::vector<fs::path> paths;
    std::error_code error;
    for (fs::directory_iterator at(folder, error); !error && at != fs::directory_iterator(); at.increment(error))
        if (!at->path().filename().string().starts_with(".")) paths.push_back(at->path());
    if (error) throw system_fault(folder.string(), "cannot be read", error.value());
    std::sort(paths.begin(), paths.end());
    return paths;
}

/// Lists a chart, gathering what is told and what is refused.
class Lister {
public:
    explicit Lister(const Chart& chart) : chart_(chart) {}

    Listing run() {
        for (const fs::path& path : contents(chart_.folder))
            if (path.filename() != "chart.yaml") top(path);
        for (const Person& person : chart_.people) {
            const fs::path folder = fs::path(chart_.folder) / person.id;
            std::error_code ignored;
            if (!fs::is_directory(fs::symlink_status(folder, ignored))) continue;  // nothing answered yet, or told
            for (const fs::path& path : contents(folder)) file(person, path);
        }
        if (!refused_.empty()) throw Refused(std::move(refused_));
        return std::move(listing_);
    }

private:
    void pass_over(const fs::path& path, std::string message) {
        listing_.passed_over.push_back({path.string(), {}, std::move(message) + "; passed over"});
    }

    /// Something beside `chart.yaml`.
    void top(const fs::path& path) {
        const std::string name = path.filename().string();
        std::error_code ignored;
        const fs::file_status status = fs::symlink_status(path, ignored);
        const auto is_theirs = [&](const Person& person) { return person.id == name; };
        if (fs::is_symlink(status)) return pass_over(path, "a symbolic link leads out of the chart");
        if (!fs::is_directory(status)) return pass_over(path, "this is no part of a chart");
        if (std::any_of(chart_.people.begin(), chart_.people.end(), is_theirs)) return;
        std::vector<std::string> ids;
        for (const Person& person : chart_.people) ids.push_back(person.id);
        pass_over(path, unknown_name("person", name, ids, "chart.yaml names who answers"));
    }

    void file(const Person& person, const fs::path& path) {
        std::error_code ignored;
        const fs::file_status status = fs::symlink_status(path, ignored);
        if (fs::is_symlink(status)) return pass_over(path, "a symbolic link leads out of the chart");
        if (!fs::is_regular_file(status)) return pass_over(path, "this is no ordinary file");
        if (path.extension() == journal_ending) return listing_.passed_over.push_back({path.string(), {}, std::string(unfinished)});
        if (path.extension() != ".csv") return pass_over(path, "this is no responses file; expected such as phq9.csv");
        try {
            if (check_header(path)) listing_.files.push_back({path.string(), person.id, path.stem().string()});
        } catch (const Refused& refused) {
            refused_.insert(refused_.end(), refused.faults().begin(), refused.faults().end());
        }
    }

    bool check_header(const fs::path& path) {
        const text::CsvReader reader(path.string());
        const auto& header = reader.header();
        const auto has = [&](std::string_view column) { return std::find(header.begin(), header.end(), column) != header.end(); };
        const bool tidy = has("score") && has("value") && has("kind");
        const bool scores = tidy || (has("instrument") && has("version") && header.back() == "status");  // or wide
        if (!scores && has("instrument")) return true;
        refused_.push_back({path.string(),
                            {1, 1},
                            scores ? "this is a scores file; a chart holds responses, from which scores are made anew"
                                   : "this is no responses file; in a chart each has a column \"instrument\""});
        return false;
    }

    const Chart& chart_;
    Listing listing_;
    std::vector<Fault> refused_;
};

}  // namespace

Listing list_responses(const Chart& chart) { return Lister(chart).run(); }

std::string response_file_name(const instrument::Instrument& instrument) {
    std::string name;
    for (const char c : instrument.neutral_title) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (upper) name += static_cast<char>(c - 'A' + 'a');
        else if (kept) name += c;
        else if (!name.empty() && name.back() != '-') name += '-';
    }
    while (!name.empty() && name.back() == '-') name.pop_back();
    return name.empty() ? instrument.id : name;
}

}  // namespace attune::chart
