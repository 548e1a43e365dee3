#include "unfinished.hpp"

#include "chart/chart.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace attune::command {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> journals_beside(const fs::path& file) {
    std::vector<std::string> found;
    std::error_code error;
    const std::string begins = file.filename().string() + ".";
    for (fs::directory_iterator at(file.parent_path().empty() ? "." : file.parent_path(), error); !error && at != fs::directory_iterator();
         at.increment(error)) {
        const std::string name = at->path().filename().string();
        if (name.starts_with(begins) && name.ends_with(".journal")) found.push_back((file.parent_path() / name).string());
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

void tell_unfinished(const std::vector<std::string>& files, score::Notices& notices) {
    std::error_code ignored;
    for (const std::string& file : files) {
        if (file == "-" || fs::is_directory(file, ignored)) continue;
        for (const std::string& path : journals_beside(file))
            notices.add(false, {}, [&] { return Fault{path, {}, std::string(chart::unfinished)}; });
    }
}

}  // namespace attune::command
