#pragma once

#include "instrument/formula.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace attune::instrument {

struct Section {
    std::string id;
    std::string title;
    std::string note;
    bool sensitive = false;
    bool apart = false;  ///< asked last, alone, on a cleared screen
    Formula when;
    std::optional<Visibility> visibility;
    Position at;
};

struct Item {
    std::string id;
    std::string label;
    std::string text;  ///< full wording, only where the wording is bundled
    std::string help;
    std::size_t response = 0;  ///< index in Instrument::responses
    std::optional<std::size_t> section;
    Formula when;
    bool risk = false;
    bool may_not_apply = false;
    bool unscored = false;
    std::string as_is;
    std::optional<Visibility> visibility;
    Position at;
    Position text_at;  ///< where it has a text
};

}  // namespace attune::instrument
