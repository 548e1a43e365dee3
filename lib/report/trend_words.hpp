#pragma once

#include "report/administrations.hpp"
#include "report/trend.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace attune::report {

/// One value of a score, and when it was.
struct Measured {
    const Administration* administration = nullptr;
    const ScoreRow* row = nullptr;
    std::int32_t day = 0;  ///< since 1970-01-01
    double value = 0;
};

/// What a picture of values (two at least) shows, in sentences: the first, the last, the least and the most with their dates and bands, the
/// scale, what is no reliable change, and what is not in it. `left_out`: administrations of the series that are not in it.
std::string trend_words(const Trend& trend, const std::vector<Measured>& values, const instrument::Score& score, std::size_t left_out);

}  // namespace attune::report
