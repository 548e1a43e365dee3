#include "instrument/library.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

namespace attune::instrument {
namespace {

namespace fs = std::filesystem;

/// Whether a file can be an instrument by its name: `ID.yaml`, no explainer page, no wording overlay (`ID.es.yaml`).
bool is_instrument(const fs::path& file) {
    const std::string stem = file.stem().string();
    return file.extension() == ".yaml" && stem.find('.') == std::string::npos && !stem.starts_with("about-") && !stem.starts_with(".");
}

/// Instrument files of a folder and its subfolders, in order of their paths. Links to folders are not followed, so there is no
/// going in circles.
std::vector<fs::path> files_below(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code ignored;
    fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, ignored);
    for (; !ignored && at != fs::recursive_directory_iterator(); at.increment(ignored)) {
        const fs::path& path = at->path();
        if (at->is_directory(ignored)) {
            if (path.filename() == "wording" || path.filename() == "batteries") at.disable_recursion_pending();
        } else if (is_instrument(path)) {
            files.push_back(path);
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

std::optional<std::string> Library::find(std::string_view id) const {
    for (const std::string& folder : folders_)
        for (const fs::path& file : files_below(folder))
            if (file.stem().string() == id) return file.string();
    return std::nullopt;
}

std::vector<Library::Place> Library::places() const {
    std::vector<Place> places;
    std::set<std::string> seen;
    for (const std::string& folder : folders_) {
        for (const fs::path& file : files_below(folder)) {
            const std::string id = file.stem().string();
            if (!seen.insert(id).second) continue;
            const std::string below = file.parent_path().lexically_relative(folder).string();
            places.push_back({id, file.string(), below == "." ? "" : below});
        }
    }
    std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.folder != b.folder ? a.folder < b.folder : a.id < b.id; });
    return places;
}

}  // namespace attune::instrument
