#pragma once

#include "report/administrations.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace attune::report {

/// Administrations that one person gave of one instrument about one target, in order of date.
struct Series {
    SeriesKey key;
    std::vector<const Administration*> administrations;
    std::size_t before = 0;             ///< of two phases so many are of the first: up to a day, or of the earlier file
    std::optional<std::int32_t> until;  ///< the day up to which the first phase lasts; nothing of two files
};

/// Parts a series in what lies up to a day, and what lies after it.
void part(Series& series, std::int32_t day);

/// The series of two files, those of the later one first: of each what the earlier file has, then what the later one has. What stands in
/// both (the same date, entered at the same time) counts once.
std::vector<Series> joined(const std::vector<Series>& earlier, std::vector<Series> later);

}  // namespace attune::report
