#pragma once

#include "text/position.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attune::instrument {

/// A worked example: `check` scores the answers and compares.
struct Example {
    struct Expectation {
        std::string name;   ///< a score
        std::string field;  ///< value band status low high z t percentile
        std::string text;
        Position at;
    };
    std::string name;
    std::vector<std::pair<std::size_t, std::string>> answers;  ///< item and cell
    std::vector<std::pair<std::string, std::string>> with;     ///< attribute and cell
    std::string rater;
    std::string source;
    std::vector<Expectation> expect;
    std::optional<std::vector<std::string>> alerts;
    Position at;
};

}  // namespace attune::instrument
