#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace attune::instrument {

/// What a YAML file defines.
enum class Kind { instrument, wording, battery, chart, explainer };

/// The head of an instrument, a battery or an explainer page, read without its content: what `list` shows. What a battery or a page
/// does not have is empty.
struct Head {
    Kind kind = Kind::instrument;
    std::string file;
    std::string id;
    std::string title;
    std::string abbreviation;
    std::string version;
    std::string measures;
    std::string minutes;
    std::string licence;
    std::string language = "en";
    bool worksheet = false;
    bool bundled = false;
    std::size_t items = 0;
};

/// Reads a head, leniently: only as far as the scores of an instrument, the steps of a battery, the text of a page, where the keys stand
/// in their usual order. Throws Refused where the file is no YAML, or of another kind.
Head read_head(std::string_view source, const std::string& file, Kind kind = Kind::instrument);

}  // namespace attune::instrument
