#include "instrument/library.hpp"

#include "text/disk.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

namespace attune::instrument {
namespace {

constexpr std::string_view ending = ".yaml";

/// The kind of what lies in a folder of this name, whatever folder that lies in.
Kind kind_in(std::string_view folder, Kind around) {
    if (folder == "wording") return Kind::wording;
    return folder == "batteries" ? Kind::battery : around;
}

/// Whether a file can be of a kind by its name; `around` is the kind that its folder holds.
bool can_be(std::string_view file, Kind kind, Kind around) {
    if (!file.ends_with(ending) || file == ending) return false;
    if (around != Kind::instrument) return kind == around;
    file.remove_suffix(ending.size());
    if (file.find('.') != std::string_view::npos) return false;  // a wording that lies beside its instrument
    return kind == (file.starts_with("about-") ? Kind::explainer : Kind::instrument);
}

/// Walks a folder and its subfolders in order of their names, the same on every machine. No file is opened.
class Walk {
public:
    explicit Walk(Kind kind) : kind_(kind) {}

    /// `visit` is called with each file of the kind, its id and the folder that it lies in; where it returns true, the walk ends.
    template <class Visit>
    bool run(const std::string& folder, const Visit& visit) {
        return enter(folder, {}, Kind::instrument, visit);
    }

private:
    template <class Visit>
    bool enter(const std::string& folder, const std::string& below, Kind around, const Visit& visit) {
        const auto identity = text::identity_of(folder);
        if (!identity || !seen_.insert(*identity).second) return false;  // links may lead in a circle
        for (text::FolderEntry& entry : listing(folder, around)) {
            std::string& name = entry.name;
            std::string path = folder;
            if (!path.ends_with('/')) path += '/';
            path += name;
            bool found = false;
            if (entry.is_folder) {
                const Kind inside = kind_in(name, around);
                if (!below.empty()) name.insert(0, below + "/");
                found = enter(path, name, inside, visit);
            } else {
                name.resize(name.size() - ending.size());
                found = visit(path, name, below);
            }
            if (found) return true;
        }
        return false;
    }

    /// Whether nothing of the kind can lie in a folder.
    bool passes_over(std::string_view folder, Kind around) const {
        const Kind inside = kind_in(folder, around);
        return folder.starts_with(".") || (inside != Kind::instrument && inside != kind_);
    }

    /// What is to be looked at in a folder, by name.
    std::vector<text::FolderEntry> listing(const std::string& folder, Kind around) const {
        std::vector<text::FolderEntry> entries = text::entries_of(folder);
        std::erase_if(entries, [&](const text::FolderEntry& entry) {
            return entry.is_folder ? passes_over(entry.name, around) : !entry.is_file || !can_be(entry.name, kind_, around);
        });
        std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
        return entries;
    }

    Kind kind_;
    std::set<std::pair<std::uint64_t, std::uint64_t>> seen_;
};

}  // namespace

std::optional<std::string> Library::find(std::string_view name, Kind kind) const {
    std::optional<std::string> found;
    for (const std::string& folder : folders_) {
        Walk(kind).run(folder, [&](const std::string& file, const std::string& id, const std::string&) {
            if (id == name) found = file;
            return found.has_value();
        });
        if (found) break;
    }
    return found;
}

std::vector<Library::Place> Library::places(Kind kind) const {
    std::vector<Place> places;
    std::set<std::string> seen;
    for (const std::string& folder : folders_) {
        Walk(kind).run(folder, [&](const std::string& file, const std::string& id, const std::string& below) {
            if (seen.insert(id).second) places.push_back({id, file, below});
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
