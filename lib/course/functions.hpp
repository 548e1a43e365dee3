#pragma once

#include "course/bound.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace attune::course {

/// What is reckoned over rows.
enum class Function : std::uint8_t { first, last, mean, median, least, most, sum, change, successive, count, share, dates, since };

/// What a function takes of each row.
enum class Takes : std::uint8_t { number, condition, date, nothing };

struct Traits {
    std::string_view name;
    Function function;
    Takes takes;
    bool in_order;       ///< rests on the order of rows, or on their dates: a row without a date has no part in it
    bool may_be_open;    ///< takes a condition under which a value is no more than a least
    std::size_t needed;  ///< known values without which there is none
};

constexpr std::array<Traits, 13> functions{{{"first", Function::first, Takes::number, true, true, 1},
                                            {"last", Function::last, Takes::number, true, true, 1},
                                            {"mean", Function::mean, Takes::number, false, true, 1},
                                            {"median", Function::median, Takes::number, false, true, 1},
                                            {"min", Function::least, Takes::number, false, true, 1},
                                            {"max", Function::most, Takes::number, false, true, 1},
                                            {"sum", Function::sum, Takes::number, false, true, 1},
                                            {"change", Function::change, Takes::number, true, false, 2},
                                            {"successive", Function::successive, Takes::number, true, false, 2},
                                            {"count", Function::count, Takes::condition, false, false, 1},
                                            {"share", Function::share, Takes::condition, false, false, 1},
                                            {"dates", Function::dates, Takes::nothing, true, false, 1},
                                            {"since", Function::since, Takes::date, true, false, 1}}};

constexpr const Traits& traits_of(Function function) { return functions[static_cast<std::size_t>(function)]; }

/// The value of a function over known values in order, as many as it needs at least. A condition is 1 or 0, a date its days since
/// 1970-01-01, and `since` counts from the last of them to `today`.
Bound reckon(Function function, const std::vector<Bound>& values, std::int32_t today);

}  // namespace attune::course
