#pragma once

#include <cstdint>

namespace attune::change {

/// A value and its day, in days since 1970-01-01.
struct Point {
    std::int32_t day = 0;
    double value = 0;
};

}  // namespace attune::change
