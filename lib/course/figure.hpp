#pragma once

#include "course/rows.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attune::course {

/// What one course function found in the rows: the values that are known, in order. A condition is 1 or 0, a date its days since
/// 1970-01-01.
struct Found {
    const Call* call = nullptr;
    std::vector<Bound> values;
    std::size_t needed = 1;
};

/// A course figure over the rows of a series, or over those of one key.
struct Figure {
    enum class State : std::uint8_t {
        made,
        too_few,    ///< known values: they are told, and there is no figure
        unreckoned  ///< the values do not give one, as in a division by 0
    };

    const FigurePlan* plan = nullptr;
    std::string key;  ///< of `each`
    State state = State::made;
    Bound value;
    std::vector<Found> found;  ///< by the calls of the formula
    std::size_t rows = 0;      ///< that it looks at
    std::size_t all = 0;       ///< rows of the series, or of the key, that can be read
    std::size_t outside = 0;   ///< of these the ones that lie outside the window
    std::size_t undated = 0;   ///< of these the ones that have no date and no part in it, as a window or an order is asked
    std::size_t doubtful = 0;  ///< of these the ones of which it is not known whether `where` holds
    std::optional<std::pair<std::int32_t, std::int32_t>> days;    ///< the first and the last of the rows that it looks at
    std::optional<std::pair<std::int32_t, std::int32_t>> window;  ///< both ends in

    /// Known values, of the function that has the fewest.
    std::size_t known() const;
};

/// The figure that a plan makes of rows; where it is one for each key, a figure for each in the order of their first rows; where no row
/// has a key, one without, over no rows. `today`: the report's day, in days since 1970-01-01.
std::vector<Figure> figures(const FigurePlan& plan, Rows& rows, std::int32_t today);

}  // namespace attune::course
