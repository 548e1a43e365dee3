#pragma once

#include "change/control_chart.hpp"
#include "change/phases.hpp"
#include "change/slope.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace attune::change {

/// How many values each figure needs, and what more than a number of them would take too long for.
constexpr std::size_t fewest_for_trend = 5;
constexpr std::size_t fewest_for_correlation = 12;
constexpr std::size_t fewest_in_phase = 3;    ///< Kratochwill et al. 2010
constexpr std::size_t most_for_pairs = 1000;  ///< for trend and phases, which look at every pair

/// A person's values of one score held against each other. What the values are too few for is not there: no figure at all under 5, no limits
/// under 8, no correlation under 12, no overlap with fewer than 3 in a phase.
struct History {
    std::size_t before = 0;               ///< values of the first phase; 0 where there are no two
    std::optional<ControlLimits> limits;  ///< of the first phase, or of all values where that has fewer than 8
    std::vector<std::size_t> beyond;      ///< the places of the values beyond the limits
    std::vector<Run> runs;
    std::optional<Slope> slope;
    std::optional<double> correlation;  ///< of each value with the next; by phase where the limits are those of the first one
    std::optional<Overlap> overlap;
    bool equal = false;  ///< whether all values are the same
    std::size_t points = 0;

    /// Whether limits are too narrow, as neighbouring values go together.
    bool narrow() const { return correlation && *correlation > lag_one_bound(points); }
    /// Whether limits are of few values.
    bool provisional() const { return limits && limits->points < fewest_for_firm_limits; }
    /// How many flags chance alone would raise where nothing changes: values beyond limits, runs, and a trend whose interval
    /// holds no 0. None where all values are the same.
    double flags_by_chance() const;
};

/// Of points in order of time, of which `before` stand in the first phase; 0, or as many as there are, where there are no two phases.
History history_of(std::span<const Point> points, std::size_t before);

}  // namespace attune::change
