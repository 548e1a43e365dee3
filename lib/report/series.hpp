#pragma once

#include "report/administrations.hpp"

#include <vector>

namespace attune::report {

/// Administrations that one person gave of one instrument about one target, in the order of their subject: by date, those without one
/// last.
struct Series {
    std::vector<const Administration*> administrations;  ///< one at least

    const Administration& newest() const;  ///< the last one with a date, or the last one
};

/// The series of a subject, in the order of their first administrations.
std::vector<Series> series_in(const Subject& subject);

}  // namespace attune::report
