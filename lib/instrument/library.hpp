#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::instrument {

/// The folders in which instruments are looked for, in order; the first file `ID.yaml` with an id wins.
class Library {
public:
    explicit Library(std::vector<std::string> folders) : folders_(std::move(folders)) {}

    /// The file of the instrument `id`, searched in all subfolders.
    std::optional<std::string> find(std::string_view id) const;

    struct Place {
        std::string id;
        std::string file;
        std::string folder;  ///< below the library, such as `mood`
    };
    /// Every instrument file once (the first with its id), by folder and id.
    std::vector<Place> places() const;

    const std::vector<std::string>& folders() const { return folders_; }

private:
    std::vector<std::string> folders_;
};

}  // namespace attune::instrument
