#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace attune::change {

/// The individuals control chart of values in order of time (XmR; Shewhart 1931, Wheeler 1993).
struct ControlLimits {
    double mean = 0;
    double reach = 0;        ///< how far from the mean the limits lie, in points of the score
    std::size_t points = 0;  ///< that they are made of

    double lower() const { return mean - reach; }
    double upper() const { return mean + reach; }
};

/// Fewer values than this give no limits, and fewer than the other one limits that are provisional.
constexpr std::size_t fewest_for_limits = 8;
constexpr std::size_t fewest_for_firm_limits = 15;

/// The natural process limits of two values or more: mean ± 2.66 * the mean moving range |x[i] - x[i-1]| (Wheeler 1993).
ControlLimits control_limits(std::span<const double> values);

/// -1 where a value lies below limits, 1 where it lies above them, 0 where it lies within or on them, but for the last digits of a double.
int side_of_limits(const ControlLimits& limits, double value);

/// Values in a row that all lie on one side of the mean.
struct Run {
    std::size_t first = 0;
    std::size_t length = 0;
    bool above = false;
};
constexpr std::size_t shortest_run = 8;

/// The runs of eight or more (Western Electric 1956; Wheeler 1993), each as long as it lasts. A value on the mean ends a run.
std::vector<Run> runs(const ControlLimits& limits, std::span<const double> values);

/// How many of `count` values chance alone puts beyond limits of three sigma, of normal values that nothing moves.
double beyond_by_chance(std::size_t count);
/// How many runs of eight or more chance alone makes of `count` values, each of which lies above the mean or below it as a fair coin falls:
/// 2^-7 * (1 + (count - 8) / 2).
double runs_by_chance(std::size_t count);

}  // namespace attune::change
