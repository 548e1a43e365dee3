#pragma once

#include <compare>
#include <cstdint>

namespace attune {

/// An exact fraction. Scores are computed with it, so that what lies on a band's edge is on it; a double is made of it once,
/// at the end. A result that would not fit (some 38 digits) is `overflown`, and so is all that is computed from it: it
/// compares as nothing and never passes for a value.
class Rational {
public:
    using Wide = __int128;

    constexpr Rational() = default;
    constexpr Rational(std::int64_t whole) : numerator_(whole) {}  // NOLINT(google-explicit-constructor): a whole number is one
    Rational(Wide numerator, Wide denominator);                    ///< of a denominator of 0: overflown

    bool overflown() const { return denominator_ == 0; }
    bool whole() const { return denominator_ == 1; }
    Wide numerator() const { return numerator_; }
    Wide denominator() const { return denominator_; }

    /// The nearest double.
    double to_double() const;
    /// The largest whole number at or below; of no overflown value.
    Wide floor() const;

    friend Rational operator+(const Rational& a, const Rational& b);
    friend Rational operator-(const Rational& a, const Rational& b);
    friend Rational operator*(const Rational& a, const Rational& b);
    friend Rational operator/(const Rational& a, const Rational& b);  ///< b not 0
    Rational operator-() const { return Rational() - *this; }

    /// An overflown value equals nothing, not even itself; it is sorted behind all values. Ask overflown() before comparing.
    friend bool operator==(const Rational& a, const Rational& b) {
        return !a.overflown() && a.numerator_ == b.numerator_ && a.denominator_ == b.denominator_;
    }
    friend std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
        if (a.denominator_ == 1 && b.denominator_ == 1) return a.numerator_ <=> b.numerator_;
        return compare(a, b);
    }

private:
    static std::strong_ordering compare(const Rational& a, const Rational& b);

    Wide numerator_ = 0;
    Wide denominator_ = 1;  // positive and without a common factor; 0: overflown
};

/// Where a value lies half way between two steps: towards +infinity, or to the even step.
enum class Half { up, even };

/// The multiple of `step` (above 0) nearest to `value`.
Rational round_to(const Rational& value, const Rational& step, Half half);

}  // namespace attune
