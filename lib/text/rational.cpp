#include "text/rational.hpp"

#include <numeric>

namespace attune {
namespace {

using Wide = Rational::Wide;

Wide magnitude(Wide x) { return x < 0 ? -x : x; }

bool fits_64(Wide x) { return x <= static_cast<Wide>(INT64_MAX) && x >= -static_cast<Wide>(INT64_MAX); }

Wide common_factor(Wide a, Wide b) {
    a = magnitude(a);
    b = magnitude(b);
    while (!fits_64(a) || !fits_64(b)) {
        if (b == 0) return a;
        const Wide rest = a % b;
        a = b;
        b = rest;
    }
    return std::gcd(static_cast<std::int64_t>(a), static_cast<std::int64_t>(b));
}

constexpr std::int64_t half_range = std::int64_t{1} << 62;
bool small(Wide x) { return x < half_range && x > -half_range; }

}  // namespace

Rational::Rational(Wide numerator, Wide denominator) {
    if (denominator == 1) {
        numerator_ = numerator;
        return;
    }
    const Wide factor = common_factor(numerator, denominator);
    const Wide sign = denominator < 0 ? -1 : 1;
    numerator_ = factor == 0 ? 0 : sign * numerator / factor;
    denominator_ = factor == 0 ? 0 : sign * denominator / factor;
}

double Rational::to_double() const {
    // whole numbers of 64 bits and less divide to the nearest double; beyond that the long double's 64 bits do
    constexpr Wide exact = Wide{1} << 53;
    if (magnitude(numerator_) <= exact && denominator_ <= exact) return static_cast<double>(static_cast<std::int64_t>(numerator_)) / static_cast<double>(static_cast<std::int64_t>(denominator_));
    return static_cast<double>(static_cast<long double>(numerator_) / static_cast<long double>(denominator_));
}

Rational::Wide Rational::floor() const {
    const Wide quotient = numerator_ / denominator_;
    return numerator_ < 0 && quotient * denominator_ != numerator_ ? quotient - 1 : quotient;
}

namespace {

Rational overflow() { return Rational(0, 0); }

/// a.n * b.d (op) b.n * a.d over a.d * b.d, told apart by `subtract`.
Rational sum(const Rational& a, const Rational& b, bool subtract) {
    if (a.overflown() || b.overflown()) return overflow();
    if (a.denominator() == b.denominator()) {
        Wide n = 0;
        const bool over = subtract ? __builtin_sub_overflow(a.numerator(), b.numerator(), &n) : __builtin_add_overflow(a.numerator(), b.numerator(), &n);
        return over ? overflow() : Rational(n, a.denominator());
    }
    Wide left = 0;
    Wide right = 0;
    Wide n = 0;
    Wide d = 0;
    bool over = __builtin_mul_overflow(a.numerator(), b.denominator(), &left) || __builtin_mul_overflow(b.numerator(), a.denominator(), &right) ||
                __builtin_mul_overflow(a.denominator(), b.denominator(), &d);
    over = over || (subtract ? __builtin_sub_overflow(left, right, &n) : __builtin_add_overflow(left, right, &n));
    return over ? overflow() : Rational(n, d);
}

}  // namespace

Rational operator+(const Rational& a, const Rational& b) { return sum(a, b, false); }

Rational operator-(const Rational& a, const Rational& b) { return sum(a, b, true); }

Rational operator*(const Rational& a, const Rational& b) {
    if (a.overflown() || b.overflown()) return overflow();
    if (a.whole() && b.whole() && small(a.numerator()) && small(b.numerator())) return Rational(a.numerator() * b.numerator(), 1);
    // crosswise reduction keeps the products small
    const Rational left(a.numerator(), b.denominator());
    const Rational right(b.numerator(), a.denominator());
    Wide n = 0;
    Wide d = 0;
    if (__builtin_mul_overflow(left.numerator(), right.numerator(), &n) || __builtin_mul_overflow(left.denominator(), right.denominator(), &d)) return overflow();
    return Rational(n, d);
}

Rational operator/(const Rational& a, const Rational& b) {
    if (a.overflown() || b.overflown() || b.numerator() == 0) return overflow();
    return a * Rational(b.denominator(), b.numerator());
}

std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
    if (a.denominator_ == b.denominator_) return a.numerator_ <=> b.numerator_;
    if (a.overflown() || b.overflown()) return b.overflown() <=> a.overflown();
    Wide left = 0;
    Wide right = 0;
    if (!__builtin_mul_overflow(a.numerator_, b.denominator_, &left) && !__builtin_mul_overflow(b.numerator_, a.denominator_, &right)) return left <=> right;
    // compare whole parts, then the rest turned upside down
    const Wide whole_a = a.floor();
    const Wide whole_b = b.floor();
    if (whole_a != whole_b) return whole_a <=> whole_b;
    const Rational rest_a(a.numerator_ - whole_a * a.denominator_, a.denominator_);
    const Rational rest_b(b.numerator_ - whole_b * b.denominator_, b.denominator_);
    if (rest_a.numerator_ == 0 || rest_b.numerator_ == 0) return rest_a.numerator_ <=> rest_b.numerator_;
    return Rational(rest_b.denominator_, rest_b.numerator_) <=> Rational(rest_a.denominator_, rest_a.numerator_);
}

Rational round_to(const Rational& value, const Rational& step, Half half) {
    const Rational steps = value / step;
    if (steps.overflown()) return steps;
    const Rational::Wide below = steps.floor();
    const Rational rest = steps - Rational(below, 1);
    const Rational middle(1, 2);
    const bool up = rest > middle || (rest == middle && (half == Half::up || below % 2 != 0));
    return Rational(up ? below + 1 : below, 1) * step;
}

}  // namespace attune
