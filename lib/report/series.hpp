#pragma once

#include "report/administrations.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace attune::report {

/// Administrations that one person gave of one instrument about one target, in order of date, those without one last.
struct Series {
    SeriesKey key;
    std::vector<const Administration*> administrations;
    std::size_t before = 0;             ///< of two phases so many are of the first: up to a day, or of the earlier file
    std::optional<std::int32_t> until;  ///< the day up to which the first phase lasts; nothing of two files

    const Administration& newest() const;  ///< of one that has any: the last one with a date, or the last one
};

/// The series of a subject, in the order of their first administrations.
std::vector<Series> series_in(const Subject& subject);

/// Parts a series in what lies up to a day, and what lies after it.
void part(Series& series, std::int32_t day);

/// The series of two files, those of the later one first: of each what the earlier file has, then what the later one has. What stands in
/// both (the same date, entered at the same time) counts once.
std::vector<Series> joined(const std::vector<Series>& earlier, std::vector<Series> later);

}  // namespace attune::report
