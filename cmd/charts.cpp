#include "charts.hpp"

#include "output.hpp"

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

std::vector<std::string> paths_of(const std::vector<Input>& inputs) {
    std::vector<std::string> paths;
    paths.reserve(inputs.size());
    for (const Input& input : inputs) paths.push_back(input.path);
    return paths;
}

std::vector<Input> with_charts(const Shelf& shelf, const std::vector<std::string>& files, score::Notices& notices) {
    std::vector<Input> all;
    for (const std::string& path : files) {
        std::error_code ignored;
        if (!std::filesystem::is_directory(path, ignored)) {
            all.push_back({path, {}});
            continue;
        }
        const chart::Chart chart = open_chart(shelf, path);
        const chart::Listing listing = chart::list_responses(chart);
        for (const Fault& fault : listing.passed_over) notices.add(may_hold_answers(fault), {}, [&] { return fault; });
        for (const chart::ResponseFile& file : listing.files) {
            const auto person =
                std::find_if(chart.people.begin(), chart.people.end(), [&](const chart::Person& one) { return one.id == file.respondent; });
            all.push_back({file.path, person == chart.people.end() ? Input().facts : person->with});
        }
    }
    return all;
}

}  // namespace attune::command
