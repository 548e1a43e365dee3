#pragma once

#include <optional>
#include <string>
#include <vector>

namespace attune::report {

/// Where a value lies on its scale. Positions are shares of the range, 0 to 1.
struct Gauge {
    std::string low;
    std::string high;
    std::vector<double> edges = {};  ///< where bands begin, ascending
    std::optional<double> value = {};
    std::optional<double> from = {};  ///< of what the score could be, where that is not one value
    std::optional<double> to = {};
    std::vector<std::string> bands = {};    ///< what the bands are called: before the first edge, then from each; or nothing
    std::vector<std::string> numbers = {};  ///< the value of the scale at each edge; or nothing
    std::string shown = {};                 ///< what stands beside the value
    std::string title = {};
    std::string description = {};        ///< what the picture shows, in sentences, for whoever cannot see it
    std::vector<std::string> name = {};  ///< what its file is called after: subject, instrument, score
};

}  // namespace attune::report
