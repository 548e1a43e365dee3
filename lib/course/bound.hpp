#pragma once

#include "text/rational.hpp"

#include <optional>

namespace attune::course {

/// What is known of a number: where both ends are the same it is known, where one is lacking it is at least or at most the other,
/// and where both are nothing is known.
struct Bound {
    std::optional<Rational> low;
    std::optional<Rational> high;

    static Bound of(const Rational& value) { return {value, value}; }
    static Bound at_least(const Rational& value) { return {value, std::nullopt}; }
    bool known() const { return low && high && *low == *high; }
    bool nothing() const { return !low && !high; }

    friend bool operator==(const Bound&, const Bound&) = default;
};

/// Arithmetic of what is known. A product or quotient of two that are not known says nothing, nor does a division by what is 0 or not
/// known, nor what outgrows a Rational.
Bound add(const Bound& a, const Bound& b);
Bound subtract(const Bound& a, const Bound& b);
Bound multiply(const Bound& a, const Bound& b);
Bound divide(const Bound& a, const Bound& b);

}  // namespace attune::course
