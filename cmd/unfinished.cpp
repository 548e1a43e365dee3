#include "unfinished.hpp"

#include "chart/chart.hpp"
#include "text/disk.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace attune::command {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> journals_beside(const fs::path& file) {
    std::vector<std::string> found;
    const fs::path folder = file.parent_path();
    const std::string begins = file.filename().string() + ".";
    for (const text::FolderEntry& entry : text::entries_of(folder.empty() ? "." : folder.string()))
        if (entry.name.starts_with(begins) && entry.name.ends_with(chart::journal_ending)) found.push_back((folder / entry.name).string());
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
