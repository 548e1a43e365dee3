#include "text/rational.hpp"

#include <cmath>
#include <numeric>

namespace attune {
namespace {

using Wide = Rational::Wide;
using Unsigned = unsigned __int128;

// The one number whose negative does not fit: no value has it, so that signs can be turned without a look.
constexpr Wide lowest = static_cast<Wide>(Unsigned{1} << 127U);

Wide magnitude(Wide x) { return x < 0 ? -x : x; }

bool fits_64(Wide x) { return x <= UINT64_MAX; }

/// Of numbers that are not both 0. Division of 128 bits is slow, so it is left as soon as both numbers fit 64.
Wide common_factor(Wide a, Wide b) {
    a = magnitude(a);
    b = magnitude(b);
    while (!fits_64(a) || !fits_64(b)) {
        if (b == 0) return a;
        const Wide rest = a % b;
        a = b;
        b = rest;
    }
    return std::gcd(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
}

Rational overflow() { return Rational(0, 0); }

/// a * by_a ± b * by_b into `out`; true where that does not fit.
bool combine(Wide a, Wide by_a, Wide b, Wide by_b, bool subtract, Wide& out) {
    Wide left = 0;
    Wide right = 0;
    if (__builtin_mul_overflow(a, by_a, &left) || __builtin_mul_overflow(b, by_b, &right)) return true;
    return subtract ? __builtin_sub_overflow(left, right, &out) : __builtin_add_overflow(left, right, &out);
}

Rational sum(const Rational& a, const Rational& b, bool subtract) {
    if (a.overflown() || b.overflown()) return overflow();
    Wide top = 0;
    Wide bottom = 0;
    if (a.denominator() == b.denominator()) {
        const bool over = combine(a.numerator(), 1, b.numerator(), 1, subtract, top);
        return over ? overflow() : Rational(top, a.denominator());
    }
    const bool over = __builtin_mul_overflow(a.denominator(), b.denominator(), &bottom) ||
                      combine(a.numerator(), b.denominator(), b.numerator(), a.denominator(), subtract, top);
    if (!over) return Rational(top, bottom);
    // over the least common denominator it may fit yet
    const Wide factor = common_factor(a.denominator(), b.denominator());
    const Wide by_a = b.denominator() / factor;
    const Wide by_b = a.denominator() / factor;
    if (__builtin_mul_overflow(a.denominator(), by_a, &bottom)) return overflow();
    return combine(a.numerator(), by_a, b.numerator(), by_b, subtract, top) ? overflow() : Rational(top, bottom);
}

/// What is left above the largest whole number at or below, in parts of the denominator.
Wide above_floor(const Rational& x) {
    const Wide rest = x.numerator() % x.denominator();
    return rest < 0 ? rest + x.denominator() : rest;
}

/// Of top and bottom above 0, the nearest double, by long division in binary: 55 bits and a bit that says whether anything is left.
double divide(Unsigned top, Unsigned bottom) {
    constexpr unsigned bits = 55;
    Unsigned quotient = top / bottom;
    Unsigned rest = top % bottom;
    int exponent = 0;
    while ((quotient >> (bits - 1)) == 0) {
        rest <<= 1U;
        quotient = (quotient << 1U) | static_cast<unsigned>(rest >= bottom);
        if (rest >= bottom) rest -= bottom;
        --exponent;
    }
    bool left = rest != 0;
    while ((quotient >> bits) != 0) {
        left = left || (quotient & 1U) != 0;
        quotient >>= 1U;
        ++exponent;
    }
    const auto nearest = static_cast<double>(static_cast<std::uint64_t>(quotient) | static_cast<std::uint64_t>(left));
    return std::ldexp(nearest, exponent);
}

}  // namespace

Rational::Rational(Wide numerator, Wide denominator) : denominator_(0) {
    if (denominator == 0 || numerator == lowest || denominator == lowest) return;
    if (denominator == 1) {
        numerator_ = numerator;
        denominator_ = 1;
        return;
    }
    const Wide factor = denominator < 0 ? -common_factor(numerator, denominator) : common_factor(numerator, denominator);
    numerator_ = numerator / factor;
    denominator_ = denominator / factor;
}

double Rational::to_double() const {
    // up to here every whole number is a double, and one division of two of them is rounded once
    constexpr Wide exact = Wide{1} << 53U;
    if (overflown()) return std::nan("");
    if (magnitude(numerator_) <= exact && denominator_ <= exact) {
        return static_cast<double>(static_cast<std::int64_t>(numerator_)) / static_cast<double>(static_cast<std::int64_t>(denominator_));
    }
    const double size = divide(static_cast<Unsigned>(magnitude(numerator_)), static_cast<Unsigned>(denominator_));
    return numerator_ < 0 ? -size : size;
}

Rational::Wide Rational::floor() const {
    const Wide quotient = numerator_ / denominator_;
    return numerator_ < 0 && quotient * denominator_ != numerator_ ? quotient - 1 : quotient;
}

Rational operator+(const Rational& a, const Rational& b) { return sum(a, b, false); }

Rational operator-(const Rational& a, const Rational& b) { return sum(a, b, true); }

Rational operator*(const Rational& a, const Rational& b) {
    if (a.overflown() || b.overflown()) return overflow();
    Wide top = 0;
    if (a.whole() && b.whole()) {
        return __builtin_mul_overflow(a.numerator(), b.numerator(), &top) ? overflow() : Rational(top, 1);
    }
    // reduced crosswise the products are as small as they can be
    const Rational left(a.numerator(), b.denominator());
    const Rational right(b.numerator(), a.denominator());
    Wide bottom = 0;
    const bool over = __builtin_mul_overflow(left.numerator(), right.numerator(), &top) ||
                      __builtin_mul_overflow(left.denominator(), right.denominator(), &bottom);
    return over ? overflow() : Rational(top, bottom);
}

Rational operator/(const Rational& a, const Rational& b) {
    if (a.overflown() || b.overflown() || b.numerator() == 0) return overflow();
    return a * Rational(b.denominator(), b.numerator());
}

std::strong_ordering Rational::compare(const Rational& a, const Rational& b) {
    if (a.overflown() || b.overflown()) return a.overflown() <=> b.overflown();
    if (a.denominator_ == b.denominator_) return a.numerator_ <=> b.numerator_;
    Wide left = 0;
    Wide right = 0;
    const bool over =
        __builtin_mul_overflow(a.numerator_, b.denominator_, &left) || __builtin_mul_overflow(b.numerator_, a.denominator_, &right);
    if (!over) return left <=> right;
    // compare whole parts, then the rests turned upside down
    const Wide whole_a = a.floor();
    const Wide whole_b = b.floor();
    if (whole_a != whole_b) return whole_a <=> whole_b;
    const Wide rest_a = above_floor(a);
    const Wide rest_b = above_floor(b);
    if (rest_a == 0 || rest_b == 0) return rest_a <=> rest_b;
    return Rational(b.denominator_, rest_b) <=> Rational(a.denominator_, rest_a);
}

Rational round_to(const Rational& value, const Rational& step, Half half) {
    const Rational steps = value / step;
    if (steps.overflown()) return steps;
    const Wide below = steps.floor();
    const Rational rest(above_floor(steps), steps.denominator());
    const Rational middle(1, 2);
    const bool up = rest > middle || (rest == middle && (half == Half::up || below % 2 != 0));
    return Rational(up ? below + 1 : below, 1) * step;
}

}  // namespace attune
