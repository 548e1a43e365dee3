#include "instrument/library.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

namespace attune::instrument {
namespace {

namespace fs = std::filesystem;

/// The kind of what lies in a folder of this name, whatever folder that lies in.
Kind kind_in(const fs::path& folder, Kind around) {
    const std::string name = folder.filename().string();
    if (name == "wording") return Kind::wording;
    return name == "batteries" ? Kind::battery : around;
}

/// Whether a file can be of a kind by its name; `around` is the kind that its folder holds.
bool can_be(const fs::path& file, Kind kind, Kind around) {
    const std::string stem = file.stem().string();
    if (file.extension() != ".yaml" || stem.empty()) return false;
    if (around != Kind::instrument) return kind == around;
    if (stem.find('.') != std::string::npos) return false;  // a wording that lies beside its instrument
    return kind == (stem.starts_with("about-") ? Kind::explainer : Kind::instrument);
}

/// Walks a folder and its subfolders in order of their names, the same on every machine. No file is opened.
class Walk {
public:
    explicit Walk(Kind kind) : kind_(kind) {}

    /// `visit` is called with each file of the kind; where it returns true, the walk ends.
    template <class Visit>
    bool run(const fs::path& folder, const Visit& visit, Kind around = Kind::instrument) {
        std::error_code error;
        const fs::path real = fs::canonical(folder, error);
        if (error || !seen_.insert(real.string()).second) return false;  // links may lead in a circle
        for (const auto& [path, is_folder] : listing(folder, around)) {
            if (is_folder ? run(path, visit, kind_in(path, around)) : visit(path)) return true;
        }
        return false;
    }

private:
    /// Whether nothing of the kind can lie in a folder.
    bool passes_over(const fs::path& folder, Kind around) const {
        const Kind inside = kind_in(folder, around);
        return folder.filename().string().starts_with(".") || (inside != Kind::instrument && inside != kind_);
    }

    std::vector<std::pair<fs::path, bool>> listing(const fs::path& folder, Kind around) const {
        std::vector<std::pair<fs::path, bool>> entries;
        std::error_code error;
        for (fs::directory_iterator at(folder, error); !error && at != fs::directory_iterator(); at.increment(error)) {
            std::error_code broken;  // such as a link to nothing: passed over
            if (at->is_directory(broken)) {
                if (!passes_over(at->path(), around)) entries.emplace_back(at->path(), true);
            } else if (can_be(at->path(), kind_, around) && at->is_regular_file(broken)) {
                entries.emplace_back(at->path(), false);
            }
        }
        std::sort(entries.begin(), entries.end());
        return entries;
    }

    Kind kind_;
    std::set<std::string> seen_;
};

}  // namespace

std::optional<std::string> Library::find(std::string_view name, Kind kind) const {
    std::optional<std::string> found;
    for (const std::string& folder : folders_) {
        Walk(kind).run(folder, [&](const fs::path& file) {
            if (file.stem().string() != name) return false;
            found = file.string();
            return true;
        });
        if (found) break;
    }
    return found;
}

std::vector<Library::Place> Library::places(Kind kind) const {
    std::vector<Place> places;
    std::set<std::string> seen;
    for (const std::string& folder : folders_) {
        Walk(kind).run(folder, [&](const fs::path& file) {
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

std::string file_name(const WordingName& name) { return name.id + "." + name.language + (name.rater.empty() ? "" : "." + name.rater); }

std::optional<WordingName> parse_wording_name(std::string_view name) {
    const auto parts = text::split(name, '.');
    if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
    if (std::any_of(parts.begin(), parts.end(), [](std::string_view part) { return part.empty(); })) return std::nullopt;
    return WordingName{std::string(parts[0]), std::string(parts[1]), std::string(parts.size() == 3 ? parts[2] : "")};
}

}  // namespace attune::instrument
