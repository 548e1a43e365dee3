#include "course/bound.hpp"

#include <utility>

namespace attune::course {
namespace {

using End = std::optional<Rational>;

End sum(const End& a, const End& b) {
    if (!a || !b) return std::nullopt;
    const Rational result = *a + *b;
    return result.overflown() ? End() : result;
}

End times(const End& a, const Rational& factor) {
    if (!a) return std::nullopt;
    const Rational result = *a * factor;
    return result.overflown() ? End() : result;
}

Bound scaled(const Bound& a, const Rational& factor) {
    if (factor == Rational(0)) return a.nothing() ? Bound() : Bound::of(0);
    Bound result{times(a.low, factor), times(a.high, factor)};
    if (factor < Rational(0)) std::swap(result.low, result.high);
    return result;
}

}  // namespace

Bound add(const Bound& a, const Bound& b) { return {sum(a.low, b.low), sum(a.high, b.high)}; }

Bound subtract(const Bound& a, const Bound& b) { return add(a, scaled(b, -1)); }

Bound multiply(const Bound& a, const Bound& b) {
    if (b.known()) return scaled(a, *b.low);
    return a.known() ? scaled(b, *a.low) : Bound();
}

Bound divide(const Bound& a, const Bound& b) {
    if (!b.known() || *b.low == Rational(0)) return {};
    return scaled(a, Rational(1) / *b.low);
}

}  // namespace attune::course
