#pragma once

#include "text/buffer.hpp"
#include "text/rational.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace attune::text {

/// A decimal number by attune's own grammar: optional `-`, digits without a leading zero, optionally `.` and digits. No
/// exponent, no `+`, no hexadecimal, no underscore, at most 18 significant digits. Anything else is no number.
std::optional<Rational> parse_decimal(std::string_view text, char point = '.');

/// As parse_decimal, but whole numbers alone.
std::optional<long long> parse_integer(std::string_view text);

/// The fewest digits that read back as the same double, in fixed notation, without `.0` and without `-0`.
std::string format_number(double value);

/// The same, appended to `out`.
void append_number(Buffer& out, double value);

}  // namespace attune::text
