#include "text/decimal.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace attune::text {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<Rational> parse_decimal(std::string_view text, char point) {
    const bool negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    constexpr std::size_t most_significant = 18;
    constexpr std::size_t most_places = 30;
    Rational::Wide value = 0;
    Rational::Wide scale = 1;
    std::size_t significant = 0;
    std::size_t whole_digits = 0;
    std::size_t k = 0;
    for (; k < text.size() && digit(text[k]); ++k, ++whole_digits) {
        value = value * 10 + (text[k] - '0');
        significant += value != 0;
        if (significant > most_significant) return std::nullopt;
    }
    if (whole_digits == 0 || (whole_digits > 1 && text[0] == '0')) return std::nullopt;
    if (k < text.size()) {
        if (text[k] != point || ++k == text.size() || text.size() - k > most_places) return std::nullopt;
        for (; k < text.size(); ++k) {
            if (!digit(text[k])) return std::nullopt;
            value = value * 10 + (text[k] - '0');
            scale *= 10;
            significant += value != 0;
            if (significant > most_significant) return std::nullopt;
        }
    }
    return Rational(negative ? -value : value, scale);
}

std::optional<long long> parse_integer(std::string_view text) {
    const auto value = parse_decimal(text);
    if (!value || text.find('.') != std::string_view::npos) return std::nullopt;
    return static_cast<long long>(value->numerator());
}

namespace {

constexpr std::size_t longest_number = 400;

/// Writes a number, and gives the end of it; there is room for the longest.
char* spell(char* at, double value) {
    if (value == 0) value = 0;  // no -0
    if (std::abs(value) < 1e15 && value == std::trunc(value))
        return std::to_chars(at, at + longest_number, static_cast<long long>(value)).ptr;
    return std::to_chars(at, at + longest_number, value, std::chars_format::fixed).ptr;
}

}  // namespace

void append_number(Buffer& out, double value) {
    char* at = out.room(longest_number);
    out.grew(static_cast<std::size_t>(spell(at, value) - at));
}

std::string format_number(double value) {
    std::array<char, longest_number> digits{};
    return {digits.data(), spell(digits.data(), value)};
}

}  // namespace attune::text
