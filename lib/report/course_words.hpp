#pragma once

#include "course/figure.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace attune::report {

/// A figure for the eye: `41`, `at least 41`, `3 of 4`, `+5, from 80 to 85`; where there is none the values themselves, or why.
std::string value_words(const course::Figure& figure);
/// What it rests on: `4 known of 6 rows; 6 weeks from 2026-04-01 to 2026-05-13, 7 rows outside`.
std::string basis_words(const course::Figure& figure);
/// `complete`, `at least`, `at most`, `insufficient`, `not applicable`.
std::string_view status_of(const course::Figure& figure);

/// `1 row`, `3 rows`.
std::string rows_words(std::size_t rows);

}  // namespace attune::report
