#pragma once

#include "score/frame.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace attune::proof {

/// What an example may expect of a score; in the order in which one would rather expect it.
enum class Field : std::uint8_t { value, band, status, low, high, z, t, percentile };
constexpr std::array<std::string_view, 8> field_names{"value", "band", "status", "low", "high", "z", "t", "percentile"};

/// The ends of what a score could be take far longer to find than the rest, where much is blank.
constexpr bool is_end(Field field) { return field == Field::low || field == Field::high; }

/// The field of a name that the reader of examples has let pass.
Field field_of(std::string_view name);

/// What comes out for one expectation: a number, a word (of the definition, or of the program), or nothing.
struct Outcome {
    std::optional<double> number;
    std::string_view word;
};

/// What a score gives in a row of a frame.
Outcome outcome_of(score::Frame& frame, std::size_t row, std::size_t score, Field field);

/// Whether two outcomes are one; numbers that differ in the sixteenth digit are.
bool same(const Outcome& a, const Outcome& b);
bool same(double a, double b);

/// The outcome as a file words it.
std::string text_of(const Outcome& outcome);

}  // namespace attune::proof
