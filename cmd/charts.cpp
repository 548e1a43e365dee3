#include "charts.hpp"

#include "output.hpp"

#include <filesystem>

namespace attune::command {

chart::Chart open_chart(const Shelf& shelf, const std::string& folder) {
    const std::vector<std::string> batteries = shelf.names(instrument::Kind::battery);
    return chart::open_chart(folder, &batteries);
}

std::vector<chart::ResponseFile> responses_of(const chart::Chart& chart) {
    chart::Listing listing = chart::list_responses(chart);
    for (const Fault& fault : listing.passed_over) tell(fault);
    return std::move(listing.files);
}

std::vector<std::string> with_charts(const Shelf& shelf, const std::vector<std::string>& files) {
    std::vector<std::string> all;
    for (const std::string& path : files) {
        std::error_code ignored;
        if (!std::filesystem::is_directory(path, ignored)) {
            all.push_back(path);
            continue;
        }
        for (const chart::ResponseFile& file : responses_of(open_chart(shelf, path))) all.push_back(file.path);
    }
    return all;
}

}  // namespace attune::command
