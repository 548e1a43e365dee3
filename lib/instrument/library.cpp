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
    return file.extension() == ".yaml" && !stem.empty() && stem.find('.') == std::string::npos && !stem.starts_with("about-");
}

bool is_passed_over(const fs::path& folder) {
    const std::string name = folder.filename().string();
    return name == "wording" || name == "batteries" || name.starts_with(".");
}

/// Walks a folder and its subfolders in order of their names, the same on every machine. No file is opened.
class Walk {
public:
    /// `visit` is called with each instrument file; where it returns true, the walk ends.
    template <class Visit>
    bool run(const fs::path& folder, const Visit& visit) {
        std::error_code error;
        const fs::path real = fs::canonical(folder, error);
        if (error || !seen_.insert(real.string()).second) return false;  // links may lead in a circle
        for (const auto& [path, is_folder] : listing(folder)) {
            if (is_folder ? run(path, visit) : visit(path)) return true;
        }
        return false;
    }

private:
    static std::vector<std::pair<fs::path, bool>> listing(const fs::path& folder) {
        std::vector<std::pair<fs::path, bool>> entries;
        std::error_code error;
        for (fs::directory_iterator at(folder, error); !error && at != fs::directory_iterator(); at.increment(error)) {
            std::error_code broken;  // such as a link to nothing: passed over
            if (at->is_directory(broken)) {
                if (!is_passed_over(at->path())) entries.emplace_back(at->path(), true);
            } else if (is_instrument(at->path()) && at->is_regular_file(broken)) {
                entries.emplace_back(at->path(), false);
            }
        }
        std::sort(entries.begin(), entries.end());
        return entries;
    }

    std::set<std::string> seen_;
};

}  // namespace

std::optional<std::string> Library::find(std::string_view id) const {
    std::optional<std::string> found;
    for (const std::string& folder : folders_) {
        Walk().run(folder, [&](const fs::path& file) {
            if (file.stem().string() != id) return false;
            found = file.string();
            return true;
        });
        if (found) break;
    }
    return found;
}

std::vector<Library::Place> Library::places() const {
    std::vector<Place> places;
    std::set<std::string> seen;
    for (const std::string& folder : folders_) {
        Walk().run(folder, [&](const fs::path& file) {
            std::string id = file.stem().string();
            if (!seen.insert(id).second) return false;
            const std::string below = file.parent_path().lexically_relative(folder).string();
            places.push_back({std::move(id), file.string(), below == "." ? "" : below});
            return false;
        });
    }
    std::stable_sort(places.begin(), places.end(),
                     [](const Place& a, const Place& b) { return a.folder != b.folder ? a.folder < b.folder : a.id < b.id; });
    return places;
}

}  // namespace attune::instrument
