#pragma once

#include "text/position.hpp"

#include <string>

namespace attune::instrument {

/// An expression as it is written; the room `expression` types it. Empty text: there is none.
struct Formula {
    std::string text;
    Position at;  ///< of its first character

    explicit operator bool() const { return !text.empty(); }
};

enum class Visibility { clinician, self, shared };

/// Where the texts of a whole form stand; line 0 where there is none.
struct FormPlaces {
    Position title;
    Position content_note;
    Position explainer;
    Position closing;
};

}  // namespace attune::instrument
