#include "charts.hpp"

#include "output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace attune::command {

chart::Chart open_chart(const Shelf& shelf, const std::string& folder) {
    const std::vector<std::string> batteries = shelf.names(instrument::Kind::battery);
    return chart::open_chart(folder, &batteries);
}

bool may_hold_answers(const Fault& passed_over) {
    std::error_code ignored;
    const std::filesystem::path path(passed_over.file);
    return std::filesystem::is_symlink(path, ignored) || std::filesystem::is_directory(path, ignored) || path.extension() == ".csv";
}

namespace {

std::vector<std::string> ids_of(const chart::Chart& chart) {
    std::vector<std::string> ids;
    for (const chart::Person& person : chart.people) ids.push_back(person.id);
    return ids;
}

}  // namespace

std::vector<std::string> paths_read(const std::vector<std::string>& files, const std::vector<Input>& inputs) {
    std::vector<std::string> paths;
    for (const std::string& file : files)
        if (chart::is_chart(file)) paths.push_back(file + "/chart.yaml");
    for (const Input& input : inputs) paths.push_back(input.path);
    return paths;
}

Refused unknown_subject(const std::string& subject, const std::vector<std::string>& known, const std::vector<Input>& inputs) {
    const auto person =
        std::find_if(inputs.begin(), inputs.end(), [&](const Input& input) { return !subject.empty() && input.name == subject; });
    if (person == inputs.end()) return usage_fault("--subject: " + unknown_name("subject", subject, known));
    return usage_fault(fmt::format("--subject {}: that is the name of {}, and rows go by the id; say --subject {}", subject,
                                   person->owner.id, person->owner.id));
}

std::vector<Input> with_charts(const Shelf& shelf, const std::vector<std::string>& files, score::Notices& notices) {
    std::vector<Input> all;
    for (const std::string& path : files) {
        std::error_code ignored;
        if (!std::filesystem::is_directory(path, ignored)) {
            all.push_back({path, {}, {}});
            continue;
        }
        const chart::Chart chart = open_chart(shelf, path);
        const chart::Listing listing = chart::list_responses(chart);
        for (const Fault& fault : listing.passed_over) notices.add(may_hold_answers(fault), {}, [&] { return fault; });
        for (const chart::ResponseFile& file : listing.files) {
            for (const chart::Person& person : chart.people)
                if (person.id == file.respondent) all.push_back({file.path, {person.id, ids_of(chart), person.with}, person.name});
        }
    }
    return all;
}

}  // namespace attune::command
