#pragma once

#include "instrument/head.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::instrument {

/// The folders in which definitions are looked for, in order; of a kind the first file with a name wins. No file is opened: an
/// instrument is `ID.yaml`, an explainer page `about-NAME.yaml`, a battery `ID.yaml` in a folder `batteries`, a wording or the
/// translation of a page `ID.LANGUAGE.yaml` or `ID.LANGUAGE.RATER.yaml` in a folder `wording`, wherever these folders stand.
class Library {
public:
    explicit Library(std::vector<std::string> folders) : folders_(std::move(folders)) {}

    /// The file of that name, without `.yaml`, searched in all subfolders.
    std::optional<std::string> find(std::string_view name, Kind kind = Kind::instrument) const;

    struct Place {
        std::string id;  ///< the name of the file without `.yaml`
        std::string file;
        std::string folder;  ///< below the library, such as `mood`
    };
    /// Every file of a kind once (the first with its name), by folder and id.
    std::vector<Place> places(Kind kind = Kind::instrument) const;

    const std::vector<std::string>& folders() const { return folders_; }

private:
    std::vector<std::string> folders_;
};

/// What the name of a wording's file says: whose texts, in what language, for which rater (empty: for all).
struct WordingName {
    std::string id;
    std::string language;
    std::string rater;
};

/// The name of a wording's file, without `.yaml`.
std::string file_name(const WordingName& name);
/// The parts of such a name; nothing where it has neither two parts nor three.
std::optional<WordingName> parse_wording_name(std::string_view name);

}  // namespace attune::instrument
