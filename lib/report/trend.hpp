#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace attune::report {

/// Values over time as a picture: lines over the bands of their scale. Values are those of the scale, days count from 1970-01-01.
struct Trend {
    struct Point {
        std::int32_t day = 0;
        double value = 0;
        std::optional<double> low;  ///< with `high`: what it could be, where blanks leave that open
        std::optional<double> high;
    };
    struct Line {
        std::string name;           ///< whose or which it is; empty where there is but one
        std::vector<Point> points;  ///< in order of date
    };
    struct Zone {
        double from = 0;  ///< up to the next one's
        std::string label;
    };
    struct Cutoff {
        double at = 0;
        std::string label;  ///< says the value too: `at or above 10: likely`
    };
    /// Where a value may lie without a reliable change from the first.
    struct Corridor {
        double from = 0;
        double to = 0;
        std::string label;
        bool open = false;  ///< its ends are no part of it
    };

    std::string title;
    std::string description;  ///< what the picture shows, in sentences, for whoever cannot see it
    double low = 0;           ///< the ends of the scale
    double high = 1;
    std::vector<Zone> zones;  ///< bands, ascending
    std::vector<Cutoff> cutoffs;
    std::optional<Corridor> corridor;
    std::vector<Line> lines;
    std::vector<std::string> name = {};  ///< what its file is called after: subject, instrument, score
};

}  // namespace attune::report
